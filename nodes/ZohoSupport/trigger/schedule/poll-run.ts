import type { Changes } from '../../helpdesk/changes';
import { HelpdeskError } from '../../helpdesk/problem';
import { progressFrom, withoutHistory } from '../cursor/progress';
import { type PollState, step, type Step } from '../cursor/step';
import { SeenRecord } from '../events/version';
import { askedFields, type TriggerSettings } from '../form/settings';
import { type SteadyTime, wallTime } from '../../helpdesk/instants';
import type { TriggerMemory } from './memory';
import { Notices } from './notices';
import type { Polled, PolledHelpdesk, PollHost } from './poll-host';
import { type Budget, isDue, type Pace, paceAfter, spread } from './pace';
import { resumeFrom, type Resumption } from './resume';
import { type SavedState, stateFromJson, stateToJson } from './saved-state';

const NOTHING: Polled = { events: [], fields: undefined };

/** The key of the state in the static data of the node. */
const STATE = 'trigger';

/** One poll of an active trigger. Connects the state machine with n8n's static data and the service. */
export class PollRun {
	private readonly startedAt: SteadyTime;
	private readonly notices: Notices;

	constructor(
		private readonly host: PollHost,
		private readonly memory: TriggerMemory,
		private readonly open: PolledHelpdesk,
		/** The current settings; replaced by those of a reading that is continued. */
		private settings: TriggerSettings,
	) {
		this.startedAt = host.now().steady;
		this.notices = new Notices(host.log, memory, open.words);
	}

	async run(): Promise<Polled> {
		const from = this.resumption();
		if (from.tooEarly === true) return NOTHING;
		const start = this.startOf(from);
		if (!needsNoRequest(start) && !this.mayAsk(from.saved)) return NOTHING;
		const end = await this.steps(start, from);
		if (end === undefined) return NOTHING;
		this.keep(from, start, end);
		return { events: end.events, fields: this.settings.fields };
	}

	private resumption(): Resumption {
		const { state } = this.memory;
		const remembered = state !== undefined && this.isOurs(state.own) ? state : undefined;
		return resumeFrom(this.saved(), remembered, this.host.durable || !this.settings.repeatAfterRestart, this.startedAt);
	}

	/** The state that n8n saved for this place, or else the state of the poll at activation. */
	private saved(): SavedState | undefined {
		const kept = [
			stateFromJson(this.host.staticData[STATE]),
			this.host.durable ? stateFromJson(this.host.seed.read()) : undefined,
		];
		return kept.find((state) => state !== undefined && this.isOurs(state));
	}

	/** False for a state of another portal, department or module, and if a person chose another start than now. */
	private isOurs({ place, start }: SavedState): boolean {
		return place === this.place() && (start === this.settings.startKey || this.settings.startKey === 'now');
	}

	private place(): string {
		const { module, messages } = this.settings;
		return [this.open.place, module, ...(messages === undefined ? [] : [messages])].join(' ');
	}

	private startOf(from: Resumption): PollState {
		const { work, clock } = this.memory;
		if (work?.of === this.nameOf(from)) {
			const { watch, fields } = work.chosen;
			this.settings = { ...this.settings, fields, watch: { ...watch, most: this.settings.watch.most } };
			// Waiting events need the latest confirmation. A reading in progress continues from where it began.
			return needsNoRequest(work.state) ? { ...work.state, ...from.from } : work.state;
		}
		const { saved, from: before, mayHaveEmitted } = from;
		if (saved === undefined || before === undefined) return this.beginning();
		const { progress } = before;
		const isSame = saved.fields === this.fieldsKey();
		// If another process wrote the state, the time zone may have changed meanwhile.
		const isOwn = saved.writer === this.host.process && clock?.place === this.place();
		return {
			...before,
			progress: isSame ? progress : withoutHistory(progress),
			comparePrints: saved.asked === this.askedKey(),
			...(isOwn && { clock: clock.at }),
			...(mayHaveEmitted && { mayHaveEmitted }),
		};
	}

	/** Identifies the saved state. A reading continues only if this is unchanged. */
	private nameOf({ saved, isOwn }: Resumption): string {
		return JSON.stringify([this.place(), saved?.writer, saved?.turn ?? this.settings.startKey, isOwn]);
	}

	/** At another place the trigger begins now, whatever start is set, so that it does not emit old records in bulk. */
	private beginning(): PollState {
		const { start } = this.settings;
		const before = stateFromJson(this.host.staticData[STATE]) ?? this.memory.state?.own;
		const elsewhere = before !== undefined && before.place !== this.place();
		return { progress: progressFrom(null), beginning: elsewhere ? { from: 'now' } : start, comparePrints: true };
	}

	private fieldsKey(): string {
		return this.settings.watch.fields.join('\n');
	}

	private askedKey(): string {
		return this.asked()?.join('\n') ?? '';
	}

	private asked(): string[] | undefined {
		const { createdField, modifiedField } = this.open.helpdesk;
		return askedFields(this.settings, [createdField, modifiedField]);
	}

	/** False if the poll is not due, or if the quota is spent and an error has already said so. */
	private mayAsk(saved: SavedState | undefined): boolean {
		const { spent, resetsAt } = this.open.usage();
		if (spent) return this.memory.reportedSpent !== resetsAt;
		return isDue(saved ?? {}, this.budget());
	}

	private budget(): Budget {
		const { limit, reserve, used, resetsAt } = this.open.usage();
		const room = limit - reserve;
		return { room, left: room - used, now: this.host.now().wall, resetsAt: wallTime(Date.parse(resetsAt)) };
	}

	/** Runs the state machine. Returns the last step, or undefined if the reading continues with the next poll. */
	private async steps(start: PollState, from: Resumption): Promise<Step | undefined> {
		let current = step(start, undefined, this.host.now(), this.settings.watch, this.changes());
		if (current.next !== undefined && needsNoRequest(start) && !this.mayAsk(from.saved)) return undefined;
		let longest = 0;
		try {
			while (current.next !== undefined) {
				const asked = this.host.now();
				if (asked.steady - this.startedAt + longest > this.host.budget) return this.pause(from, current);
				const rows = await this.ask(current.next);
				const answered = this.host.now();
				longest = Math.max(longest, answered.steady - asked.steady);
				current = step(current.state, { rows, asked }, answered, this.settings.watch, this.changes());
			}
		} catch (error) {
			return this.stop(error, from, current);
		}
		return current;
	}

	private changes(): Changes {
		return this.open.helpdesk.changesOf(this.settings.module, this.settings.messages);
	}

	private async ask(request: object): Promise<SeenRecord[]> {
		const { helpdesk } = this.open;
		const { module, watch } = this.settings;
		const query = { module, fields: this.asked(), conditions: watch.conditions };
		const records = await helpdesk.changed(request, query);
		return records.map((record) => new SeenRecord(record, helpdesk.times(record), helpdesk.catalogue.movesByItself));
	}

	/** Keeps what was read for the next poll. Rethrows the error, unless only the reserve of the quota is left. */
	private stop(error: unknown, from: Resumption, current: Step): undefined {
		// After ShiftingRows the reading starts again.
		this.memory.work = undefined;
		if (!(error instanceof HelpdeskError)) throw error;
		this.pause(from, current);
		if (error.problem.kind === 'quota') this.memory.reportedSpent = this.open.usage().resetsAt;
		if (error.problem.kind !== 'reserve') throw error;
		this.notices.wait(undefined, this.open.usage().resetsAt);
		return undefined;
	}

	/** Keeps an incomplete reading for the next poll. */
	private pause(from: Resumption, { state }: Step): undefined {
		this.memory.work = { of: this.nameOf(from), chosen: this.settings, state };
		this.notices.pause();
		return undefined;
	}

	private keep(
		{ saved: old, confirmed }: Resumption,
		{ progress, beginning }: PollState,
		{ state, events, report }: Step,
	): void {
		const { memory, host, settings } = this;
		const isForeign = old !== undefined && old.writer !== host.process;
		// Memory of another start, or from before another process took over, does not belong to this state.
		const remembered = old === undefined || isForeign ? undefined : memory.state;
		// A turn that n8n dropped is not used again. Otherwise the two states could not be told apart.
		const turn = Math.max(old?.turn ?? 0, memory.state?.own.turn ?? 0) + 1;
		const own: SavedState = {
			place: this.place(),
			start: settings.startKey,
			fields: this.fieldsKey(),
			asked: state.comparePrints ? this.askedKey() : (old?.asked ?? ''),
			turn,
			writer: host.process,
			progress: state.progress,
			...this.paceAfter(old?.due, state),
		};
		// The seed is needed until n8n has saved a state in the static data of the node.
		if (host.staticData[STATE] !== undefined) host.seed.write(undefined);
		else if (host.durable && old === undefined && events.length === 0) host.seed.write(stateToJson(own));
		host.staticData[STATE] = { ...stateToJson(own) };
		const takenOver = isForeign ? { turn: old.turn, writer: old.writer } : remembered?.takenOver;
		const emitted =
			events.length > 0
				? { turn, at: host.now().steady, from: { progress, ...(beginning && { beginning }) } }
				: state.progress.batch && remembered?.emitted;
		memory.state = { own, confirmed, ...(takenOver && { takenOver }), ...(emitted && { emitted }) };
		if (state.clock !== undefined) memory.clock = { place: this.place(), at: state.clock };
		memory.work = !needsNoRequest(state)
			? undefined
			: { of: this.nameOf({ saved: own, isOwn: true }), chosen: settings, state };
		if (report !== undefined) this.notices.reading(report, settings.plural);
	}

	private paceAfter(due: Pace['due'], state: PollState): Pace {
		if (needsNoRequest(state)) return {};
		const { cursor } = state.progress;
		const budget = this.budget();
		this.notices.wait(spread(cursor.cost, budget), this.open.usage().resetsAt);
		return paceAfter(due, cursor.cost, budget);
	}
}

/** Whether the next poll can continue without a request. */
function needsNoRequest({ waiting, ahead }: PollState): boolean {
	return waiting !== undefined || ahead !== undefined;
}
