import {
	type Changes,
	type ChangesReading,
	type Found,
	isShownInPart,
	type ReadingFrom,
	type ServiceClock,
	type TimesMove,
} from '../../helpdesk/changes';
import { type Moment, plus, serviceTime } from '../../helpdesk/instants';
import { placeOf, type TriggerEvent } from '../events/event';
import type { SeenRecord } from '../events/version';
import type { Start } from '../../form/start-from';
import type { Watch } from '../form/watch';
import { type Comparison, type Cursor, cursorAfter, cursorAt, movedBy } from './cursor';
import { newEvents, owedEvents } from './found-events';
import { emitNext, type Progress, type UpTo } from './progress';

/** The state of the machine. Only the progress is saved; the rest lives in the process and saves requests. */
export interface PollState {
	readonly progress: Progress;
	/** Set for the first poll of a trigger. */
	readonly beginning?: Start;
	/** False when the progress was made with different fields. */
	readonly comparePrints: boolean;
	/** What this process handled before it took over another process's state. */
	readonly mayHaveEmitted?: Cursor;
	/** What this process knows of the service's clock. */
	readonly clock?: ServiceClock;
	/** The reading that is in progress. A step changes it, so a state with a reading is used only once. */
	readonly reading?: ChangesReading<SeenRecord>;
	/** Events of the batch that were read and wait to be emitted, oldest first. */
	readonly waiting?: readonly TriggerEvent[];
	/** What else was found while a batch was read again. It is handled once the batch is emitted. */
	readonly ahead?: Ahead;
}

interface Ahead {
	readonly found: Found<SeenRecord>;
	readonly comparison: Comparison;
}

/** The result of a step: the new state, the events to emit, and the next request. */
export interface Step {
	readonly state: PollState;
	readonly events: readonly TriggerEvent[];
	/** Undefined when the poll is over. */
	readonly next: object | undefined;
	/** Set when a reading was completed. */
	readonly report?: ReadingReport;
}

/** What a complete reading showed about the service, for the log. */
export interface ReadingReport extends Pick<Found<SeenRecord>, 'filterIgnored' | 'read' | 'requests'> {
	readonly timesMoved: boolean;
}

/** The rows that answer a request, and when the request was sent. */
export interface Answer {
	readonly rows: readonly SeenRecord[];
	readonly asked: Moment;
}

/**
 * The trigger as a state machine, without n8n, network or clock. A poll starts with a step without an answer, then
 * calls `step` with the answer to each `next` until `next` is undefined. If a request fails, the progress stays as it
 * was.
 * @throws ShiftingRows when the records moved more often than the reading can follow
 */
export function step(state: PollState, answer: Answer | undefined, now: Moment, watch: Watch, changes: Changes): Step {
	const { progress, waiting, ahead } = state;
	if (waiting !== undefined) return emit(state, progress, waiting, watch);
	if (ahead !== undefined) {
		const advanced = advance({ progress, comparison: ahead.comparison }, ahead.found, watch, undefined, state.clock);
		return advanced.events.length > 0 ? advanced : step(advanced.state, undefined, now, watch, changes);
	}
	const reading = state.reading ?? readingOf(state, now, watch, changes);
	if (answer !== undefined) reading.take(answer.rows, answer.asked, now);
	const next = reading.next();
	if (next !== undefined) return { state: { ...state, reading }, events: [], next };
	const found = reading.found();
	const { filterIgnored, read, requests } = found;
	const report = { filterIgnored, read, requests, timesMoved: found.moved !== undefined };
	const { comparePrints, mayHaveEmitted } = state;
	const all = { progress: movedProgress(progress, found.moved), comparison: { comparePrints, mayHaveEmitted } };
	return { ...(repeatBatch(all, found, watch) ?? advance(all, found, watch, state.beginning, found.clock)), report };
}

type Compared = { readonly progress: Progress; readonly comparison: Comparison };
type After = Pick<PollState, 'comparePrints' | 'clock' | 'ahead'>;

const WANTED: Readonly<Record<Watch['events'], NonNullable<ReadingFrom['wanted']>>> = {
	created: 'created',
	updated: 'changed',
	createdOrUpdated: 'both',
	fieldChanged: 'both',
	newComment: 'created',
	newReply: 'created',
};

/** If a batch is owed, reads again from where the batch was read. Otherwise reads on from the cursor. */
function readingOf(
	{ progress: { cursor, batch }, beginning, clock }: PollState,
	now: Moment,
	{ events }: Watch,
	changes: Changes,
): ChangesReading<SeenRecord> {
	const wanted = WANTED[events];
	if (batch !== undefined) return changes.read({ mark: batch.since, wanted, clock, alsoSeen: cursor.seen });
	// At the start only our own clock is known. The reading allows for its error.
	const startsAt =
		beginning?.from === 'instant' ? beginning.at : beginning?.from === 'now' ? serviceTime(now.wall) : undefined;
	const startsNow = beginning?.from === 'now' && ({ startsNow: true } as const);
	return changes.read({ mark: cursor, wanted, startsAt, ...startsNow, clock });
}

/** Emits what the last batch still owes; undefined if it owes nothing. */
function repeatBatch({ progress, comparison }: Compared, found: Found<SeenRecord>, watch: Watch): Step | undefined {
	const { cursor, batch } = progress;
	if (batch === undefined) return undefined;
	const { events, merged } = owedEvents(found.rows.values(), { ...progress, batch }, watch, comparison);
	if (events.length === 0) return undefined;
	return emit(
		{ comparePrints: comparison.comparePrints, clock: found.clock, ahead: { found, comparison } },
		{ ...progress, cursor: { ...cursor, seen: cursor.seen.with(merged) } },
		events,
		watch,
	);
}

/** Emits what is new since the cursor, and moves the cursor. */
function advance(
	{ progress: { cursor, history }, comparison }: Compared,
	found: Found<SeenRecord>,
	watch: Watch,
	beginning: Start | undefined,
	clock: ServiceClock | undefined,
): Step {
	const rows = [...found.rows.values()];
	const since = beginning?.from === 'instant' ? cursorAt(beginning.at) : cursor;
	const all = beginning?.from === 'now' ? [] : newEvents(rows, since, history, watch, comparison);
	const events = beginning?.from === 'everything' ? all.slice(-beginning.most) : all;
	const waiting = new Set(events.map(({ record }) => record));
	const silent = rows
		.filter((row) => !waiting.has(row.record))
		// Values of a version that was shown in part stay: a row of its moment may be older.
		.filter((row) => !(history.knows(row.id) && isShownInPart(cursor.seen.version(row.id), row)))
		.sort((a, b) => a.changed.earliest - b.changed.earliest);
	const leftOut = all.at(-events.length - 1);
	const start: UpTo = leftOut === undefined ? null : placeOf(leftOut);
	const batch = { since, history, sure: start, given: start, told: start, ids: [] };
	const progress = {
		cursor: cursorAfter(cursor, found.after(cursor)),
		history: history.with(
			silent.map(({ record }) => record),
			watch.fields,
		),
		...(events.length > 0 && { batch }),
	};
	// All remembered versions were read with the current fields.
	return emit({ comparePrints: true, clock }, progress, events, watch);
}

function emit(state: After, progress: Progress, events: readonly TriggerEvent[], watch: Watch): Step {
	const out = emitNext(progress, events, watch);
	const waiting = out.rest.length === 0 ? undefined : out.rest;
	const { comparePrints, clock, ahead } = state;
	return {
		state: { comparePrints, clock, progress: out.progress, ...(waiting && { waiting }), ...(ahead && { ahead }) },
		events: out.given,
		next: undefined,
	};
}

/** The progress, with its instants shifted as the times of the service were. */
function movedProgress(progress: Progress, move: TimesMove | undefined): Progress {
	if (move === undefined) return progress;
	const { cursor, history, batch } = progress;
	const upto = (one: UpTo): UpTo => (one === null || one === 'all' ? one : [plus(one[0], move.surely), one[1]]);
	// Positions are no longer reliable, so every event of the batch counts as emitted before.
	const owed = batch && {
		since: movedBy(batch.since, move),
		history: batch.history.withoutTimes(),
		sure: upto(batch.sure),
		given: upto(batch.given),
		told: 'all' as const,
		ids: batch.ids,
	};
	return { cursor: movedBy(cursor, move), history: history.withoutTimes(), ...(owed && { batch: owed }) };
}
