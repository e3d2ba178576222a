import type { OpenHelpdesk } from '../connection/open-helpdesk';
import { HelpdeskError } from '../helpdesk/problem';
import { type Continuation, goOnFrom } from './continuity';
import { type Cursor, cursorAt } from './cursor';
import type { TriggerEvent } from './events';
import type { TriggerMemory } from './memory';
import { type Budget, isDue, type Pace, paceAfter, spread } from './pace';
import { type PollState, step, type Step } from './poll-machine';
import { type DeskTraits, type ReadRequest, requestsFor } from './reading';
import type { Moment } from './service-clock';
import { type Saved, savedFromJson, savedToJson } from './saved';
import { askedFields, type TriggerSettings } from './settings';
import { Sighting } from './sighting';
import { Watched } from './watched';

/** What a poll needs of the process that it runs in. */
export interface PollHost {
	/** What is kept between polls; changed only when a poll is over. */
	readonly staticData: Record<string, unknown>;
	/** A second place, which n8n keeps at activation: where its cursors are durable, it drops what the silent poll there came to. */
	readonly seed: { read(): unknown; write(state: unknown): void };
	/** True where the state and the execution of its events are kept in one transaction. */
	readonly durable: boolean;
	/** A name for the process. */
	readonly process: string;
	/** Milliseconds that a poll may take. */
	readonly budget: number;
	readonly now: () => Moment;
	readonly log: { info(text: string): void; warn(text: string): void; debug(text: string): void };
}

/** Where the state stands in the static data of the node. */
const STATE = 'trigger';

/** One poll of an active trigger: the state machine between what n8n keeps and the help desk. */
export class PollRun {
	private readonly desk: DeskTraits;

	private readonly begun: number;

	constructor(
		private readonly host: PollHost,
		private readonly memory: TriggerMemory,
		private readonly open: Pick<OpenHelpdesk, 'helpdesk' | 'place' | 'usage'>,
		private readonly settings: TriggerSettings,
	) {
		this.desk = { pageSize: open.helpdesk.pageSize, filterDrift: open.helpdesk.filterDrift };
		this.begun = host.now().steady;
	}

	/** Oldest first; none where nothing is new, where it is not time yet, or where the rest is for the next poll. */
	async run(): Promise<readonly TriggerEvent[]> {
		const on = this.continuation();
		if (on.tooEarly === true) return [];
		const start = this.startOf(on);
		if (start.harvest === undefined && !this.mayAsk(on.saved)) return [];
		const end = await this.steps(start, on);
		if (end === undefined) return [];
		this.keep(on, end);
		return end.events;
	}

	private continuation(): Continuation {
		const { state } = this.memory;
		const remembered = state !== undefined && this.isOurs(state.saved) ? state : undefined;
		return goOnFrom(this.saved(), remembered, this.host.durable || !this.settings.repeatAfterRestart, this.begun);
	}

	/** What n8n kept of this place; where it kept nothing of it yet, what the poll at activation came to. */
	private saved(): Saved | undefined {
		const kept = [this.kept(), this.host.durable ? savedFromJson(this.host.seed.read()) : undefined];
		return kept.find((state) => state !== undefined && this.isOurs(state));
	}

	private kept(): Saved | undefined {
		return savedFromJson(this.host.staticData[STATE]);
	}

	/** False for a state of another portal, department or module, and where a person wants to begin elsewhere than now. */
	private isOurs({ place, start }: Saved): boolean {
		return place === this.place() && (start === this.settings.startKey || this.settings.startKey === 'now');
	}

	private place(): string {
		return `${this.open.place} ${this.settings.module}`;
	}

	private startOf({ saved, cursor, given }: Continuation): PollState {
		const { work } = this.memory;
		if (work?.settings === this.workKey(saved, cursor)) return work.state;
		if (saved === undefined || cursor === undefined) return this.beginning();
		const watched = saved.fields === this.fieldsKey() ? cursor.watched : Watched.none;
		// Another process may have gone along with a moved time zone meanwhile.
		const isOwn = saved.writer === this.host.process && this.memory.clock?.place === this.place();
		const clock = isOwn ? this.memory.clock?.at : undefined;
		return { cursor: { ...cursor, watched }, given, givenUpTo: saved.given, clock, reprinted: saved.asked !== this.askedKey() };
	}

	/** A reading goes on only from the state that it began with, and for the same settings. */
	private workKey(saved: Saved | undefined, cursor: Cursor | undefined): string {
		const { module, watch, fields } = this.settings;
		// A batch that is given out again is read from before what its state says.
		return JSON.stringify([this.place(), saved?.writer, saved?.turn ?? this.settings.startKey, cursor === saved?.cursor, module, watch, fields]);
	}

	/** A changed place begins now, whatever was chosen for the first time: it must not flood. */
	private beginning(): PollState {
		const { start } = this.settings;
		const before = this.kept() ?? this.memory.state?.saved;
		const elsewhere = before !== undefined && before.place !== this.place();
		if (elsewhere || start.from === 'now') return { cursor: cursorAt(null), beginning: { from: 'now' } };
		return start.from === 'everything' ? { cursor: cursorAt(null), beginning: start } : { cursor: cursorAt(start.at) };
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
	private mayAsk(saved: Saved | undefined): boolean {
		const { spent, resetsAt } = this.open.usage();
		if (spent) return this.memory.toldSpent !== resetsAt;
		return isDue(saved ?? {}, this.budget());
	}

	private budget(): Budget {
		const { limit, reserve, used, resetsAt } = this.open.usage();
		const room = limit - reserve;
		return { room, left: room - used, now: this.host.now().wall, resetsAt: Date.parse(resetsAt) };
	}

	/** The last step; undefined where the reading goes on with the next poll. */
	private async steps(start: PollState, on: Continuation): Promise<Step | undefined> {
		let current = step(start, undefined, this.host.now(), this.settings.watch, this.desk);
		let longest = 0;
		try {
			while (current.next !== undefined) {
				const asked = this.host.now();
				if (asked.steady - this.begun + longest > this.host.budget) return this.pause(on, current);
				const rows = await this.ask(current.next);
				const answered = this.host.now();
				longest = Math.max(longest, answered.steady - asked.steady);
				current = step(current.state, { rows, asked }, answered, this.settings.watch, this.desk);
			}
		} catch (error) {
			return this.stop(error, on, current);
		}
		return current;
	}

	private async ask({ since, window }: ReadRequest): Promise<Sighting[]> {
		const { helpdesk } = this.open;
		const query = { module: this.settings.module, fields: this.asked(), ...(since !== null && { modifiedSince: new Date(since) }) };
		const records = await helpdesk.page(query, window);
		return records.map((record) => new Sighting(record, helpdesk.times(record)));
	}

	/** The reserve ends a poll without a word; a spent quota with one. What was read is kept for the next poll. */
	private stop(error: unknown, on: Continuation, current: Step): undefined {
		// Rows that moved too often are read anew.
		this.memory.work = undefined;
		if (!(error instanceof HelpdeskError)) throw error;
		this.pause(on, current);
		if (error.problem.kind === 'quota') this.memory.toldSpent = this.open.usage().resetsAt;
		if (error.problem.kind !== 'reserve') throw error;
		this.tellWait(undefined, this.open.usage().resetsAt);
		return undefined;
	}

	/** Keeps a reading that is not over, so that the next poll goes on with it. */
	private pause({ saved, cursor }: Continuation, { state }: Step): undefined {
		this.memory.work = { settings: this.workKey(saved, cursor), state };
		this.host.log.debug('Zoho Support: a long reading goes on with the next poll');
		return undefined;
	}

	private keep({ saved: old, confirmed, dropped }: Continuation, { state, events, before, noted }: Step): void {
		const gave = events.length > 0;
		const isForeign = old !== undefined && old.writer !== this.host.process;
		// What is remembered of another beginning, or from before another process went on, says nothing of this state.
		const remembered = old === undefined || isForeign ? undefined : this.memory.state;
		// A turn that n8n dropped is not used again: what is known of it would be taken for this one.
		const turn = Math.max(old?.turn ?? 0, this.memory.state?.saved.turn ?? 0) + 1;
		const settings = { place: this.place(), start: this.settings.startKey, fields: this.fieldsKey(), asked: this.askedKey() };
		const saved: Saved = { ...settings, turn, writer: this.host.process, cursor: state.cursor, ...(gave && { before }), ...givenOf(state), ...this.nextDue(old?.due, state) };
		this.host.staticData[STATE] = { ...savedToJson(saved) };
		this.host.seed.write(this.host.durable && old === undefined && !gave ? savedToJson(saved) : undefined);
		const took = isForeign ? { turn: old.turn, writer: old.writer } : remembered?.took;
		const given = gave ? { gaveOut: turn, gaveOutAt: this.host.now().steady } : dropped === true ? { gaveOut: undefined, gaveOutAt: undefined } : {};
		this.memory.state = { ...remembered, saved, confirmed, took, ...given };
		if (state.clock !== undefined) this.memory.clock = { place: this.place(), at: state.clock };
		this.memory.work = state.harvest && { settings: this.workKey(saved, saved.cursor), state };
		this.tell(noted);
	}

	private nextDue(due: number | undefined, { cursor, harvest }: PollState): Pace {
		if (harvest !== undefined) return {};
		const budget = this.budget();
		this.tellWait(spread(cursor.cost, budget), this.open.usage().resetsAt);
		return paceAfter(due, cursor.cost, budget);
	}

	/** Says once how long the spreading makes records wait, and again when it changes by half. */
	private tellWait(wait: number | undefined, resetsAt: string): void {
		const minutes = wait === undefined ? 0 : wait / 60_000;
		const { toldWait: told } = this.memory;
		if (wait !== undefined && minutes < 1.5) return;
		if (told === minutes || (told !== undefined && minutes <= told * 1.5 && minutes >= told / 1.5)) return;
		this.memory.toldWait = minutes;
		const often = wait === undefined ? 'asks no more' : `asks every ${minutes.toFixed(1)} minutes or less often`;
		this.host.log.info(`Zoho Support: so that the requests of the day last, the trigger ${often} until midnight Pacific time (${resetsAt}); new records may wait as long. Then it is back at full rate.`);
	}

	private tell(noted: Step['noted']): void {
		if (noted?.filterIgnored === true) this.host.log.warn(`Zoho Support: the portal does not filter by time of change, so each poll reads all ${this.settings.plural}: ${noted.read} now, by ${requestsFor(noted.read, this.desk)} requests.`);
		if (noted?.zoneMoved === true) this.host.log.warn('Zoho Support: the times of the portal moved to another time zone; the trigger went along. Check the time zone in the credential.');
	}
}

/** While some of it waits: up to when events may have been given out before. */
function givenOf({ givenUpTo }: PollState): { given?: number } {
	return givenUpTo === undefined ? {} : { given: givenUpTo };
}
