import type { RowWindow } from '../helpdesk/helpdesk';
import { Walk } from '../helpdesk/walk';
import type { Cursor } from './cursor';
import { ZONE_SLACK_MS } from './known';
import type { Sighting } from './sighting';

/** A moment as our own machine sees it. */
export interface Moment {
	/** Milliseconds since 1970, by a clock that may be wrong and may be set. */
	readonly wall: number;
	/** Milliseconds by a clock that only moves on. */
	readonly steady: number;
}

/** What is sure of the service's clock: it had come to `instant` when our steady clock was at `steady`. */
export interface ServiceClock {
	readonly instant: number;
	readonly steady: number;
}

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
	/** By how much; 0 where they did not. */
	readonly moved: number;
	/** From here on the answer holds every record; null: all there are. */
	readonly floor: number | null;
	/** How far the service's clock had surely come when the reading began; undefined when nothing told. */
	readonly clock: ServiceClock | undefined;
	/** What a narrow question missed and a wide one found shows how the service reads the filter. */
	readonly wide: boolean;
	/** True when rows came that are older than any reading of the filter explains. */
	readonly filterIgnored: boolean;
	/** Rows that came, those of a record that came twice counted once. */
	readonly read: number;
}

/** Handled rows that each poll reads again: they show that the filter reaches back, and late records are found among them. */
export const OVERLAP_ROWS = 20;

/** Our clock may be so far ahead of the service's when a trigger begins, beside the drift of the filter. */
const CLOCK_SLACK_MS = 21 * 60 * 60 * 1000;

/** A service rounds its times to the second. */
const UNIT_MS = 1_000;

/** The service's clock goes on at least so fast beside ours. */
const CLOCK_RATE = 0.99;

/**
 * One poll's questions and answers. Pure: it says what to ask, takes what came, and says what is next. It knows nothing of the order
 * of an answer. An answer counts as whole when it reaches back to a row that was handled before: where none came, the filter may
 * have been read in another zone, and it asks once more from so far back that no zone can hide a row.
 */
export class Reading {
	private readonly rows = new Map<string, Sighting>();

	private walk: Walk<Sighting>;

	private since: number | null;

	/** Set when the rows of a narrow question were not enough. */
	private narrow: ReadonlySet<string> | undefined;

	private begun: number | undefined;

	private ended = 0;

	/** Rows that came and were too old to matter. */
	private passedOver = 0;

	/** The earliest change of any row that came. */
	private oldest = Infinity;

	/** The latest one. */
	private newest = -Infinity;

	/** The latest one when the first page of this walk was here, and when that was. */
	private newestAtStart = -Infinity;

	private started = 0;

	constructor(
		private readonly cursor: Cursor,
		private readonly desk: DeskTraits,
		/** Only for a trigger that begins now: when that is, by our clock. */
		private readonly startsAt?: number,
		/** What an earlier reading of this process knew of the service's clock. */
		private readonly clock?: ServiceClock,
	) {
		this.since = this.firstQuestion();
		this.walk = this.newWalk();
	}

	private newWalk(): Walk<Sighting> {
		return new Walk<Sighting>({ pageSize: this.desk.pageSize, leaveNewcomers: this.startsAt === undefined, keep: () => false });
	}

	private firstQuestion(): number | null {
		const { from, quiet, wide } = this.cursor;
		if (this.startsAt !== undefined) return this.startsAt - CLOCK_SLACK_MS - this.desk.filterDrift;
		if (from === null) return null;
		return wide || quiet ? from - this.desk.filterDrift : from;
	}

	next(): ReadRequest | undefined {
		const window = this.walk.next();
		return window === undefined ? undefined : { since: this.since, window };
	}

	/**
	 * Takes the answer to what `next` gave.
	 * @param asked when the request went out @param answered when its answer was here
	 * @throws ShiftingRows when the rows moved more often than a walk can follow
	 */
	take(rows: readonly Sighting[], asked: Moment, answered: Moment): void {
		const first = this.begun === undefined;
		this.begun ??= asked.steady;
		this.ended = answered.steady;
		for (const row of rows) this.note(row);
		if (first) {
			this.newestAtStart = this.newest;
			this.started = answered.steady;
		}
		this.walk.take(rows);
		if (this.walk.next() === undefined && this.narrow === undefined && !this.reachesBack()) this.askWide();
	}

	/** Keeps what may matter: a service that ignores the filter sends every record there is. */
	private note(row: Sighting): void {
		this.oldest = Math.min(this.oldest, row.changed.earliest);
		this.newest = Math.max(this.newest, row.changed.earliest);
		const start = this.startsAt === undefined ? this.cursor.from : this.since;
		if (start !== null && row.changed.latest < start - this.desk.filterDrift) {
			this.passedOver += 1;
			return;
		}
		const seen = this.rows.get(row.id);
		if (seen === undefined || seen.changed.earliest <= row.changed.earliest) this.rows.set(row.id, row);
	}

	private askWide(): void {
		this.narrow = new Set(this.rows.keys());
		this.begun = undefined;
		this.since = (this.moved().cursor.top ?? 0) - this.desk.filterDrift;
		this.walk = this.newWalk();
	}

	/** Whether the answer holds all that may be new: some row of it is as old as what was handled, or no zone could hide any. */
	private reachesBack(): boolean {
		const { top } = this.moved().cursor;
		if (this.startsAt !== undefined || top === null || this.since === null || this.since <= top - this.desk.filterDrift) return true;
		return this.oldest <= top;
	}

	/** The cursor in the times that the portal shows now: a record's creation can only move when the zone of all times does. */
	private moved(): { cursor: Cursor; delta: number } {
		const seen = [...this.rows.values()].flatMap((row) => {
			const known = this.cursor.known.row(row.id);
			return known === undefined || known.made === null || row.made === null ? [] : [{ row, known, made: row.made - known.made }];
		});
		if (seen.length === 0 || seen.some(({ made }) => made === 0)) return { cursor: this.cursor, delta: 0 };
		// A record made in summer moves by another time than one changed in winter: what counts is how far times of late have moved.
		const deltas = seen.flatMap(({ row, known, made }) => (row.print === known.print ? [made, row.changed.earliest - known.changed.earliest] : [made]));
		const delta = Math.min(...deltas.filter((one) => Math.abs(one - seen[0].made) <= ZONE_SLACK_MS));
		const { from, top, known } = this.cursor;
		const move = (instant: number | null) => (instant === null ? null : instant + delta);
		return { cursor: { ...this.cursor, from: move(from), top: move(top), known: known.movedBy(delta) }, delta };
	}

	/** What the whole reading came to; only once `next` gives nothing. */
	found(): Found {
		const { cursor, delta } = this.moved();
		const filterIgnored = this.since !== null && this.oldest < this.since - this.desk.filterDrift;
		const wide = cursor.wide || (delta === 0 && this.narrowMissed());
		return { rows: this.rows, cursor, moved: delta, floor: this.floor(cursor), clock: this.clockAtStart(delta), wide, filterIgnored, read: this.rows.size + this.passedOver };
	}

	private floor(cursor: Cursor): number | null {
		if (this.startsAt !== undefined) {
			// With no row to show how the filter was read, only what no zone could have hidden is sure.
			const sure = (this.since ?? 0) + this.desk.filterDrift;
			return Math.min(sure, Math.max(this.oldest, this.since ?? 0));
		}
		if (cursor.from === null || this.since === null) return null;
		return Math.min(cursor.from, Math.max(this.oldest, this.since));
	}

	/**
	 * How far the service's clock had surely come when the reading began: a change that the reading could not see is later. The rows of the
	 * first answer tell; where it took many answers, so do all rows, less the time that the reading took. Where nothing is new, the time that
	 * went by tells: so the watermark leaves a crowd of records behind that were made in one second, and they are not read for ever.
	 */
	private clockAtStart(delta: number): ServiceClock | undefined {
		const { begun: steady, clock } = this;
		if (steady === undefined) return undefined;
		const gone = clock === undefined ? -Infinity : clock.instant + delta + (steady - clock.steady) * CLOCK_RATE;
		const sure = Math.max(this.newest - (this.ended - steady) - UNIT_MS, gone);
		const instant = Math.floor(Math.max(this.newestAtStart, sure));
		// A row of the first answer may be as young as the answer.
		return Number.isFinite(instant) ? { instant, steady: sure >= instant ? steady : this.started } : undefined;
	}

	private narrowMissed(): boolean {
		const { narrow } = this;
		const { from, known } = this.cursor;
		if (narrow === undefined || from === null) return false;
		return [...this.rows.values()].some(({ id, changed }) => !narrow.has(id) && changed.earliest >= from && known.row(id) !== undefined);
	}
}
