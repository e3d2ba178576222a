import { HelpdeskError } from '../../helpdesk/problem';
import { progressFrom, withoutHistory } from '../cursor/progress';
import type { ReadRequest } from '../../helpdesk/changes';
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

/** Where the state stands in the static data of the node. */
const STATE = 'trigger';

/** One poll of an active trigger: the state machine between what n8n keeps and the help desk. */
export class PollRun {
	private readonly begun: SteadyTime;
	private readonly notices: Notices;

	constructor(
		private readonly host: PollHost,
		private readonly memory: TriggerMemory,
		private readonly open: PolledHelpdesk,
		/** As a person chose them; a reading under way goes on with those that it began with. */
		private settings: TriggerSettings,
	) {
		this.begun = host.now().steady;
		this.notices = new Notices(host.log, memory, open.words);
	}

	async run(): Promise<Polled> {
		const from = this.resumption();
		if (from.tooEarly === true) return NOTHING;
		const start = this.startOf(from);
		if (!isRead(start) && !this.mayAsk(from.saved)) return NOTHING;
		const end = await this.steps(start, from);
		if (end === undefined) return NOTHING;
		this.keep(from, start, end);
		return { events: end.events, fields: this.settings.fields };
	}

	private resumption(): Resumption {
		const { state } = this.memory;
		const remembered = state !== undefined && this.isOurs(state.own) ? state : undefined;
		return resumeFrom(this.saved(), remembered, this.host.durable || !this.settings.repeatAfterRestart, this.begun);
	}

	/** What n8n kept of this place; where it kept nothing of it yet, what the poll at activation came to. */
	private saved(): SavedState | undefined {
		const kept = [
			stateFromJson(this.host.staticData[STATE]),
			this.host.durable ? stateFromJson(this.host.seed.read()) : undefined,
		];
		return kept.find((state) => state !== undefined && this.isOurs(state));
	}

	/** False for a state of another portal, department or module, and where a person wants to begin elsewhere than now. */
	private isOurs({ place, start }: SavedState): boolean {
		return place === this.place() && (start === this.settings.startKey || this.settings.startKey === 'now');
	}

	private place(): string {
		return `${this.open.place} ${this.settings.module}`;
	}

	private startOf(from: Resumption): PollState {
		const { work, clock } = this.memory;
		if (work?.of === this.nameOf(from)) {
			const { watch, fields } = work.chosen;
			this.settings = { ...this.settings, fields, watch: { ...watch, most: this.settings.watch.most } };
			// What is confirmed meanwhile matters to what waits; a reading under way goes on from where it began.
			return isRead(work.state) ? { ...work.state, ...from.from } : work.state;
		}
		const { saved, from: before, mayHaveGiven } = from;
		if (saved === undefined || before === undefined) return this.beginning();
		const { progress } = before;
		const isSame = saved.fields === this.fieldsKey();
		// Another process may have gone along with a moved time zone meanwhile.
		const isOwn = saved.writer === this.host.process && clock?.place === this.place();
		return {
			...before,
			progress: isSame ? progress : withoutHistory(progress),
			comparePrints: saved.asked === this.askedKey(),
			...(isOwn && { clock: clock.at }),
			...(mayHaveGiven && { mayHaveGiven }),
		};
	}

	/** What a reading goes on from: only where nothing else happened to the state meanwhile. */
	private nameOf({ saved, isOwn }: Resumption): string {
		return JSON.stringify([this.place(), saved?.writer, saved?.turn ?? this.settings.startKey, isOwn]);
	}

	/** A changed place begins now, whatever was chosen for the first time: it must not flood. */
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

	/** False while the requests of the day are to be spread, and once the trigger has said that they are spent. */
	private mayAsk(saved: SavedState | undefined): boolean {
		const { spent, resetsAt } = this.open.usage();
		if (spent) return this.memory.toldSpent !== resetsAt;
		return isDue(saved ?? {}, this.budget());
	}

	private budget(): Budget {
		const { limit, reserve, used, resetsAt } = this.open.usage();
		const room = limit - reserve;
		return { room, left: room - used, now: this.host.now().wall, resetsAt: wallTime(Date.parse(resetsAt)) };
	}

	/** The last step; undefined where the reading goes on with the next poll. */
	private async steps(start: PollState, from: Resumption): Promise<Step | undefined> {
		let current = step(start, undefined, this.host.now(), this.settings.watch, this.open.helpdesk.changes);
		if (current.next !== undefined && isRead(start) && !this.mayAsk(from.saved)) return undefined;
		let longest = 0;
		try {
			while (current.next !== undefined) {
				const asked = this.host.now();
				if (asked.steady - this.begun + longest > this.host.budget) return this.pause(from, current);
				const rows = await this.ask(current.next);
				const answered = this.host.now();
				longest = Math.max(longest, answered.steady - asked.steady);
				current = step(current.state, { rows, asked }, answered, this.settings.watch, this.open.helpdesk.changes);
			}
		} catch (error) {
			return this.stop(error, from, current);
		}
		return current;
	}

	private async ask({ since, window }: ReadRequest): Promise<SeenRecord[]> {
		const { helpdesk } = this.open;
		const query = {
			module: this.settings.module,
			fields: this.asked(),
			...(since !== null && { modifiedSince: new Date(since) }),
		};
		const records = await helpdesk.page(query, window);
		return records.map((record) => new SeenRecord(record, helpdesk.times(record)));
	}

	/** The reserve ends a poll without a word; a spent quota with one. What was read is kept for the next poll. */
	private stop(error: unknown, from: Resumption, current: Step): undefined {
		// Rows that moved too often are read anew.
		this.memory.work = undefined;
		if (!(error instanceof HelpdeskError)) throw error;
		this.pause(from, current);
		if (error.problem.kind === 'quota') this.memory.toldSpent = this.open.usage().resetsAt;
		if (error.problem.kind !== 'reserve') throw error;
		this.notices.wait(undefined, this.open.usage().resetsAt);
		return undefined;
	}

	/** Keeps a reading that is not over, so that the next poll goes on with it. */
	private pause(from: Resumption, { state }: Step): undefined {
		this.memory.work = { of: this.nameOf(from), chosen: this.settings, state };
		this.host.log.debug(`${this.open.words.name}: a long reading goes on with the next poll`);
		return undefined;
	}

	private keep(
		{ saved: old, confirmed }: Resumption,
		{ progress, beginning }: PollState,
		{ state, events, noted }: Step,
	): void {
		const { memory, host, settings } = this;
		const isForeign = old !== undefined && old.writer !== host.process;
		// What is remembered of another beginning, or from before another process went on, says nothing of this state.
		const remembered = old === undefined || isForeign ? undefined : memory.state;
		// A turn that n8n dropped is not used again: what is known of it would be taken for this one.
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
		// The seed is needed until n8n has kept a state in its own place.
		if (host.staticData[STATE] !== undefined) host.seed.write(undefined);
		else if (host.durable && old === undefined && events.length === 0) host.seed.write(stateToJson(own));
		host.staticData[STATE] = { ...stateToJson(own) };
		const took = isForeign ? { turn: old.turn, writer: old.writer } : remembered?.took;
		const gave =
			events.length > 0
				? { turn, at: host.now().steady, from: { progress, ...(beginning && { beginning }) } }
				: state.progress.batch && remembered?.gave;
		memory.state = { own, confirmed, ...(took && { took }), ...(gave && { gave }) };
		if (state.clock !== undefined) memory.clock = { place: this.place(), at: state.clock };
		memory.work = !isRead(state)
			? undefined
			: { of: this.nameOf({ saved: own, isOwn: true }), chosen: settings, state };
		if (noted !== undefined) this.notices.reading(noted, settings.plural);
	}

	private paceAfter(due: Pace['due'], state: PollState): Pace {
		if (isRead(state)) return {};
		const { cursor } = state.progress;
		const budget = this.budget();
		this.notices.wait(spread(cursor.cost, budget), this.open.usage().resetsAt);
		return paceAfter(due, cursor.cost, budget);
	}
}

/** Whether the next poll has something to give without a request. */
function isRead({ waiting, ahead }: PollState): boolean {
	return waiting !== undefined || ahead !== undefined;
}
