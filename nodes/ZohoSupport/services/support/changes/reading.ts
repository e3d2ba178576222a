import {
	type ChangesReading,
	type Found,
	type Mark,
	movedMark,
	type ReadingFrom,
	type ReadRequest,
	type TimesMove,
	type Version,
} from '../../../helpdesk/changes';
import { type Moment, plus, type ServiceTime, serviceTime } from '../../../helpdesk/instants';
import { Walk } from '../../../helpdesk/walk';
import {
	asksFarBack,
	FILTER_STEP_MS,
	hintsOf,
	type ListTraits,
	OVERLAP_ROWS,
	questionOf,
	requestsFor,
} from './question';
import { ClockWatch } from './service-clock';
import { timesMove } from './times-move';

/** What a whole reading of the list came to. */
export interface WholeReading<Row extends Version = Version> extends Omit<Found<Row>, 'after'> {
	/** True when a record came that the watermark says was there before, and was not: the times went back, by how far nobody knows. */
	readonly wentBack: boolean;
	/** From here on the answer holds every record; null: all there are. */
	readonly floor: ServiceTime | null;
	/** Whether the service reads the filter's time in another zone, as far as is known. */
	readonly wide: boolean;
	/** True when all that any zone may hide was asked for, and no more rows came than cost nothing to read again. */
	readonly quiet: boolean;
}

/**
 * Reads all that may be new to a mark. It asks narrowly, from the mark's overlap on. An answer is whole where it reaches back to what was
 * handled; else the service may have read the filter in another zone, and the reading asks once more from so far back that no zone hides a row.
 */
export class Reading<Row extends Version> implements Omit<ChangesReading<Row>, 'found'> {
	private readonly rows = new Map<string, Row>();
	private walk: Walk<Row>;
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
		private readonly from: ReadingFrom,
		private readonly traits: ListTraits,
	) {
		const { startsAt } = from;
		this.clock = new ClockWatch(from.clock);
		// Our clock may be ahead of the times of the portal too, by as much as zones differ.
		this.since = startsAt === undefined ? questionOf(from.mark, traits) : plus(startsAt, -2 * traits.filterDrift);
		this.walk = this.newWalk();
	}

	private newWalk(): Walk<Row> {
		return new Walk<Row>({
			pageSize: this.traits.pageSize,
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
	take(rows: readonly Row[], asked: Moment, answered: Moment): void {
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
	private note(row: Row): void {
		this.oldest = Math.min(this.oldest, row.changed.earliest);
		const start = this.from.startsAt === undefined ? this.from.mark.overlap : this.since;
		// A known one shows whether the times moved, however old it is.
		const isKnown = this.from.mark.seen.version(row.id) !== undefined;
		if (start !== null && !isKnown && row.changed.latest < start - this.traits.filterDrift) {
			this.passedOver.add(row.id);
			return;
		}
		const before = this.rows.get(row.id);
		if (before === undefined || before.changed.earliest <= row.changed.earliest) this.rows.set(row.id, row);
	}

	/** Whether the answer holds all that may be new: some row of it was handled and is as old as that, or no zone could hide any. */
	private reachesBack(): boolean {
		const { watermark } = this.here();
		if (watermark === null || asksFarBack(this.since, watermark, this.traits)) return true;
		return [...this.rows.values()].some(
			({ id, changed }) => changed.earliest <= watermark && this.from.mark.seen.version(id) !== undefined,
		);
	}

	/** Where no row is left to show it, one that was handled last may show how the filter is read; else all is asked for that any zone may hide. */
	private doubt(): void {
		const last = this.from.mark.seen.newest();
		// One that the first question would have brought as well is gone.
		const tells = last !== undefined && last + FILTER_STEP_MS < (this.since ?? 0);
		if (this.rows.size > 0 || !tells) return this.askWide();
		this.probe = last;
	}

	/** The filter is read no later than this row shows, so neither was the question before: did that reach back to what was handled? */
	private takeProbe(asked: ServiceTime, row: Row | undefined): void {
		this.probe = undefined;
		const { watermark } = this.here();
		const latest = row === undefined ? Infinity : (this.since ?? 0) + row.changed.latest - asked + FILTER_STEP_MS;
		if (latest > (watermark ?? 0)) this.askWide();
	}

	private askWide(): void {
		this.narrow = new Set(this.rows.keys());
		this.clock.restart();
		this.since = plus(this.here().watermark ?? serviceTime(0), -this.traits.filterDrift);
		this.walk = this.newWalk();
	}

	private move(): TimesMove | undefined {
		const { alsoSeen, mark } = this.from;
		return timesMove(this.rows.values(), mark.seen, ...(alsoSeen === undefined ? [] : [alsoSeen]));
	}

	/** Where the mark stands in the times that the rows show now. */
	private here(move = this.move()): Pick<Mark, 'overlap' | 'watermark' | 'timesMoved'> {
		return move === undefined ? this.from.mark : movedMark(this.from.mark, move);
	}

	/** What the whole reading came to; only once `next` gives nothing. */
	whole(): WholeReading<Row> {
		const moved = this.move();
		const here = this.here(moved);
		const read = this.rows.size + this.passedOver.size;
		const wentBack = this.wentBack(here, moved);
		return {
			rows: this.rows,
			moved,
			wentBack,
			floor: this.floor(here),
			clock: this.clock.atStart(moved !== undefined || wentBack),
			// Where the times of the portal moved, how the filter is read is to be seen anew.
			wide: moved === undefined && (hintsOf(this.from.mark).wide || this.narrowMissed()),
			quiet: asksFarBack(this.since, here.watermark, this.traits) && read <= OVERLAP_ROWS,
			filterIgnored: this.since !== null && this.oldest < this.since - this.traits.filterDrift,
			read,
			requests: requestsFor(read, this.traits),
		};
	}

	private wentBack({ overlap, watermark }: Pick<Mark, 'overlap' | 'watermark'>, moved: TimesMove | undefined): boolean {
		if (overlap === null || watermark === null) return false;
		const { seen } = this.from.mark;
		const forgotten = seen.forgotten === undefined ? -Infinity : seen.forgotten + (moved?.by ?? 0);
		const wasThere = ({ changed }: Row) => changed.earliest >= overlap && changed.latest < watermark;
		const isUnknown = ({ id, changed }: Row) => seen.version(id) === undefined && changed.earliest > forgotten;
		return [...this.rows.values()].some((row) => wasThere(row) && isUnknown(row));
	}

	private floor({
		overlap,
		watermark,
		timesMoved,
	}: Pick<Mark, 'overlap' | 'watermark' | 'timesMoved'>): ServiceTime | null {
		if (this.from.startsAt !== undefined) {
			// With no row to show how the filter was read, only what no zone could have hidden is sure.
			const sure = (this.since ?? 0) + this.traits.filterDrift;
			return serviceTime(Math.min(sure, Math.max(this.oldest, this.since ?? 0)));
		}
		if (overlap === null || this.since === null) return null;
		// Where the times moved, what was handled is known no more: what did not come is older than all that may be new.
		return serviceTime(Math.min((timesMoved && watermark) ?? overlap, Math.max(this.oldest, this.since)));
	}

	private narrowMissed(): boolean {
		const { narrow } = this;
		const { overlap, seen } = this.from.mark;
		if (narrow === undefined || overlap === null) return false;
		return [...this.rows.values()].some(
			({ id, changed }) => !narrow.has(id) && changed.earliest >= overlap && seen.version(id) !== undefined,
		);
	}
}
