import {
	type ChangesReading,
	type Found,
	type Mark,
	movedMark,
	type ReadingFrom,
	type TimesMove,
	type Version,
} from '../../../helpdesk/changes';
import { type Moment, plus, type ServiceTime, serviceTime } from '../../../helpdesk/instants';
import { Walk } from '../../../helpdesk/walk';
import {
	coversAnyZone,
	FILTER_STEP_MS,
	hintsOf,
	type ListTraits,
	OVERLAP_ROWS,
	type ReadRequest,
	firstSince,
	requestsFor,
} from './question';
import { ClockWatch } from '../../../helpdesk/service-clock';
import { timesMove } from './times-move';

/** The result of a complete reading of the list. */
export interface WholeReading<Row extends Version = Version> extends Omit<Found<Row>, 'after'> {
	/**
	 * True if an unknown record came although it lies before the watermark: the times went back, it is not known how
	 * far.
	 */
	readonly wentBack: boolean;
	/** The answer has every record that changed since this instant; null: every record. */
	readonly floor: ServiceTime | null;
	/** True if the service is known to read the filter's time in another zone. */
	readonly wide: boolean;
	/** True if the query allowed for any zone, and OVERLAP_ROWS rows came at most. */
	readonly quiet: boolean;
}

/**
 * Reads every record that may be new to a mark. The first query starts at the mark's overlap. The answer is complete if
 * it has a row that was handled before. If not, the service may have read the filter in another zone: then the reading
 * asks again from `filterDrift` before the watermark, so that no zone can hide a row.
 */
export class Reading<Row extends Version> implements Omit<ChangesReading<Row, ReadRequest>, 'found'> {
	private readonly rows = new Map<string, Row>();
	private walk: Walk<Row>;
	private since: ServiceTime | null;
	/** Set while the reading asks for one row to see how the filter is read: the time of a change that was handled. */
	private probe: ServiceTime | undefined;
	/** Ids of the rows that came before the reading asked again; undefined until it does. */
	private earlierIds: ReadonlySet<string> | undefined;
	/** Ids of rows that are too old to matter. */
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
		// `startsAt` is our clock's time. It too may be ahead of the portal's times by `filterDrift`.
		this.since = startsAt === undefined ? firstSince(from.mark, traits) : plus(startsAt, -2 * traits.filterDrift);
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
	 * @param answered when the answer arrived
	 * @throws ShiftingRows if the rows moved too often to follow
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
		if (this.earlierIds === undefined) this.probeOrAskWide();
		// The answer shows that the times moved, so the second query did not reach back far enough.
		else if (this.move() !== undefined) this.askWide();
	}

	/** Keeps a row unless it is too old: a service that ignores the filter sends every record. */
	private note(row: Row): void {
		this.oldest = Math.min(this.oldest, row.changed.earliest);
		const start = this.from.startsAt === undefined ? this.from.mark.overlap : this.since;
		// Known rows are always kept: they show whether the times moved.
		const isKnown = this.from.mark.seen.version(row.id) !== undefined;
		if (start !== null && !isKnown && row.changed.latest < start - this.traits.filterDrift) {
			this.tooOld.add(row.id);
			return;
		}
		const before = this.rows.get(row.id);
		if (before === undefined || before.changed.earliest <= row.changed.earliest) this.rows.set(row.id, row);
	}

	/** Whether the answer is complete: it has a handled row from before the watermark, or no zone could hide a row. */
	private reachesBack(): boolean {
		const { watermark } = this.currentMark();
		if (watermark === null || coversAnyZone(this.since, watermark, this.traits)) return true;
		return [...this.rows.values()].some(
			({ id, changed }) => changed.earliest <= watermark && this.from.mark.seen.version(id) !== undefined,
		);
	}

	/**
	 * After an incomplete answer: if no row came at all, probes for the row that was handled last; otherwise asks
	 * again.
	 */
	private probeOrAskWide(): void {
		const last = this.from.mark.seen.newest();
		// If the first query covered that row too, it is gone, and a probe would not find it.
		const canProbe = last !== undefined && last + FILTER_STEP_MS < (this.since ?? 0);
		if (this.rows.size > 0 || !canProbe) return this.askWide();
		this.probe = last;
	}

	/**
	 * The probed row shows how late the filter is read at most. Asks again if the first query may have started after
	 * the watermark.
	 */
	private takeProbe(asked: ServiceTime, row: Row | undefined): void {
		this.probe = undefined;
		const { watermark } = this.currentMark();
		const latest = row === undefined ? Infinity : (this.since ?? 0) + row.changed.latest - asked + FILTER_STEP_MS;
		if (latest > (watermark ?? 0)) this.askWide();
	}

	private askWide(): void {
		this.earlierIds = new Set(this.rows.keys());
		this.clock.restart();
		this.since = plus(this.currentMark().watermark ?? serviceTime(0), -this.traits.filterDrift);
		this.walk = this.newWalk();
	}

	private move(): TimesMove | undefined {
		const { alsoSeen, mark } = this.from;
		return timesMove(this.rows.values(), mark.seen, ...(alsoSeen === undefined ? [] : [alsoSeen]));
	}

	/** The mark, moved if the rows show that the times moved. */
	private currentMark(move = this.move()): Pick<Mark, 'overlap' | 'watermark' | 'timesMoved'> {
		return move === undefined ? this.from.mark : movedMark(this.from.mark, move);
	}

	/** The result. Call it only once `next` returns undefined. */
	whole(): WholeReading<Row> {
		const moved = this.move();
		const current = this.currentMark(moved);
		const read = this.rows.size + this.tooOld.size;
		const wentBack = this.wentBack(current, moved);
		return {
			rows: this.rows,
			moved,
			wentBack,
			floor: this.floor(current),
			clock: this.clock.atStart(moved !== undefined || wentBack),
			// If the portal's times moved, it must be learnt again how the filter is read.
			wide: moved === undefined && (hintsOf(this.from.mark).wide || this.firstQueryMissed()),
			quiet: coversAnyZone(this.since, current.watermark, this.traits) && read <= OVERLAP_ROWS,
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
			// Without a row that shows how the filter was read, only rows that no zone could hide are certain.
			const sure = (this.since ?? 0) + this.traits.filterDrift;
			return serviceTime(Math.min(sure, Math.max(this.oldest, this.since ?? 0)));
		}
		if (overlap === null || this.since === null) return null;
		// If the times moved, handled rows are no longer recognized. Rows that did not come are older than anything
		// new.
		return serviceTime(Math.min((timesMoved && watermark) ?? overlap, Math.max(this.oldest, this.since)));
	}

	private firstQueryMissed(): boolean {
		const { earlierIds } = this;
		const { overlap, seen } = this.from.mark;
		if (earlierIds === undefined || overlap === null) return false;
		return [...this.rows.values()].some(
			({ id, changed }) => !earlierIds.has(id) && changed.earliest >= overlap && seen.version(id) !== undefined,
		);
	}
}
