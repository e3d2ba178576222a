import type { Span } from '../helpdesk/helpdesk';
import { Births } from './births';
import type { Cursor } from './cursor';
import { eventOf, type News, type TriggerEvent, type Watch } from './events';
import { compareIds, Known, type Leniency } from './known';
import type { Beginning, PollState } from './poll-machine';
import { type DeskTraits, FILTER_STEP_MS, type Found, OVERLAP_ROWS } from './reading';
import type { Sighting, Version } from './sighting';
import type { Watched } from './watched';

/** A time to the minute may lie before one to the second of the same minute: a record just made is known for so much longer. */
const MINUTE_MS = 60_000;

/** What a reading brought, and what is still to be given out of it. */
export interface Harvest {
	/** Oldest first. */
	readonly pending: readonly Pending[];
	/** Versions that need no more work, by id. */
	readonly handled: ReadonlyMap<string, Version>;
	readonly watched: Watched;
	readonly floor: number | null;
	/** How far the service's clock had surely come when the reading began. */
	readonly bound: number;
	/** True when all that any zone may hide was asked for, and little came. */
	readonly quiet: boolean;
	/** Of the records that were made since the reading before; undefined where no row can have moved past this one. */
	readonly births: Births | undefined;
}

interface Pending {
	readonly event: TriggerEvent;
	readonly sighting: Sighting;
}

/** Sorts what was found into events, oldest first, and what is no event. */
export function harvestOf(found: Found, watch: Watch, state: Omit<PollState, 'cursor'>): Harvest {
	const { rows, cursor } = found;
	const { beginning } = state;
	const fresh = beginning?.from === 'now' ? [] : newsIn(found, state);
	const pending: Pending[] = [];
	for (const news of fresh) {
		const event = eventOf(news, watch, cursor.watched);
		if (event !== undefined) pending.push({ event, sighting: news.sighting });
	}
	pending.sort((a, b) => a.event.at - b.event.at || compareIds(a.event.record.id, b.event.record.id));
	const most = beginning?.from === 'everything' ? beginning.most : Infinity;
	const wanted = pending.slice(Math.max(0, pending.length - most));
	const births = birthsOf(found, beginning, fresh, wanted.length < pending.length ? wanted.at(0) : undefined);
	const waiting = new Set(wanted.map(({ sighting }) => sighting));
	const silent = [...rows.values()].filter((row) => !waiting.has(row)).sort((a, b) => a.changed.earliest - b.changed.earliest);
	const handled = new Map<string, Version>(cursor.known.rows().map((row) => [row.id, row]));
	// What waits keeps the version that was handled: it shows that the record is not new.
	for (const row of silent) handled.set(row.id, row);
	const watched = cursor.watched.with(silent.map(({ record }) => record), watch.fields);
	return { pending: wanted, handled, watched, floor: found.floor, bound: found.clock?.instant ?? -Infinity, quiet: found.quiet, births };
}

/**
 * Whose birth matters to the next reading: what moved past this one was made after it began to be read, or after the oldest record
 * that is wanted of all there are. A trigger that begins now knows all that is older by its watermark.
 */
function birthsOf({ cursor, inPages }: Found, beginning: Beginning | undefined, fresh: readonly News[], oldestWanted: Pending | undefined): Births | undefined {
	if (!inPages || beginning?.from === 'now') return undefined;
	const births = cursor.births?.isFull === false ? cursor.births : Births.since(cursor.from, cursor.known.crowded());
	const wanted = oldestWanted === undefined ? births : births.from(oldestWanted.event.at);
	return wanted.with(fresh.filter(({ existed }) => existed).map(({ sighting }) => sighting));
}

/** The versions that were not handled before. */
function newsIn({ rows, cursor, zone }: Found, { given, givenUpTo = -Infinity, reprinted = false }: Omit<PollState, 'cursor'>): News[] {
	const { from, births = Births.since(from) } = cursor;
	const candidates = [...rows.values()].filter(({ changed }) => from === null || changed.latest >= from);
	const leniency = { moved: zone.moved, reprinted };
	const recognized = cursor.known.recognize(candidates, leniency);
	const wasGiven = given === undefined ? () => NEVER : isGiven(given, candidates, leniency, zone.delta);
	return candidates.flatMap((sighting): News[] => {
		const { handled, idKnown, doubtful: unclear } = recognized(sighting);
		if (handled) return [];
		const before = wasGiven(sighting);
		const doubtful = unclear || before.version || sighting.changed.earliest <= givenUpTo + zone.delta;
		const { created } = sighting.times;
		if (idKnown) return [{ sighting, existed: true, doubtful }];
		const existed = births.existed({ id: sighting.id, created }, from);
		// A record of unknown age may have been given out as made before.
		const mayHave = before.record || births.mayHaveExisted(created) || (from !== null && created === undefined);
		return [{ sighting, existed, doubtful: doubtful || (!existed && mayHave) }];
	});
}

const NEVER = { version: false, record: false };

/** Whether a version may have been given out by a poll that came to a cursor, or an earlier one of its record. */
function isGiven({ from, known }: Cursor, rows: readonly Sighting[], leniency: Leniency, delta: number): (row: Sighting) => typeof NEVER {
	const recognized = known.recognize(rows, leniency);
	return (row) => {
		const { handled, idKnown, doubtful } = recognized(row);
		const isOld = (span: Span | undefined) => from !== null && span !== undefined && span.latest < from + delta;
		return { version: handled || doubtful || isOld(row.changed), record: idKnown || isOld(row.times.created) };
	};
}

/** Gives out the oldest events of a harvest, and the cursor that stands behind them. Pure; what is left can be settled next time. */
export function settle(before: Cursor, harvest: Harvest, { most, fields }: Watch, desk: DeskTraits): { cursor: Cursor; events: TriggerEvent[]; rest: Harvest } {
	const now = harvest.pending.slice(0, most);
	const later = harvest.pending.slice(most);
	const handled = new Map(harvest.handled);
	for (const { sighting } of now) handled.set(sighting.id, sighting);
	const watched = harvest.watched.with(now.map(({ event }) => event.record), fields);
	const rest: Harvest = { ...harvest, pending: later, handled, watched };
	const births = harvest.births?.with([...handled.values()]);
	return { cursor: { ...before, ...marks(before, rest, desk), watched, births }, events: now.map(({ event }) => event), rest };
}

/**
 * The watermark: what is still to be given out holds it back, and so does how far the service's clock had surely come. Below it, rows
 * are kept in sight: as many as cost nothing to read again, and as far back as any zone may hide one.
 */
function marks(before: Cursor, { pending, handled, floor, bound, quiet: isQuiet }: Harvest, { filterDrift, pageSize }: DeskTraits): Pick<Cursor, 'from' | 'top' | 'known' | 'quiet'> {
	const held = Math.min(pending[0]?.event.at ?? Infinity, Math.max(bound, before.top ?? -Infinity));
	if (!Number.isFinite(held)) return { from: floor, top: floor, known: before.known, quiet: true };
	const rows = [...handled.values()].sort((a, b) => b.changed.latest - a.changed.latest);
	const sight = Math.max(endOfSight(rows, pageSize), held - filterDrift);
	// While a record waits of which no version is known, `from` is what shows that it is not new.
	const isSure = pending.every(({ sighting }) => handled.has(sighting.id));
	const lowest = Math.max(floor ?? -Infinity, isSure ? -Infinity : (before.from ?? -Infinity));
	const from = Math.max(lowest, Math.min(held, sight));
	// The newest rows are known however old they are: they show when all times move.
	const known = Known.of(rows.filter(({ changed }, place) => place < OVERLAP_ROWS || changed.latest >= from - MINUTE_MS), from);
	// A crowd may lie before what was asked for, until that reaches as far back as any zone.
	const quiet = isQuiet || (rows.length <= OVERLAP_ROWS && (before.quiet || from <= held - filterDrift));
	return { from, top: Math.max(from, held), known, quiet };
}

/**
 * The instant down to which no more rows lie than cost nothing to read again; clear of the crowd that comes next, where there is room. A crowd
 * that a page holds stays in sight while nothing newer does: its rows show that the filter reaches back.
 */
function endOfSight(newestFirst: readonly Version[], pageSize: number): number {
	const beyond = newestFirst[OVERLAP_ROWS];
	if (beyond === undefined) return -Infinity;
	const end = beyond.changed.latest + 1;
	const oldestInSight = newestFirst.slice(0, OVERLAP_ROWS).filter(({ changed }) => changed.latest >= end).reduce((least, { changed }) => Math.min(least, changed.earliest), Infinity);
	const crowd = newestFirst.filter(({ changed }) => changed.latest >= beyond.changed.earliest).length;
	if (oldestInSight === Infinity && crowd < pageSize) return beyond.changed.earliest;
	return Math.max(end, Math.min(end + 2 * FILTER_STEP_MS, oldestInSight));
}
