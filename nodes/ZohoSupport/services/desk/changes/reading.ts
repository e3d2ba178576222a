import {
	type ChangesReading,
	type Found,
	isShownInPart,
	type ReadingFrom,
	type Version,
} from '../../../helpdesk/changes';
import { type Moment, type ServiceTime, serviceTime } from '../../../helpdesk/instants';
import { ClockWatch } from '../../../helpdesk/service-clock';
import { ListWalk } from './list-walk';
import { NewestWalk } from './newest-walk';
import { type Part, Parts } from './parts';
import { PAGE_PRICE } from '../prices';
import { type DeskQuestion, type DeskTraits, EDGE_MS, MOST_RECORDS } from './question';
import { SearchWalk } from './search-walk';
import { EVER, gapIn, type StartingPoint, startingPoint } from './starting-point';
import { Unread } from './unread';
import { createdAt, isOlder } from './versions';

/** What a complete reading found. */
export interface WholeReading<Row extends Version = Version> extends Omit<Found<Row>, 'after'> {
	/** Every unhandled version since this instant was read; null: every record. */
	readonly floor: ServiceTime | null;
	readonly isSweep: boolean;
	/** When the last record was created that the list showed, if it had more new ones than it could show. */
	readonly cutAt: number;
	/** When the oldest record was created that the list shows and that was left for the next reading. */
	readonly left: number;
	/** Records that count as handled, though only the list showed them. */
	readonly alsoKnown: readonly Version[];
}

/**
 * Reads every version that may be new to a mark: first the search, which shows changes and may be late; then the list,
 * which shows new records at once but not all of their fields. Records that only the list shows are read by id.
 */
export class Reading<Row extends Version> implements Omit<ChangesReading<Row, DeskQuestion>, 'found'> {
	private readonly rows = new Map<string, Row>();
	private readonly start: StartingPoint;
	private readonly clock: ClockWatch;
	private readonly parts: Parts<Row, DeskQuestion>;
	private readonly unread: Unread<Row>;
	private readonly ids = new Set<string>();
	private requests = 0;
	/** For a trigger that starts now: the newest change or creation that the first answers showed. */
	private now = -Infinity;
	/** The newest time that an answer showed: the clock of the service had come so far. */
	private reached = -Infinity;

	constructor(
		private readonly from: ReadingFrom,
		private readonly traits: DeskTraits,
	) {
		this.start = startingPoint(from, traits);
		this.clock = new ClockWatch(from.clock);
		this.unread = new Unread(this.rows);
		this.parts = new Parts<Row, DeskQuestion>([
			() => this.search(),
			() => this.list(),
			() => this.searchOfUnread(),
			() => this.records(),
		]);
	}

	next(): DeskQuestion | undefined {
		return this.parts.next();
	}

	/** Takes the answer to the question from `next`. @throws as SearchWalk and ListWalk */
	take(rows: readonly Row[], asked: Moment, answered: Moment): void {
		this.requests += 1;
		this.clock.see(
			rows.map(({ changed }) => changed.earliest),
			asked,
			answered,
		);
		for (const { id, changed } of rows) {
			this.ids.add(id);
			this.reached = Math.max(this.reached, changed.earliest);
		}
		this.parts.take(rows);
	}

	private get startsNow(): boolean {
		return this.from.startsNow === true;
	}

	/** True if only new records count, and the list shows them. */
	private get listsOnly(): boolean {
		return this.traits.hasList && (this.from.wanted === 'created' || !this.traits.hasSearch);
	}

	private search(): Part<Row, DeskQuestion> | undefined {
		if (this.listsOnly) return undefined;
		return this.startsNow ? this.newest() : this.searchSince(this.start.since, (row) => this.note(row));
	}

	private searchSince(since: ServiceTime, note: (row: Row) => void): Part<Row, DeskQuestion> {
		const walk = new SearchWalk<Row>(since, this.traits);
		return { next: () => walk.next(), take: (rows) => (rows.forEach(note), walk.take(rows)) };
	}

	private newest(): Part<Row, DeskQuestion> {
		const walk = new NewestWalk<Row>(this.traits);
		return {
			next: () => walk.next(),
			take: (rows) => {
				rows.forEach((row) => this.note(row));
				walk.take(rows);
				this.now = Math.max(this.now, walk.isCut ? walk.newest + 1 : walk.newest);
			},
		};
	}

	private list(): Part<Row, DeskQuestion> | undefined {
		if (!this.traits.hasList || this.from.wanted === 'changed') return undefined;
		const walk = new ListWalk<Row>(this.traits, (page) => this.isLast(page));
		let isFirst = true;
		return {
			next: () => walk.next(),
			take: (rows) => {
				if (isFirst && this.startsNow) this.now = Math.max(this.now, ...rows.map(createdAt));
				isFirst = false;
				for (const row of rows) this.noteListed(row);
				walk.take(rows);
				if (walk.isCut) this.unread.cutAt = Math.min(...rows.map(createdAt));
				// Too many records of one moment to know each: all of them count as handled.
				if (walk.isCut && this.startsNow) this.now += 1;
			},
		};
	}

	/**
	 * New records stand in front: a page without any, or one that reaches back to handled ones, is the last. If the search
	 * has just shown all of a page, it may lack those behind it, as long as the index may be late.
	 */
	private isLast(page: readonly Row[]): boolean {
		if (page.some((row) => createdAt(row) < this.floor)) return true;
		if (this.startsNow || !page.every(({ id }) => this.isKnown(id) || this.rows.has(id))) return false;
		return page.some((row) => this.isKnown(row.id) || createdAt(row) < this.reached - this.traits.lag);
	}

	/** Records that were created before are old. */
	private get floor(): number {
		return this.startsNow ? this.now : (this.start.floor ?? -Infinity);
	}

	private isKnown(id: string): boolean {
		return this.from.mark.seen.version(id) !== undefined;
	}

	private noteListed(row: Row): void {
		if (!this.isKnown(row.id) && !this.rows.has(row.id) && createdAt(row) >= this.floor) this.unread.add(row);
	}

	/**
	 * One page of the search shows many records for the price of three. It counts only for records that the list
	 * showed, or that stand behind its end: of others, the index may show a newer one first, and the next list would end
	 * at it.
	 */
	private searchOfUnread(): Part<Row, DeskQuestion> | undefined {
		if (!this.traits.hasSearch || !this.listsOnly || this.startsNow) return undefined;
		const behind = Math.max(gapIn(this.from.mark.hints) ?? -Infinity, this.unread.cutAt);
		if (behind === -Infinity && this.unread.size <= PAGE_PRICE) return undefined;
		const since = behind === -Infinity ? this.unread.oldest : (this.start.floor ?? EVER);
		return this.searchSince(serviceTime(since - EDGE_MS), (row) => {
			if (this.unread.has(row.id) || (!this.isKnown(row.id) && createdAt(row) <= behind)) this.note(row);
		});
	}

	private records(): Part<Row, DeskQuestion> | undefined {
		// A trigger that starts now needs no more than the ids.
		if (this.startsNow) return undefined;
		const { alsoSeen } = this.from;
		for (const version of alsoSeen?.versions() ?? []) if (this.isOwed(version)) this.unread.add(version);
		return this.unread.byId(alsoSeen === undefined ? MOST_RECORDS : Infinity, (row) => this.keep(row));
	}

	/** While a batch is repeated, all its records must come, though neither list nor search may show them. */
	private isOwed({ id, changed }: Version): boolean {
		const handled = this.from.mark.seen.version(id);
		return !this.rows.has(id) && (handled === undefined || handled.changed.earliest < changed.earliest);
	}

	/** Keeps the newest version of a row of the search. The index may still show an older one than was handled. */
	private note(row: Row): void {
		if (!this.keep(row)) return;
		const later = this.from.alsoSeen?.version(row.id);
		if (isOlder(row, later) || isShownInPart(later, row)) this.unread.add(row);
		else this.unread.delete(row.id);
	}

	/** @returns false if a newer version is known */
	private keep(row: Row): boolean {
		if (isOlder(row, this.from.mark.seen.version(row.id)) || isOlder(row, this.rows.get(row.id))) return false;
		this.rows.set(row.id, row);
		return true;
	}

	/** The result. Call it only once `next` returns undefined. */
	whole(): WholeReading<Row> {
		const { rows, requests, startsNow } = this;
		const floor = startsNow ? (Number.isFinite(this.now) ? serviceTime(this.now) : null) : this.start.floor;
		return {
			rows,
			moved: undefined,
			clock: this.clock.atStart(false),
			filterIgnored: false,
			read: this.ids.size,
			requests,
			floor,
			isSweep: this.start.isSweep || startsNow,
			cutAt: startsNow ? -Infinity : this.unread.cutAt,
			left: startsNow ? Infinity : this.unread.oldest,
			alsoKnown: startsNow ? this.unread.versions() : [],
		};
	}
}
