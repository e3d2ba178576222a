import type { ChangesReading, ReadingFrom, Version } from '../../../../helpdesk/changes';
import type { MessageKind } from '../../../../helpdesk/helpdesk';
import {
	type Moment,
	plus,
	type ServiceTime,
	serviceTime,
	wallTime,
	type WallTime,
} from '../../../../helpdesk/instants';
import { ClockWatch } from '../../../../helpdesk/service-clock';
import { ListWalk } from '../list-walk';
import { type DeskTraits, EDGE_MS, type ListQuestion, type SearchQuestion } from '../question';
import { isFull } from '../../page-bounds';
import { type Part, Parts } from '../parts';
import { SearchWalk } from '../search-walk';
import { EVER } from '../starting-point';
import { createdAt } from '../versions';
import { isLookDue, isReached, type Look, lookIn } from './look';
import { MessageCounts } from './message-counts';
import { MessagesBelow, isShort } from './messages-below';
import { type MessageQuestion, MOST_AT_START, READ_AGAIN, type TicketLook } from './question';
import { ShortTickets } from './short-tickets';
import type { WholeReading } from './whole-reading';

/**
 * Reads every message that may be new to a mark. A ticket has one if the number of its messages is another than at
 * the last look. Tickets are looked at in the search by time of change, which is cheap and shows those that moved; now
 * and then in the list, which shows all of them; and behind the end of that, in the search by time of the customer's
 * answer. Messages are read below those tickets alone.
 */
export class MessagesReading<Row extends Version> implements Omit<ChangesReading<Row, MessageQuestion>, 'found'> {
	private readonly rows = new Map<string, Row>();
	private readonly counts: MessageCounts;
	private readonly looks: Map<string, number | undefined> = new Map();
	/** Tickets that the list showed. */
	private readonly listed = new Set<string>();
	/** Tickets whose messages are to be read. */
	private readonly unread = new Map<string, TicketLook>();
	private readonly short: ShortTickets;
	private readonly clock: ClockWatch;
	private readonly parts: Parts<Row, MessageQuestion>;
	private requests = 0;
	private received = 0;
	private answered: WallTime = wallTime(0);
	/** Set once the list was looked through. */
	private look: Look | undefined;
	/** For a trigger that starts now: the newest time that the first answers showed. */
	private now = -Infinity;

	constructor(
		private readonly from: ReadingFrom,
		private readonly traits: DeskTraits,
		private readonly kind: MessageKind,
		private readonly mostListed: number,
	) {
		this.counts = MessageCounts.in(from.mark.hints);
		this.short = new ShortTickets(from.mark.hints);
		this.clock = new ClockWatch(from.clock);
		this.parts = new Parts<Row, MessageQuestion>([
			() => this.changed(),
			() => this.list(),
			() => this.answeredBehind(),
			() => this.messages(),
		]);
	}

	next(): MessageQuestion | undefined {
		return this.parts.next();
	}

	/** Takes the answer to the question from `next`. @throws as SearchWalk and ListWalk */
	take(rows: readonly Row[], asked: Moment, answered: Moment): void {
		this.requests += 1;
		this.received += rows.length;
		this.answered = answered.wall;
		this.clock.see(
			rows.map(({ changed }) => changed.earliest),
			asked,
			answered,
		);
		this.parts.take(rows);
	}

	private get startsNow(): boolean {
		return this.from.startsNow === true;
	}

	/** Tickets that changed since the watermark, and as much before it as the index may be late. */
	private changed(): Part<Row, MessageQuestion> {
		if (this.startsNow) return this.lastChanged();
		const { overlap, watermark } = this.from.mark;
		const since = watermark ?? overlap;
		return this.searchSince(since === null ? EVER : plus(since, -this.traits.lag - EDGE_MS));
	}

	private searchSince(since: ServiceTime, by?: SearchQuestion['by']): Part<Row, MessageQuestion> {
		const walk = new SearchWalk<Row>(since, this.traits);
		return {
			next: () => this.tickets(walk.next(), by),
			take: (rows) => {
				for (const row of rows) this.noteSearched(row);
				walk.take(rows);
			},
		};
	}

	/** One page of the tickets that changed last, for a start with now. */
	private lastChanged(): Part<Row, MessageQuestion> {
		let isOver = false;
		const ask = { ask: 'search', since: EVER, until: null, descending: true, from: 0 } as const;
		return {
			next: () => this.tickets(isOver ? undefined : { ...ask, limit: this.traits.searchPage }),
			take: (rows) => {
				isOver = true;
				this.now = Math.max(this.now, ...rows.map(({ changed }) => changed.earliest));
				// What was written in this very moment is old: it must be known to be so.
				const last = rows.filter(({ changed }) => changed.earliest >= this.now);
				const looks = last.map(lookOf).filter(({ count }) => count > 0);
				const isCut = last.length === rows.length && isFull(rows.length, this.traits.searchPage);
				if (isCut || looks.length > MOST_AT_START) this.now += 1;
				else for (const one of looks) this.unread.set(one.ticket.id, one);
			},
		};
	}

	/** The list, newest ticket first, as far as a page of it costs least. */
	private list(): Part<Row, MessageQuestion> | undefined {
		if (!this.mustLook) return undefined;
		const walk = new ListWalk<Row>({ ...this.traits, reach: this.mostListed }, () => false);
		let reached = Infinity;
		return {
			next: () => this.tickets(walk.next()),
			take: (rows) => {
				for (const row of rows) {
					this.listed.add(row.id);
					reached = Math.min(reached, createdAt(row));
					this.noteListed(row);
				}
				walk.take(rows);
				if (walk.next() !== undefined) return;
				const pages = Math.max(1, Math.ceil(this.listed.size / this.traits.listPage));
				this.look = { looked: this.answered, pages, ...(walk.isCut && { reached }) };
			},
		};
	}

	/** While a batch is repeated, all its messages must be found again, though a look may have shown them. */
	private get mustLook(): boolean {
		return this.isOnce || isLookDue(this.from.mark, this.answered);
	}

	/** No later reading makes up for what this one does not find. */
	private get isOnce(): boolean {
		return this.startsNow || this.from.alsoSeen !== undefined;
	}

	/** Customers may also write to a ticket that the list does not reach, and move nothing but this time. */
	private answeredBehind(): Part<Row, MessageQuestion> | undefined {
		const { swept } = lookIn(this.from.mark.hints);
		if (this.kind === 'comment' || this.look?.reached === undefined || swept === undefined) return undefined;
		return this.searchSince(serviceTime(swept - this.traits.lag - EDGE_MS), 'customerResponseTime');
	}

	private tickets(question: ListQuestion | SearchQuestion | undefined, by?: SearchQuestion['by']) {
		return question && { ...question, ...(by && { by }), of: this.kind };
	}

	/** The index may show less than the list has shown already. */
	private noteSearched(row: Row): void {
		const look = lookOf(row);
		const isLate = look.count < this.counts.of(row.id) && isReached(createdAt(row), lookIn(this.from.mark.hints));
		if (!isLate && !this.listed.has(row.id)) this.note(look);
	}

	private noteListed(row: Row): void {
		const look = lookOf(row);
		if (this.startsNow) this.looks.set(row.id, look.count);
		else this.note(look);
	}

	private note(look: TicketLook): void {
		const { id } = look.ticket;
		const isSame = look.count === this.counts.of(id);
		this.looks.set(id, isSame ? undefined : look.count);
		if (isSame || look.count === 0) this.unread.delete(id);
		else this.unread.set(id, look);
	}

	private messages(): Part<Row, MessageQuestion> {
		const { seen: handled } = this.from.mark;
		return new MessagesBelow<Row>(this.short.andUnread(this.unread), {
			isOnce: this.isOnce,
			ask: (look) => ({ ask: 'messages', of: this.kind, ...look, since: this.floor, handled }),
			take: (look, rows) => this.takeMessages(look, rows),
		});
	}

	private takeMessages(look: TicketLook, rows: readonly Row[]): void {
		const { id } = look.ticket;
		for (const row of rows.filter(({ note }) => note === undefined)) this.rows.set(row.id, row);
		if (!this.short.take(look, isShort(rows) && !this.startsNow)) this.looks.set(id, undefined);
		// Sending a draft may not change the count. A ticket may come back as it was.
		if (rows.some(({ note }) => note === READ_AGAIN)) this.looks.set(id, 0);
	}

	/** Messages that were written before are old. */
	private get floor(): ServiceTime | null {
		if (!this.startsNow) return this.from.mark.overlap;
		return Number.isFinite(this.now) ? serviceTime(this.now) : null;
	}

	/** The result. Call it only once `next` returns undefined. */
	whole(): WholeReading<Row> {
		const { rows, requests, received, floor, looks, look, short, startsNow } = this;
		return {
			rows: startsNow ? new Map() : rows,
			moved: undefined,
			clock: this.clock.atStart(false),
			filterIgnored: false,
			read: received,
			requests,
			floor,
			looks,
			look,
			short,
			alsoKnown: startsNow ? [...rows.values()] : [],
		};
	}
}

/** What the service noted of a ticket. */
function lookOf({ note }: Version): TicketLook {
	return note as TicketLook;
}
