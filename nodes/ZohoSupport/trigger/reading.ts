import type { RowWindow } from '../helpdesk/helpdesk';
import { Walk } from '../helpdesk/walk';
import type { Cursor } from './cursor';
import { movedCursor, type MovedCursor } from './moved-zone';
import { ClockWatch, type Moment, type ServiceClock } from './service-clock';
import { type Sighting, tokenOf } from './sighting';

/** The rows to ask for next: changed since an instant (null: all), one window of them. */
export interface ReadRequest {
	readonly since: number | null;
	readonly window: RowWindow;
}

/** What is constant about a help desk. */
export interface DeskTraits {
	/** Rows a request, at most. */
	readonly pageSize: number;
	/** How far from what was asked the service may read the filter, in milliseconds. */
	readonly filterDrift: number;
}

/** What a reading came to. */
export interface Found {
	/** The newest sighting of each record that was read. */
	readonly rows: ReadonlyMap<string, Sighting>;
	/** The cursor that it began with, moved where the times of the portal moved. */
	readonly cursor: Cursor;
	/** Whether they did, and by how much. */
	readonly zone: Pick<MovedCursor, 'moved' | 'delta'>;
	/** From here on the answer holds every record; null: all there are. */
	readonly floor: number | null;
	/** How far the service's clock had surely come when the reading began; undefined when nothing told. */
	readonly clock: ServiceClock | undefined;
	/** What a narrow question missed and a wide one found shows how the service reads the filter. */
	readonly wide: boolean;
	/** True when all that any zone may hide was asked for, and no more rows came than cost nothing to read again. */
	readonly quiet: boolean;
	/** True when rows came that are older than any reading of the filter explains. */
	readonly filterIgnored: boolean;
	/** Rows that came, those of a record that came twice counted once. */
	readonly read: number;
	/** True when it took several pages, between which rows may have moved. */
	readonly inPages: boolean;
}

/** Handled rows that each poll reads again: they show that the filter reaches back, and late records are found among them. */
export const OVERLAP_ROWS = 20;

/** Our clock may be so far ahead of the service's when a trigger begins, beside the drift of the filter. */
const CLOCK_SLACK_MS = 21 * 60 * 60 * 1000;

/** The filter is asked for whole minutes, and a second more. */
export const FILTER_STEP_MS = 61_000;

/** What a reading begins with beside its cursor. */
export interface ReadingFrom {
	/** Only for a trigger that begins now: when that is, by our clock. */
	readonly startsAt?: number;
	/** What an earlier reading of this process knew of the service's clock. */
	readonly clock?: ServiceClock;
	/** A later cursor, whose events are given out again. */
	readonly given?: Cursor;
}

/** Since when a poll asks first; null: for all. */
export function questionOf({ from, quiet, wide }: Cursor, { filterDrift }: DeskTraits): number | null {
	return from !== null && (wide || quiet) ? from - filterDrift : from;
}

/** Whether no zone could hide a row of after the watermark: to ask from further back in the same minute would be the same question. */
export function asksFarBack(since: number | null, top: number | null, { filterDrift }: DeskTraits): boolean {
	return since === null || (top !== null && minuteOf(since) <= minuteOf(top - filterDrift));
}

/** Requests for so many rows: pages overlap by one. */
export function requestsFor(rows: number, { pageSize }: Pick<DeskTraits, 'pageSize'>): number {
	return Math.max(1, Math.ceil(rows / (pageSize - 1)));
}

/**
 * One poll's questions and answers. Pure: it says what to ask, takes what came, and says what is next. It knows nothing of the order
 * of an answer. An answer counts as whole when it reaches back to a row that was handled before: where none came, the filter may
 * have been read in another zone, and it asks once more from so far back that no zone can hide a row.
 */
export class Reading {
	private readonly rows = new Map<string, Sighting>();

	private walk: Walk<Sighting>;

	/** Answers that the walk took. */
	private pages = 0;

	private since: number | null;

	/** Set while one row is asked for that shows how the filter is read: changed since then, it was there. */
	private probe: number | undefined;

	/** Set when the rows of a narrow question were not enough. */
	private narrow: ReadonlySet<string> | undefined;

	/** Ids of rows that came and were too old to matter. */
	private readonly passedOver = new Set<string>();

	/** The earliest change of any row that came. */
	private oldest = Infinity;

	private readonly clock: ClockWatch;

	constructor(
		private readonly cursor: Cursor,
		private readonly desk: DeskTraits,
		private readonly from: ReadingFrom = {},
	) {
		const { startsAt } = from;
		this.clock = new ClockWatch(from.clock);
		this.since = startsAt === undefined ? questionOf(cursor, desk) : startsAt - CLOCK_SLACK_MS - desk.filterDrift;
		this.walk = this.newWalk();
	}

	private newWalk(): Walk<Sighting> {
		const versionOf = (row: Sighting) => `${row.changed.earliest} ${tokenOf(row)}`;
		return new Walk<Sighting>({ pageSize: this.desk.pageSize, versionOf, changed: ({ times }) => times.modified });
	}

	next(): ReadRequest | undefined {
		if (this.probe !== undefined) return { since: this.probe, window: { from: 1, to: 1 } };
		const window = this.walk.next();
		return window === undefined ? undefined : { since: this.since, window };
	}

	/**
	 * Takes the answer to what `next` gave.
	 * @param asked when the request went out @param answered when its answer was here
	 * @throws ShiftingRows when the rows moved more often than a walk can follow
	 */
	take(rows: readonly Sighting[], asked: Moment, answered: Moment): void {
		this.clock.see(rows.map(({ changed }) => changed.earliest), asked, answered);
		for (const row of rows) this.note(row);
		if (this.probe !== undefined) return this.takeProbe(this.probe, rows.at(0));
		this.walk.take(rows);
		this.pages += 1;
		if (this.walk.next() === undefined && this.narrow === undefined && !this.reachesBack()) this.doubt();
	}

	/** Whether an answer was whole, a row may tell that was handled last; else the rows of so long ago that no zone hides any. */
	private doubt(): void {
		const last = this.moved().cursor.known.newest();
		// One that the first question would have brought as well is gone.
		const tells = last !== undefined && last + FILTER_STEP_MS < (this.since ?? 0);
		if (this.rows.size > 0 || !tells) return this.askWide();
		this.probe = last;
	}

	/** The filter is read no later than this row shows, so neither was the question before: did that reach back to what was handled? */
	private takeProbe(asked: number, row: Sighting | undefined): void {
		this.probe = undefined;
		const { top } = this.moved().cursor;
		const latest = row === undefined ? Infinity : (this.since ?? 0) + row.changed.latest - asked + FILTER_STEP_MS;
		if (latest > (top ?? 0)) this.askWide();
	}

	/** Keeps what may matter: a service that ignores the filter sends every record there is. */
	private note(row: Sighting): void {
		this.oldest = Math.min(this.oldest, row.changed.earliest);
		const start = this.from.startsAt === undefined ? this.cursor.from : this.since;
		// A known one shows whether the times moved, however old it is.
		const isKnown = this.cursor.known.row(row.id) !== undefined;
		if (start !== null && !isKnown && row.changed.latest < start - this.desk.filterDrift) {
			this.passedOver.add(row.id);
			return;
		}
		const seen = this.rows.get(row.id);
		if (seen === undefined || seen.changed.earliest <= row.changed.earliest) this.rows.set(row.id, row);
	}

	private askWide(): void {
		this.narrow = new Set(this.rows.keys());
		this.clock.restart();
		this.since = (this.moved().cursor.top ?? 0) - this.desk.filterDrift;
		this.walk = this.newWalk();
		this.pages = 0;
	}

	/** Whether the answer holds all that may be new: some row of it was handled and is as old as that, or no zone could hide any. */
	private reachesBack(): boolean {
		const { top } = this.moved().cursor;
		if (top === null || asksFarBack(this.since, top, this.desk)) return true;
		return [...this.rows.values()].some(({ id, changed }) => changed.earliest <= top && this.cursor.known.row(id) !== undefined);
	}

	private moved(): MovedCursor {
		return movedCursor(this.cursor, this.from.given?.known, this.rows.values());
	}

	/** What the whole reading came to; only once `next` gives nothing. */
	found(): Found {
		const { cursor, moved, delta } = this.moved();
		const filterIgnored = this.since !== null && this.oldest < this.since - this.desk.filterDrift;
		// Where the times of the portal moved, how the filter is read is to be seen anew.
		const wide = !moved && (cursor.wide || this.narrowMissed());
		const floor = this.floor(cursor);
		const read = this.rows.size + this.passedOver.size;
		const quiet = asksFarBack(this.since, cursor.top, this.desk) && read <= OVERLAP_ROWS;
		return { rows: this.rows, cursor, zone: { moved, delta }, floor, clock: this.clock.atStart(delta), wide, quiet, filterIgnored, read, inPages: this.pages > 1 };
	}

	private floor(cursor: Cursor): number | null {
		if (this.from.startsAt !== undefined) {
			// With no row to show how the filter was read, only what no zone could have hidden is sure.
			const sure = (this.since ?? 0) + this.desk.filterDrift;
			return Math.min(sure, Math.max(this.oldest, this.since ?? 0));
		}
		if (cursor.from === null || this.since === null) return null;
		return Math.min(cursor.from, Math.max(this.oldest, this.since));
	}

	private narrowMissed(): boolean {
		const { narrow } = this;
		const { from, known } = this.cursor;
		if (narrow === undefined || from === null) return false;
		return [...this.rows.values()].some(({ id, changed }) => !narrow.has(id) && changed.earliest >= from && known.row(id) !== undefined);
	}
}

function minuteOf(instant: number): number {
	return Math.floor(instant / 60_000);
}
