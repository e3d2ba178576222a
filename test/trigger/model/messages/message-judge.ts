import type { JsonObject } from '../../../../nodes/ZohoSupport/helpdesk/json';
import type { TriggerEvent } from '../../../../nodes/ZohoSupport/trigger/events/event';
import { Violation } from '../violation';
import type { Message, MessageDesk } from './message-desk';
import type { MessageHistory } from './message-history';

/** One reading, in ticks: several polls may be needed for it. */
interface Reading {
	readonly by: number;
	from: number;
	to: number;
	/** Whether it looked through the list. */
	hasLook: boolean;
}

/** Says which messages must be told, which may be, and which may not. */
export class MessageJudge {
	private start: Reading | undefined;
	/** The newest time that the first answer of the start showed. */
	private startsAt = Infinity;
	/** Limit: so many tickets with messages changed in the moment of the start that all messages of it count as old. */
	private isCrowdedStart = false;
	private readonly looks: Reading[] = [];
	private readonly open = new Map<number, Reading>();
	private readonly told = new Map<string, number>();
	private wasDisturbed = false;
	events = 0;
	repeats = 0;

	constructor(
		private readonly history: MessageHistory,
		private readonly desk: MessageDesk,
	) {}

	/** Drafts whose tickets are read with each look, as one of them may have been sent. */
	get draftsLeft(): number {
		return new Set(
			this.desk.messages.filter(({ isDraft, isDeleted }) => isDraft && !isDeleted).map((one) => one.ticket),
		).size;
	}

	/** From now on events may come again, marked. */
	disturbed(): void {
		this.wasDisturbed = true;
		this.open.clear();
	}

	begins(by: number): Reading {
		const { ticks } = this.desk;
		return this.open.get(by) ?? { by, from: ticks, to: ticks, hasLook: false };
	}

	asks(reading: Reading, question: JsonObject): void {
		reading.to = this.desk.ticks;
		if (question.ask === 'list') reading.hasLook = true;
		if (this.start !== undefined || question.ask !== 'search') return;
		const times = this.desk.rows(question as never).map(({ modifiedTime }) => Date.parse(String(modifiedTime)));
		this.startsAt = Math.max(...times);
		const ofMoment = this.desk.tickets.filter(({ changed }) => changed >= this.startsAt);
		const withMessages = ofMoment.filter(({ messages }) => messages.some(({ kind }) => kind === this.history.kind));
		this.isCrowdedStart = withMessages.length > 5 || ofMoment.length >= this.history.pageSize;
	}

	failed(reading: Reading): void {
		this.open.set(reading.by, reading);
	}

	completed(reading: Reading, mayGoOn: boolean): void {
		if (mayGoOn) return void this.open.set(reading.by, reading);
		this.open.delete(reading.by);
		this.start ??= reading;
		if (reading.hasLook) this.looks.push(reading);
	}

	/** What one poll gives: in order, each once, and nothing that it may not give. */
	checked(events: readonly TriggerEvent[]): void {
		const messages = events.map(({ record }) => this.messageOf(record.id));
		for (const [place, message] of messages.entries()) {
			const { kind, by, isFirst, isDraft, id, at } = message;
			const { history } = this;
			if (kind !== history.kind || isFirst || isDraft) throw new Violation(`${id} is no ${history.kind}`);
			if (history.writer !== 'anyone' && by !== history.writer) throw new Violation(`${id} is not by the writer`);
			if (at < this.startsAt) throw new Violation(`${id} is from before the start`);
			if (messages.indexOf(message) !== place) throw new Violation(`${id} came twice in one poll`);
			if (place > 0 && messages[place - 1].at > at) throw new Violation(`${id} came too late in its poll`);
		}
		for (const { record, possibleRepeat } of events) {
			if (kindOf(record) === 'reply' && record.content !== 'Whole text') throw new Violation('a reply has no text');
			if (possibleRepeat && !this.wasDisturbed) throw new Violation(`${record.id} is marked without a reason`);
		}
	}

	executed(events: readonly TriggerEvent[]): void {
		for (const { record, possibleRepeat } of events) {
			this.events += 1;
			if (possibleRepeat) this.repeats += 1;
			const before = this.told.get(record.id) ?? 0;
			if (before > 0 && !possibleRepeat) throw new Violation(`${record.id} was told again without a mark`);
			this.told.set(record.id, before + 1);
		}
	}

	private messageOf(id: string): Message {
		const message = this.desk.messages.find((one) => one.id === id);
		if (message === undefined) throw new Violation(`there is no message ${id}`);
		return message;
	}

	finish(): void {
		for (const message of this.desk.messages)
			if (this.mustBeTold(message) && !this.told.has(message.id))
				throw new Violation(`${message.kind} ${message.id} by the ${message.by} was lost`);
	}

	private mustBeTold(message: Message): boolean {
		const { kind, by, isFirst, isDraft, isDeleted, ticket, born, at } = message;
		const { history, start } = this;
		if (kind !== history.kind || isFirst || isDraft || isDeleted || ticket.isAway) return false;
		if (history.writer !== 'anyone' && by !== history.writer) return false;
		if (start === undefined || born <= start.to || (this.isCrowdedStart && at <= this.startsAt)) return false;
		if (this.isHiddenByDeletion(message) || this.isOldDraft(message) || this.wasAwayAfterCrash(message)) return false;
		return this.isInSight(message);
	}

	/** Limit: a message that was deleted and one that was added between two looks leave the count as it was. */
	private isHiddenByDeletion({ ticket, born }: Message): boolean {
		// A crash may forget looks, and what is told again is found by an older one.
		if (this.wasDisturbed) return ticket.deletions.length > 0;
		const from = this.looks.filter(({ to }) => to < born).at(-1)?.from ?? -Infinity;
		const to = this.looks.find((look) => look.from > born)?.to ?? Infinity;
		return ticket.deletions.some((deleted) => deleted >= from && deleted <= to);
	}

	/** Limit: a draft from before the start counts as old. */
	private isOldDraft({ id }: Message): boolean {
		return (this.desk.draftedAt.get(id) ?? Infinity) <= (this.start?.to ?? -Infinity);
	}

	/** Limit: what a crash left to be told is not found while its ticket is in another department. */
	private wasAwayAfterCrash({ ticket, born }: Message): boolean {
		return this.wasDisturbed && ticket.returned > born;
	}

	/** Limit: what moves no time of its ticket is seen in the list alone, and that is read only so far. */
	private isInSight({ ticket, kind, by }: Message): boolean {
		const { points, mostListed, pageSize } = this.history;
		if (kind === 'comment' ? points.commentMoves : points.replyMoves || by === 'customer') return true;
		const { tickets } = this.desk;
		return tickets.length - tickets.indexOf(ticket) <= mostListed - 2 * pageSize;
	}
}

function kindOf({ kind }: JsonObject): 'comment' | 'reply' {
	return kind === 'comment' ? 'comment' : 'reply';
}
