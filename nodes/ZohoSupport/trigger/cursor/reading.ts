import { Walk } from '../../helpdesk/walk';
import type { SeenRecord } from '../events/version';
import { type Moment, plus, type ServiceTime, serviceTime } from '../instants';
import type { Cursor } from './cursor';
import { movedBy, zoneMove } from './moved-zone';
import { asksFarBack, type DeskTraits, FILTER_STEP_MS, OVERLAP_ROWS, questionOf, type ReadRequest } from './question';
import type { SeenVersions } from './seen-versions';
import { ClockWatch, type ServiceClock } from './service-clock';

/** What a whole reading came to. */
export interface Found {
	/** The newest version of each record that was read. */
	readonly rows: ReadonlyMap<string, SeenRecord>;
	/** How far the times of the portal moved, in milliseconds; undefined where they did not. */
	readonly zoneMove: number | undefined;
	/** True when a record came that the watermark says was there before, and was not: the times went back, by how far nobody knows. */
	readonly wentBack: boolean;
	/** From here on the answer holds every record; null: all there are. */
	readonly floor: ServiceTime | null;
	/** How far the service's clock had surely come when the reading began; undefined when nothing told. */
	readonly clock: ServiceClock | undefined;
	/** Whether the service reads the filter's time in another zone, as far as is known. */
	readonly wide: boolean;
	/** True when all that any zone may hide was asked for, and no more rows came than cost nothing to read again. */
	readonly quiet: boolean;
	/** True when rows came that are older than any reading of the filter explains. */
	readonly filterIgnored: boolean;
	/** Records that came. */
	readonly read: number;
}

/** What a reading begins with beside its cursor. */
export interface ReadingFrom {
	/** Only for a trigger that begins at an instant of our clock. */
	readonly startsAt?: ServiceTime;
	/** What an earlier reading of this process knew of the service's clock. */
	readonly clock?: ServiceClock;
	/** What a later cursor knows: it shows a moved time zone too. */
	readonly alsoSeen?: SeenVersions;
}

/**
 * Reads all that may be new to a cursor. It asks narrowly, from the cursor's overlap on. An answer is whole where it reaches back to what was
 * handled; else the service may have read the filter in another zone, and the reading asks once more from so far back that no zone hides a row.
 */
export class Reading {
	private readonly rows = new Map<string, SeenRecord>();
	private walk: Walk<SeenRecord>;
	private since: ServiceTime | null;
	/** Set while one row is asked for that shows how the filter is read: changed since then, it was there. */
	private probe: ServiceTime | undefined;
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
		// Our clock may be ahead of the times of the portal too, by as much as zones differ.
		this.since = startsAt === undefined ? questionOf(cursor, desk) : plus(startsAt, -2 * desk.filterDrift);
		this.walk = this.newWalk();
	}

	private newWalk(): Walk<SeenRecord> {
		return new Walk<SeenRecord>({
			pageSize: this.desk.pageSize,
			keep: () => false,
			versionOf: ({ changed, print }) => `${changed.earliest} ${print}`,
			changed: ({ changed }) => changed,
		});
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
	take(rows: readonly SeenRecord[], asked: Moment, answered: Moment): void {
		this.clock.see(
			rows.map(({ changed }) => changed.earliest),
			asked,
			answered,
		);
		for (const row of rows) this.note(row);
		if (this.probe !== undefined) return this.takeProbe(this.probe, rows.at(0));
		this.walk.take(rows);
		if (this.walk.next() !== undefined || this.reachesBack()) return;
		if (this.narrow === undefined) this.doubt();
		// What came shows that the times moved, and so that it was not far enough.
		else if (this.move() !== undefined) this.askWide();
	}

	/** Keeps what may matter: a service that ignores the filter sends every record there is. */
	private note(row: SeenRecord): void {
		this.oldest = Math.min(this.oldest, row.changed.earliest);
		const start = this.from.startsAt === undefined ? this.cursor.overlap : this.since;
		// A known one shows whether the times moved, however old it is.
		const isKnown = this.cursor.seen.version(row.id) !== undefined;
		if (start !== null && !isKnown && row.changed.latest < start - this.desk.filterDrift) {
			this.passedOver.add(row.id);
			return;
		}
		const before = this.rows.get(row.id);
		if (before === undefined || before.changed.earliest <= row.changed.earliest) this.rows.set(row.id, row);
	}

	/** Whether the answer holds all that may be new: some row of it was handled and is as old as that, or no zone could hide any. */
	private reachesBack(): boolean {
		const { watermark } = this.movedCursor();
		if (watermark === null || asksFarBack(this.since, watermark, this.desk)) return true;
		return [...this.rows.values()].some(
			({ id, changed }) => changed.earliest <= watermark && this.cursor.seen.version(id) !== undefined,
		);
	}

	/** Where no row is left to show it, one that was handled last may show how the filter is read; else all is asked for that any zone may hide. */
	private doubt(): void {
		const last = this.cursor.seen.newest();
		// One that the first question would have brought as well is gone.
		const tells = last !== undefined && last + FILTER_STEP_MS < (this.since ?? 0);
		if (this.rows.size > 0 || !tells) return this.askWide();
		this.probe = last;
	}

	/** The filter is read no later than this row shows, so neither was the question before: did that reach back to what was handled? */
	private takeProbe(asked: ServiceTime, row: SeenRecord | undefined): void {
		this.probe = undefined;
		const { watermark } = this.movedCursor();
		const latest = row === undefined ? Infinity : (this.since ?? 0) + row.changed.latest - asked + FILTER_STEP_MS;
		if (latest > (watermark ?? 0)) this.askWide();
	}

	private askWide(): void {
		this.narrow = new Set(this.rows.keys());
		this.clock.restart();
		this.since = plus(this.movedCursor().watermark ?? serviceTime(0), -this.desk.filterDrift);
		this.walk = this.newWalk();
	}

	private move(): number | undefined {
		const { alsoSeen } = this.from;
		return zoneMove(this.rows.values(), this.cursor.seen, ...(alsoSeen === undefined ? [] : [alsoSeen]));
	}

	private movedCursor(): Cursor {
		return movedBy(this.cursor, this.move());
	}

	/** What the whole reading came to; only once `next` gives nothing. */
	found(): Found {
		const move = this.move();
		const cursor = movedBy(this.cursor, move);
		const read = this.rows.size + this.passedOver.size;
		const wentBack = this.wentBack(cursor);
		return {
			rows: this.rows,
			zoneMove: move,
			wentBack,
			floor: this.floor(cursor),
			clock: this.clock.atStart(move !== undefined || wentBack),
			// Where the times of the portal moved, how the filter is read is to be seen anew.
			wide: move === undefined && (cursor.wide || this.narrowMissed()),
			quiet: asksFarBack(this.since, cursor.watermark, this.desk) && read <= OVERLAP_ROWS,
			filterIgnored: this.since !== null && this.oldest < this.since - this.desk.filterDrift,
			read,
		};
	}

	private wentBack({ overlap, watermark, seen }: Cursor): boolean {
		if (overlap === null || watermark === null) return false;
		const wasThere = ({ changed }: SeenRecord) => changed.earliest >= overlap && changed.latest < watermark;
		return [...this.rows.values()].some((row) => wasThere(row) && seen.recognize(row, false) === 'unknown');
	}

	private floor({ overlap, watermark, zoneMoved }: Cursor): ServiceTime | null {
		if (this.from.startsAt !== undefined) {
			// With no row to show how the filter was read, only what no zone could have hidden is sure.
			const sure = (this.since ?? 0) + this.desk.filterDrift;
			return serviceTime(Math.min(sure, Math.max(this.oldest, this.since ?? 0)));
		}
		if (overlap === null || this.since === null) return null;
		// Where the times moved, what was handled is known no more: what did not come is older than all that may be new.
		return serviceTime(Math.min((zoneMoved && watermark) ?? overlap, Math.max(this.oldest, this.since)));
	}

	private narrowMissed(): boolean {
		const { narrow } = this;
		const { overlap, seen } = this.cursor;
		if (narrow === undefined || overlap === null) return false;
		return [...this.rows.values()].some(
			({ id, changed }) => !narrow.has(id) && changed.earliest >= overlap && seen.version(id) !== undefined,
		);
	}
}
