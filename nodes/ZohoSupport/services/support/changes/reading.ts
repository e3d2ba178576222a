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

/** The result of a complete reading of the list. */
export interface WholeReading<Row extends Version = Version> extends Omit<Found<Row>, 'after'> {
	/**
	 * True if a record appeared that, according to the watermark, should have been seen before but was not. Then the
	 * times moved back, by an unknown amount.
	 */
	readonly wentBack: boolean;
	/** The answer contains every record changed from here on; null: all records. */
	readonly floor: ServiceTime | null;
	/** True if the service is known to read the time of the filter in another zone. */
	readonly wide: boolean;
	/**
	 * True if everything that a wrong zone may hide was requested, and no more rows came than can be read again at no
	 * extra cost.
	 */
	readonly quiet: boolean;
}

/**
 * Reads everything that may be new since a mark. It first requests changes from the overlap of the mark on (the narrow
 * request). The answer is complete if it reaches back to handled records. If not, the service may have read the filter
 * in another zone, and the reading requests changes once more from so far back that no zone can hide a row (the wide
 * request).
 */
export class Reading<Row extends Version> implements Omit<ChangesReading<Row>, 'found'> {
	private readonly rows = new Map<string, Row>();
	private walk: Walk<Row>;
	private since: ServiceTime | null;
	/** Set while a single row is requested to find out how the filter is read. It was changed at this instant. */
	private probe: ServiceTime | undefined;
	/** The rows of the narrow request; set if they were not enough. */
	private narrow: ReadonlySet<string> | undefined;
	/** Ids of rows that were too old to matter. */
	private readonly tooOld = new Set<string>();
	/** The earliest change among all rows. */
	private oldest = Infinity;
	private readonly clock: ClockWatch;

	constructor(
		private readonly from: ReadingFrom,
		private readonly traits: ListTraits,
	) {
		const { startsAt } = from;
		this.clock = new ClockWatch(from.clock);
		// Our clock may also be ahead of the times of the portal, by up to the difference between zones.
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
	 * Takes the answer to the request from `next`.
	 * @param asked when the request was sent
	 * @param answered when its answer arrived
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
		if (this.narrow === undefined) this.checkFilter();
		// The rows show that the times moved, so the request did not go back far enough.
		else if (this.movedTimes() !== undefined) this.askWide();
	}

	/** Keeps rows that may matter: a service that ignores the filter sends every record. */
	private note(row: Row): void {
		this.oldest = Math.min(this.oldest, row.changed.earliest);
		const start = this.from.startsAt === undefined ? this.from.mark.overlap : this.since;
		// A known record shows whether the times moved, however old it is.
		const isKnown = this.from.mark.seen.version(row.id) !== undefined;
		if (start !== null && !isKnown && row.changed.latest < start - this.traits.filterDrift) {
			this.tooOld.add(row.id);
			return;
		}
		const before = this.rows.get(row.id);
		if (before === undefined || before.changed.earliest <= row.changed.earliest) this.rows.set(row.id, row);
	}

	/**
	 * True if the answer contains everything that may be new: one of its rows was handled and is at least as old as
	 * the watermark, or no zone could hide a row.
	 */
	private reachesBack(): boolean {
		const { watermark } = this.currentMark();
		if (watermark === null || asksFarBack(this.since, watermark, this.traits)) return true;
		return [...this.rows.values()].some(
			({ id, changed }) => changed.earliest <= watermark && this.from.mark.seen.version(id) !== undefined,
		);
	}

	/**
	 * Handles an answer that does not reach back. If no row came, the newest handled record may show how the filter is
	 * read; otherwise the wide request follows.
	 */
	private checkFilter(): void {
		const last = this.from.mark.seen.newest();
		// A record that the first request would also have returned must be gone.
		const canProbe = last !== undefined && last + FILTER_STEP_MS < (this.since ?? 0);
		if (this.rows.size > 0 || !canProbe) return this.askWide();
		this.probe = last;
	}

	/**
	 * The row shows how late the filter is read at most, and this also holds for the request before. Checks if that
	 * one reached back to handled records.
	 */
	private takeProbe(asked: ServiceTime, row: Row | undefined): void {
		this.probe = undefined;
		const { watermark } = this.currentMark();
		const latest = row === undefined ? Infinity : (this.since ?? 0) + row.changed.latest - asked + FILTER_STEP_MS;
		if (latest > (watermark ?? 0)) this.askWide();
	}

	private askWide(): void {
		this.narrow = new Set(this.rows.keys());
		this.clock.restart();
		this.since = plus(this.currentMark().watermark ?? serviceTime(0), -this.traits.filterDrift);
		this.walk = this.newWalk();
	}

	private movedTimes(): TimesMove | undefined {
		const { alsoSeen, mark } = this.from;
		return timesMove(this.rows.values(), mark.seen, ...(alsoSeen === undefined ? [] : [alsoSeen]));
	}

	/** The mark in the times that the rows show now. */
	private currentMark(movedTimes = this.movedTimes()): Pick<Mark, 'overlap' | 'watermark' | 'timesMoved'> {
		return movedTimes === undefined ? this.from.mark : movedMark(this.from.mark, movedTimes);
	}

	/** The result of the complete reading; call it only after `next` has returned undefined. */
	whole(): WholeReading<Row> {
		const moved = this.movedTimes();
		const currentMark = this.currentMark(moved);
		const read = this.rows.size + this.tooOld.size;
		const wentBack = this.wentBack(currentMark, moved);
		return {
			rows: this.rows,
			moved,
			wentBack,
			floor: this.floor(currentMark),
			clock: this.clock.atStart(moved !== undefined || wentBack),
			// If the times of the portal moved, how the filter is read must be found out again.
			wide: moved === undefined && (hintsOf(this.from.mark).wide || this.narrowMissed()),
			quiet: asksFarBack(this.since, currentMark.watermark, this.traits) && read <= OVERLAP_ROWS,
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
			// If no row shows how the filter was read, only the records that no zone could hide are certain.
			const sure = (this.since ?? 0) + this.traits.filterDrift;
			return serviceTime(Math.min(sure, Math.max(this.oldest, this.since ?? 0)));
		}
		if (overlap === null || this.since === null) return null;
		// If the times moved, handled versions are no longer recognized: records that did not come are older than all
		// that may be new.
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
