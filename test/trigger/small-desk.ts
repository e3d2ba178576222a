import { doubted, type Progress } from '../../nodes/ZohoSupport/trigger/cursor/progress';
import type { ReadingFrom, ReadRequest } from '../../nodes/ZohoSupport/helpdesk/changes';
import { ChangesByList } from '../../nodes/ZohoSupport/services/support/changes/changes';
import type { ListTraits } from '../../nodes/ZohoSupport/services/support/changes/question';
import type { Cursor } from '../../nodes/ZohoSupport/trigger/cursor/cursor';
import { Reading } from '../../nodes/ZohoSupport/services/support/changes/reading';
import { type PollState, step, type Step } from '../../nodes/ZohoSupport/trigger/cursor/step';
import type { TriggerEvent } from '../../nodes/ZohoSupport/trigger/events/event';
import type { SeenRecord } from '../../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../../nodes/ZohoSupport/trigger/form/choices';
import { stateFromJson, stateToJson } from '../../nodes/ZohoSupport/trigger/schedule/saved-state';
import { moment, NOON } from './rows';

/** How a service reads the time of the filter. */
export interface FilterOfTest {
	/** It takes what was asked for so much later, in milliseconds. */
	readonly drift?: number;
	readonly ignored?: boolean;
}

/** A help desk of a few rows that answers as it is told to. */
export class SmallDesk {
	/** The rows, in the order of its answers. */
	rows: SeenRecord[] = [];

	readonly asked: ReadRequest[] = [];

	constructor(
		rows: readonly SeenRecord[] = [],
		readonly filter: FilterOfTest = {},
	) {
		this.rows = [...rows];
	}

	answer(request: ReadRequest): SeenRecord[] {
		this.asked.push(request);
		const since =
			request.since === null || this.filter.ignored === true ? -Infinity : request.since + (this.filter.drift ?? 0);
		return this.rows
			.filter(({ changed }) => changed.earliest >= since)
			.slice(request.window.from - 1, request.window.to);
	}

	/** What was asked since when, told from noon. */
	get since(): Array<number | null> {
		return this.asked.map(({ since }) => (since === null ? null : since - NOON));
	}
}

/** A reading that begins with a cursor. */
export const readingOf = (
	mark: Cursor,
	traits: ListTraits,
	from: Omit<ReadingFrom, 'mark'> = {},
): Reading<SeenRecord> => new Reading<SeenRecord>({ mark, ...from }, traits);

/** Reads to the end; each answer takes so long. @param between happens before each answer but the first */
export function readAll(
	reading: Reading<SeenRecord>,
	desk: SmallDesk,
	tookMs = 0,
	between: (answers: number) => void = () => undefined,
): Reading<SeenRecord> {
	let steady = 0;
	for (let request = reading.next(); request !== undefined; request = reading.next()) {
		if (steady > 0) between(steady);
		const asked = moment(steady);
		steady += Math.max(1, tookMs);
		reading.take(desk.answer(request), asked, moment(steady));
	}
	return reading;
}

/** What one poll came to. */
export interface PolledOfTest extends Step {
	readonly requests: number;
}

/** One poll of the state machine, all its steps; a millisecond each. */
export function pollOf(state: PollState, desk: SmallDesk, watch: Watch, traits: ListTraits): PolledOfTest {
	const changes = new ChangesByList(traits);
	const before = desk.asked.length;
	const now = () => moment(desk.asked.length);
	let current = step(state, undefined, now(), watch, changes);
	while (current.next !== undefined) {
		const asked = now();
		const rows = desk.answer(current.next);
		current = step(current.state, { rows, asked }, now(), watch, changes);
	}
	return { ...current, requests: desk.asked.length - before };
}

/** A progress as it comes out of what n8n kept. */
export function throughJson(progress: Progress): Progress {
	const json: unknown = JSON.parse(
		JSON.stringify(stateToJson({ place: '', start: '', fields: '', asked: '', turn: 1, writer: '', progress })),
	);
	const state = stateFromJson(json);
	if (state === undefined) throw new Error('What was saved is no state');
	return state.progress;
}

/** A state in a new process, which does not know what became of the last events. */
export function restarted({ progress }: PollState): PollState {
	return { progress: doubted(throughJson(progress)), comparePrints: true };
}

/** Events in words: `fieldChanged 1 again (Open→Closed)`. */
export function inWords(events: readonly TriggerEvent[]): string[] {
	return events.map(
		({ kind, record, possibleRepeat, changes }) =>
			`${kind} ${record.id}${possibleRepeat ? ' again' : ''}${changes === undefined ? '' : ` (${changes.map((one) => `${one.old}→${one.new}`).join(', ')})`}`,
	);
}
