import { unconfirmed, type Progress } from '../../nodes/ZohoSupport/trigger/cursor/progress';
import type { ReadingFrom } from '../../nodes/ZohoSupport/helpdesk/changes';
import { ChangesByList } from '../../nodes/ZohoSupport/services/support/changes/changes';
import type { ListTraits, ReadRequest } from '../../nodes/ZohoSupport/services/support/changes/question';
import type { Cursor } from '../../nodes/ZohoSupport/trigger/cursor/cursor';
import { Reading } from '../../nodes/ZohoSupport/services/support/changes/reading';
import { type PollState, step, type Step } from '../../nodes/ZohoSupport/trigger/cursor/step';
import type { TriggerEvent } from '../../nodes/ZohoSupport/trigger/events/event';
import type { SeenRecord } from '../../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../../nodes/ZohoSupport/trigger/form/watch';
import { stateFromJson, stateToJson } from '../../nodes/ZohoSupport/trigger/schedule/saved-state';
import { moment, NOON } from './rows';

/** How a service reads the filter. */
export interface FilterOfTest {
	/** How much later than asked it takes the filter's time, in milliseconds. */
	readonly drift?: number;
	readonly ignored?: boolean;
}

/** A service with a few rows and a configurable filter. */
export class SmallService {
	/** The rows in the order of the answers. */
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

	/** The `since` of each request, as an offset from noon. */
	get since(): Array<number | null> {
		return this.asked.map(({ since }) => (since === null ? null : since - NOON));
	}
}

/** A reading from a cursor. */
export const readingOf = (
	mark: Cursor,
	traits: ListTraits,
	from: Omit<ReadingFrom, 'mark'> = {},
): Reading<SeenRecord> => new Reading<SeenRecord>({ mark, ...from }, traits);

/**
 * Completes a reading.
 * @param tookMs duration of each answer
 * @param between runs before each answer except the first
 */
export function readAll(
	reading: Reading<SeenRecord>,
	service: SmallService,
	tookMs = 0,
	between: (answers: number) => void = () => undefined,
): Reading<SeenRecord> {
	let steady = 0;
	for (let request = reading.next(); request !== undefined; request = reading.next()) {
		if (steady > 0) between(steady);
		const asked = moment(steady);
		steady += Math.max(1, tookMs);
		reading.take(service.answer(request), asked, moment(steady));
	}
	return reading;
}

/** The result of one poll. */
export interface PolledOfTest extends Step {
	readonly requests: number;
}

/** Runs all steps of one poll; each answer takes a millisecond. */
export function pollOf(state: PollState, service: SmallService, watch: Watch, traits: ListTraits): PolledOfTest {
	const changes = new ChangesByList(traits);
	const before = service.asked.length;
	const now = () => moment(service.asked.length);
	let current = step(state, undefined, now(), watch, changes);
	while (current.next !== undefined) {
		const asked = now();
		const rows = service.answer(current.next as ReadRequest);
		current = step(current.state, { rows, asked }, now(), watch, changes);
	}
	return { ...current, requests: service.asked.length - before };
}

/** The progress after it was saved and loaded. */
export function throughJson(progress: Progress): Progress {
	const json: unknown = JSON.parse(
		JSON.stringify(stateToJson({ place: '', start: '', fields: '', asked: '', turn: 1, writer: '', progress })),
	);
	const state = stateFromJson(json);
	if (state === undefined) throw new Error('The saved JSON is not a state');
	return state.progress;
}

/** The state in a new process that does not know whether the last events became an execution. */
export function restarted({ progress }: PollState): PollState {
	return { progress: unconfirmed(throughJson(progress)), comparePrints: true };
}

/** Events as text: `fieldChanged 1 again (Open→Closed)`. */
export function inWords(events: readonly TriggerEvent[]): string[] {
	return events.map(
		({ kind, record, possibleRepeat, changes }) =>
			`${kind} ${record.id}${possibleRepeat ? ' again' : ''}${changes === undefined ? '' : ` (${changes.map((one) => `${one.old}→${one.new}`).join(', ')})`}`,
	);
}
