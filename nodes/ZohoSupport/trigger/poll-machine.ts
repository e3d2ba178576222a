import type { Cursor } from './cursor';
import type { Start, TriggerEvent, Watch } from './events';
import { asksFarBack, type DeskTraits, type Found, questionOf, type ReadRequest, Reading, requestsFor } from './reading';
import type { Moment, ServiceClock } from './service-clock';
import { type Harvest, harvestOf, settle } from './settle';
import type { Sighting } from './sighting';

/** Where a poll stands. Only the cursor outlives the process; the rest saves requests while it lasts. */
export interface PollState {
	readonly cursor: Cursor;
	/** Only for the first poll of a trigger: `now`, so all that is there is old; or all there is, but no more than the newest. */
	readonly beginning?: Beginning;
	/** Events up to this cursor may have been given out before. */
	readonly given?: Cursor;
	/** And, of an earlier process, up to this instant. */
	readonly givenUpTo?: number;
	/** True when other fields are read than when the cursor was made: what records say can't be compared then. */
	readonly reprinted?: boolean;
	/** What is sure of the service's clock, as long as the process lives. */
	readonly clock?: ServiceClock;
	/** Under way; used up by the step that it is given to. */
	readonly reading?: Reading;
	/** Read already, and not all given out yet. */
	readonly harvest?: Harvest;
}

export type Beginning = Exclude<Start, { from: 'instant' }>;

/** What a step came to: the state after it, what happened in the help desk, and what to ask next. */
export interface Step {
	readonly state: PollState;
	readonly events: readonly TriggerEvent[];
	/** The cursor as if none of the events had been given out yet. */
	readonly before?: Cursor;
	/** Undefined: the poll is over. */
	readonly next: ReadRequest | undefined;
	/** What a finished reading showed of the service. */
	readonly noted?: { readonly filterIgnored: boolean; readonly zoneMoved: boolean; readonly read: number };
}

/** An answer to what a step asked: its rows, and when the request went out. */
export interface Answer {
	readonly rows: readonly Sighting[];
	readonly asked: Moment;
}

/**
 * The trigger as a state machine: no n8n, no network, no clock of its own. A poll begins with a step without an answer and goes on
 * with the answer to each `next` until there is none. An error in between is nobody's step: the cursor stays as it was.
 * @throws ShiftingRows when the rows of the desk moved more often than a walk can follow
 */
export function step(state: PollState, answer: Answer | undefined, now: Moment, watch: Watch, desk: DeskTraits): Step {
	const { cursor, harvest, beginning } = state;
	if (harvest !== undefined) return giveOut(cursor, harvest, watch, desk, state.givenUpTo);
	const reading = state.reading ?? new Reading(cursor, desk, { startsAt: beginning?.from === 'now' ? now.wall : undefined, clock: state.clock, given: state.given });
	if (answer !== undefined) reading.take(answer.rows, answer.asked, now);
	const next = reading.next();
	if (next !== undefined) return { state: { ...state, reading }, events: [], next };
	const found = reading.found();
	const fresh = harvestOf(found, watch, state);
	const given = giveOut({ ...found.cursor, wide: found.wide }, fresh, watch, desk, givenUpTo(state, found));
	const after = { ...given.state.cursor, cost: costOfNext(found, given.state.cursor, desk) };
	return { ...given, state: { ...given.state, cursor: after, clock: found.clock }, noted: { filterIgnored: found.filterIgnored, zoneMoved: found.zone.moved, read: found.read } };
}

function giveOut(cursor: Cursor, harvest: Harvest, watch: Watch, desk: DeskTraits, upTo: number | undefined): Step {
	const settled = settle(cursor, harvest, watch, desk);
	const before = settle(cursor, harvest, { ...watch, most: 0 }, desk).cursor;
	const left = settled.rest.pending.length > 0 ? { harvest: settled.rest, givenUpTo: upTo } : {};
	return { state: { cursor: settled.cursor, ...left }, events: settled.events, before, next: undefined };
}

/** The last change that may have been given out before, in the times that the portal shows now. */
function givenUpTo({ given, givenUpTo: earlier = -Infinity }: PollState, { zone }: Found): number | undefined {
	// What changed at the watermark itself was handled only where it is known.
	const watermark = (given?.top ?? -Infinity) - 1;
	const last = Math.max(earlier, watermark, given?.known.newest() ?? -Infinity);
	return Number.isFinite(last) ? last + zone.delta : undefined;
}

/** Requests of the next poll, should nothing be new. */
function costOfNext({ rows, read, filterIgnored }: Found, cursor: Cursor, desk: DeskTraits): number {
	const since = questionOf(cursor, desk);
	if (filterIgnored) return requestsFor(read, desk);
	const inSight = [...rows.values()].filter(({ changed }) => changed.latest >= (since ?? -Infinity)).length;
	// With no row in sight a second question tells whether the filter reached back.
	return requestsFor(inSight, desk) + (inSight === 0 && !asksFarBack(since, cursor.top, desk) ? 1 : 0);
}
