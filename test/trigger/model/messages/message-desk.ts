import type { JsonObject } from '../../../../nodes/ZohoSupport/helpdesk/json';
import type { ListQuestion, SearchQuestion } from '../../../../nodes/ZohoSupport/services/desk/changes/question';
import { scattered } from '../records';
import { Violation } from '../violation';
import type { Kind, MessageChange, MessageHistory, Writer } from './message-history';

export interface Message {
	readonly id: string;
	readonly ticket: Ticket;
	readonly kind: Kind;
	readonly by: Writer;
	readonly at: number;
	/** Opens its ticket. */
	readonly isFirst: boolean;
	isDraft: boolean;
	isDeleted: boolean;
	/** The tick of its appearance: when it was written, or sent. */
	born: number;
}

export interface Ticket {
	readonly id: string;
	readonly made: number;
	changed: number;
	answered: number;
	isAway: boolean;
	readonly messages: Message[];
	/** The ticks of deletions of its messages. */
	readonly deletions: number[];
	/** The ticks since when it was back from another department. */
	returned: number;
}

interface Shown {
	readonly ticket: Ticket;
	readonly row: JsonObject;
	readonly due: number;
	readonly turn: number;
	readonly isAway: boolean;
}

const BEGINS = Date.parse('2026-11-26T08:00:00Z');

/** A Zoho Desk with tickets and their messages, as open-points 7 and 15 leave it open. */
export class MessageDesk {
	readonly tickets: Ticket[] = [];
	readonly messages: Message[] = [];
	/** When drafts were written, in ticks; sent ones too. */
	readonly draftedAt = new Map<string, number>();
	passed = 0;
	ticks = 0;
	/** The next list of messages lacks the newer half, as if a page of it had come without a body. */
	comesShort = false;
	private lastId = 1_000;
	private turns = 0;
	private waiting: Shown[] = [];
	private readonly index = new Map<string, Shown>();

	constructor(private readonly history: Pick<MessageHistory, 'points' | 'pageSize'>) {}

	private get points() {
		return this.history.points;
	}

	/** Its own time, as it shows it. */
	get now(): number {
		const { unit, ahead } = this.points;
		return Math.floor((BEGINS + ahead + this.passed) / unit) * unit;
	}

	get trueTime(): number {
		return BEGINS + this.passed;
	}

	change(change: MessageChange): void {
		this.ticks += 1;
		if (change.do === 'wait') this.passed += change.ms;
		else if (change.do === 'ticket') for (let made = 0; made < change.count; made += 1) this.open(change.hasMail);
		else if (change.do === 'send') this.send(change.which);
		else if (change.do !== 'our clock') this.changeTicket(change);
	}

	private changeTicket(change: Exclude<MessageChange, { do: 'wait' | 'ticket' | 'send' | 'our clock' }>): void {
		const place = this.tickets.length - 1 - change.at;
		const ticket = this.tickets.at(Math.max(0, place));
		if (ticket === undefined) return;
		if (change.do === 'write')
			for (let made = 0; made < change.count; made += 1) this.write(ticket, change.kind, change.by, false);
		else if (change.do === 'draft') this.write(ticket, 'reply', 'agent', true);
		else if (change.do === 'delete') this.delete(ticket);
		else if (change.do === 'move') this.move(ticket);
		else
			for (const edited of this.tickets.slice(Math.max(0, place), place + change.count)) {
				edited.changed = this.now;
				this.tell(edited);
			}
	}

	private open(hasMail: boolean): void {
		const now = this.now;
		const more = { messages: [], deletions: [], isAway: false, returned: -1, answered: NaN };
		const ticket: Ticket = { id: this.nextId(), made: now, changed: now, ...more };
		this.tickets.push(ticket);
		if (hasMail) this.put(ticket, { kind: 'reply', by: 'customer', isFirst: true, isDraft: false });
		this.tell(ticket);
	}

	private write(ticket: Ticket, kind: Kind, by: Writer, isDraft: boolean): void {
		this.put(ticket, { kind, by, isDraft, isFirst: false });
		if (!isDraft) this.touch(ticket, kind, by);
		this.tell(ticket);
	}

	private put(ticket: Ticket, message: Pick<Message, 'kind' | 'by' | 'isDraft' | 'isFirst'>): void {
		const more = { id: this.nextId(), ticket, at: this.now, isDeleted: false, born: this.ticks };
		this.messages.push({ ...message, ...more });
		ticket.messages.push(this.messages.at(-1) as Message);
		if (message.isDraft) this.draftedAt.set(more.id, this.ticks);
	}

	private touch(ticket: Ticket, kind: Kind, by: Writer): void {
		if (kind === 'comment' ? this.points.commentMoves : this.points.replyMoves) ticket.changed = this.now;
		if (kind === 'reply' && by === 'customer') ticket.answered = this.now;
	}

	private send(which: number): void {
		const drafts = this.messages.filter(({ isDraft, isDeleted }) => isDraft && !isDeleted);
		const draft = drafts.at(which % Math.max(1, drafts.length));
		if (draft === undefined) return;
		draft.isDraft = false;
		draft.born = this.ticks;
		this.touch(draft.ticket, 'reply', 'agent');
		this.tell(draft.ticket);
	}

	private delete(ticket: Ticket): void {
		const first = ticket.messages.find(({ isFirst, isDeleted }) => !isFirst && !isDeleted);
		if (first === undefined) return;
		first.isDeleted = true;
		ticket.deletions.push(this.ticks);
		this.tell(ticket);
	}

	private move(ticket: Ticket): void {
		ticket.isAway = !ticket.isAway;
		if (!ticket.isAway) ticket.returned = this.ticks;
		ticket.changed = this.now;
		this.tell(ticket);
	}

	/** The index shows the ticket as it is now after a while. */
	private tell(ticket: Ticket): void {
		this.turns += 1;
		const { lag, outOfOrder } = this.points;
		const late = outOfOrder && lag > 0 ? scattered(`${ticket.id}${this.turns}`) % (lag + 1) : lag;
		const row = this.rowOf(ticket, true);
		this.waiting.push({ ticket, row, due: this.passed + late, turn: this.turns, isAway: ticket.isAway });
	}

	private settle(): void {
		const due = this.waiting.filter((one) => one.due <= this.passed);
		this.waiting = this.waiting.filter((one) => one.due > this.passed);
		for (const one of due)
			if ((this.index.get(one.ticket.id)?.turn ?? 0) < one.turn) this.index.set(one.ticket.id, one);
	}

	/** The rows of tickets that answer a question. */
	rows(question: ListQuestion | SearchQuestion): JsonObject[] {
		this.settle();
		const { from, limit } = question;
		const { pageSize, points } = this.history;
		if (limit > pageSize || from < 0 || from + limit > 5_000)
			throw new Violation(`422 for ${JSON.stringify(question)}`);
		const rows = question.ask === 'list' ? this.listed() : this.searched(question);
		const first = question.ask === 'list' ? Math.max(0, from - points.listBase) : from;
		return rows.slice(first, first + limit);
	}

	private listed(): JsonObject[] {
		const there = this.tickets.filter(({ isAway }) => !isAway);
		return there.sort((a, b) => b.made - a.made || Number(b.id) - Number(a.id)).map((one) => this.rowOf(one, false));
	}

	private searched({ since, until, descending, by: sortedBy }: SearchQuestion): JsonObject[] {
		const by = sortedBy ?? 'modifiedTime';
		const isInclusive = this.points.ends === 'inclusive';
		const timeOf = (row: JsonObject) => Date.parse(String(row[by]));
		const isIn = (row: JsonObject) => {
			const [at, end] = [timeOf(row), until ?? Infinity];
			return isInclusive ? at >= since && at <= end : at > since && at < end;
		};
		const turn = descending ? -1 : 1;
		return [...this.index.values()]
			.filter(({ isAway, row }) => !isAway && isIn(row))
			.map(({ row }) => row)
			.sort((a, b) => turn * (timeOf(a) - timeOf(b)) || Number(a.id) - Number(b.id));
	}

	private rowOf(ticket: Ticket, isSearched: boolean): JsonObject {
		const there = ticket.messages.filter(({ isDeleted }) => this.points.countsDeleted || !isDeleted);
		const iso = (time: number) => (Number.isNaN(time) ? null : new Date(time).toISOString());
		const counts = (message: Message) => message.kind === 'reply' && (!message.isDraft || this.points.draftCounts);
		return {
			id: ticket.id,
			ticketNumber: ticket.id.slice(-3),
			subject: 'A subject',
			createdTime: iso(ticket.made),
			...(isSearched && { modifiedTime: iso(ticket.changed) }),
			customerResponseTime: iso(ticket.answered),
			commentCount: String(there.filter(({ kind }) => kind === 'comment').length),
			threadCount: String(there.filter(counts).length),
		};
	}

	/** The messages of a ticket, as its own lists show them, drafts too; undefined if it is not there. */
	below(id: string, kind: Kind): JsonObject[] | undefined {
		const ticket = this.tickets.find((one) => one.id === id && !one.isAway);
		if (ticket === undefined) return undefined;
		const there = ticket.messages.filter((one) => one.kind === kind && !one.isDeleted);
		return there.slice(0, this.comesShort ? there.length / 2 : undefined).map((message): JsonObject => {
			const time = new Date(message.at).toISOString();
			const type = message.by === 'customer' ? 'END_USER' : 'AGENT';
			if (kind === 'comment') return { id: message.id, commentedTime: time, commenter: { type }, content: 'Text' };
			const direction = message.by === 'customer' ? 'in' : 'out';
			const status = message.isDraft ? 'DRAFT' : 'SUCCESS';
			return {
				id: message.id,
				createdTime: time,
				direction,
				status,
				author: { type },
				summary: 'Text',
				isDescriptionThread: message.isFirst,
			};
		});
	}

	private nextId(): string {
		this.lastId += 1;
		return `9000000000${this.lastId}`;
	}
}
