import type { Changes, ChangesReading, Found, ReadRequest, ServiceClock, TimesMove } from '../../helpdesk/changes';
import { type Moment, plus, serviceTime } from '../../helpdesk/instants';
import { placeOf, type TriggerEvent } from '../events/event';
import type { SeenRecord } from '../events/version';
import type { Start, Watch } from '../form/choices';
import { type Comparison, type Cursor, cursorAfter, cursorAt, movedBy } from './cursor';
import { newEvents, owedEvents } from './found-events';
import { giveOut, type Progress, type Upto } from './progress';

/** Where a poll stands. Only the progress outlives the process; the rest saves requests while it lasts. */
export interface PollState {
	readonly progress: Progress;
	/** Only for the first poll of a trigger. */
	readonly beginning?: Start;
	/** False when other fields are read than when the progress was made. */
	readonly comparePrints: boolean;
	/** What this process handled, where what was saved is another's. */
	readonly mayHaveGiven?: Cursor;
	/** What is sure of the service's clock, as long as the process lives. */
	readonly clock?: ServiceClock;
	/** Under way; used up by the step that it is given to. */
	readonly reading?: ChangesReading<SeenRecord>;
	/** Events of the batch that are read already and wait, oldest first. */
	readonly waiting?: readonly TriggerEvent[];
	/** What the reading of a batch that came again showed beside it: it is gone on from once the batch is given. */
	readonly ahead?: Ahead;
}

interface Ahead {
	readonly found: Found<SeenRecord>;
	readonly comparison: Comparison;
}

/** What a step came to: the state after it, what happened in the help desk, and what to ask next. */
export interface Step {
	readonly state: PollState;
	readonly events: readonly TriggerEvent[];
	/** Undefined: the poll is over. */
	readonly next: ReadRequest | undefined;
	/** What a finished reading showed of the service. */
	readonly noted?: Noted;
}

/** What a finished reading showed of the service, for the log. */
export interface Noted extends Pick<Found<SeenRecord>, 'filterIgnored' | 'read' | 'requests'> {
	readonly timesMoved: boolean;
}

/** An answer to what a step asked: its rows, and when the request went out. */
export interface Answer {
	readonly rows: readonly SeenRecord[];
	readonly asked: Moment;
}

/**
 * The trigger as a state machine: no n8n, no network, no clock of its own. A poll begins with a step without an answer and goes on
 * with the answer to each `next` until there is none. An error in between is nobody's step: the progress stays as it was.
 * @throws ShiftingRows when the records moved more often than the reading can follow
 */
export function step(state: PollState, answer: Answer | undefined, now: Moment, watch: Watch, changes: Changes): Step {
	const { progress, waiting, ahead } = state;
	if (waiting !== undefined) return given(state, progress, waiting, watch);
	if (ahead !== undefined) {
		const gone = onward({ progress, comparison: ahead.comparison }, ahead.found, watch, undefined, {
			comparePrints: true,
			clock: state.clock,
		});
		return gone.events.length > 0 ? gone : step(gone.state, undefined, now, watch, changes);
	}
	const reading = state.reading ?? readingOf(state, now, changes);
	if (answer !== undefined) reading.take(answer.rows, answer.asked, now);
	const next = reading.next();
	if (next !== undefined) return { state: { ...state, reading }, events: [], next };
	const found = reading.found();
	const { filterIgnored, read, requests } = found;
	const noted = { filterIgnored, read, requests, timesMoved: found.moved !== undefined };
	const { comparePrints, mayHaveGiven } = state;
	const after = { comparePrints, clock: found.clock };
	const all = { progress: moved(progress, found.moved), comparison: { comparePrints, mayHaveGiven } };
	return { ...(again(all, found, watch, after) ?? onward(all, found, watch, state.beginning, after)), noted };
}

type Whole = { readonly progress: Progress; readonly comparison: Comparison };
type After = Pick<PollState, 'comparePrints' | 'clock' | 'ahead'>;

/** What a batch still owes is read from where it was read before; all else goes on from the cursor. */
function readingOf(
	{ progress: { cursor, batch }, beginning, clock }: PollState,
	now: Moment,
	changes: Changes,
): ChangesReading<SeenRecord> {
	if (batch !== undefined) return changes.read({ mark: batch.since, clock, alsoSeen: cursor.seen });
	// Our clock is all there is to begin with; the reading reckons with how far it may be off.
	const startsAt =
		beginning?.from === 'instant' ? beginning.at : beginning?.from === 'now' ? serviceTime(now.wall) : undefined;
	return changes.read({ mark: cursor, startsAt, clock });
}

/** Gives the last batch again, where it still owes something. */
function again(
	{ progress, comparison }: Whole,
	found: Found<SeenRecord>,
	watch: Watch,
	after: After,
): Step | undefined {
	const { cursor, batch } = progress;
	if (batch === undefined) return undefined;
	const { events, merged } = owedEvents(found.rows.values(), { ...progress, batch }, watch, comparison);
	if (events.length === 0) return undefined;
	return given(
		{ ...after, ahead: { found, comparison } },
		{ ...progress, cursor: { ...cursor, seen: cursor.seen.with(merged) } },
		events,
		watch,
	);
}

/** Gives what is new since the cursor, and moves it. */
function onward(
	{ progress: { cursor, history }, comparison }: Whole,
	found: Found<SeenRecord>,
	watch: Watch,
	beginning: Start | undefined,
	after: After,
): Step {
	const rows = [...found.rows.values()];
	const since = beginning?.from === 'instant' ? cursorAt(beginning.at) : cursor;
	const all = beginning?.from === 'now' ? [] : newEvents(rows, since, history, watch, comparison);
	const events = beginning?.from === 'everything' ? all.slice(-beginning.most) : all;
	const waiting = new Set(events.map(({ record }) => record));
	const silent = rows
		.filter(({ record }) => !waiting.has(record))
		.sort((a, b) => a.changed.earliest - b.changed.earliest);
	const leftOut = all.at(-events.length - 1);
	const start: Upto = events.length < all.length && leftOut !== undefined ? placeOf(leftOut) : null;
	const batch = { since, history, sure: start, given: start, told: start, ids: [] };
	const progress = {
		cursor: cursorAfter(cursor, found.after(cursor)),
		history: history.with(
			silent.map(({ record }) => record),
			watch.fields,
		),
		...(events.length > 0 && { batch }),
	};
	// All that is remembered is read with the fields of now.
	return given({ ...after, comparePrints: true }, progress, events, watch);
}

function given(state: After, progress: Progress, events: readonly TriggerEvent[], watch: Watch): Step {
	const out = giveOut(progress, events, watch);
	const waiting = out.rest.length === 0 ? undefined : out.rest;
	const { comparePrints, clock, ahead } = state;
	return {
		state: { comparePrints, clock, progress: out.progress, ...(waiting && { waiting }), ...(ahead && { ahead }) },
		events: out.given,
		next: undefined,
	};
}

/** The progress in the times that the service shows now. */
function moved(progress: Progress, move: TimesMove | undefined): Progress {
	if (move === undefined) return progress;
	const { cursor, history, batch } = progress;
	const upto = (one: Upto): Upto => (one === null || one === 'all' ? one : [plus(one[0], move.surely), one[1]]);
	// Which of them were told is not sure any more.
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
