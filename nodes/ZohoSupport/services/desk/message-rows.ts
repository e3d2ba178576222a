import { type Condition, meets } from '../../helpdesk/conditions';
import {
	type HelpdeskRecord,
	type MessageKind,
	type RecordQuery,
	type RecordTimes,
	WRITTEN_BY,
} from '../../helpdesk/helpdesk';
import { serviceTime } from '../../helpdesk/instants';
import { isJsonObject, type JsonObject } from '../../helpdesk/json';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { idIn, unusable } from './answers';
import type { ChangedRows } from './changed-rows';
import {
	CAME_SHORT,
	LIST_PAGE,
	type MessageQuestion,
	type MessagesQuestion,
	type MessageTicket,
	READ_AGAIN,
	type TicketLook,
	type TicketsQuestion,
} from './changes/messages/question';
import type { DeskConversations } from './conversation';
import { isNotThere } from './full-records';
import { commentMessage, threadMessage } from './messages';
import { instantOf } from './times';

/** The field of a ticket that counts its messages. */
const COUNTED_BY: Readonly<Record<MessageKind, string>> = { comment: 'commentCount', reply: 'threadCount' };

/** Tickets whose messages a test run reads, at most. */
const MOST_FOR_SAMPLE = 3;

/** A message as it was listed, with the row of the service. */
interface Listed {
	readonly record: HelpdeskRecord;
	readonly row: JsonObject;
	readonly written: number;
}

type Query = Pick<RecordQuery, 'module' | 'conditions'>;

/** Sends the requests of a trigger that waits for messages of tickets. */
export class MessageRows {
	/** The times of the records that it gave, which their fields alone do not tell. */
	private readonly known = new WeakMap<HelpdeskRecord, RecordTimes>();

	constructor(
		private readonly changedRows: Pick<ChangedRows, 'answer'>,
		private readonly conversations: Pick<DeskConversations, 'below' | 'whole'>,
	) {}

	/** The times of a message, or of a ticket that was only looked at; undefined for any other record. */
	times(record: HelpdeskRecord): RecordTimes | undefined {
		return this.known.get(record);
	}

	async answer(question: MessageQuestion, { module, conditions = [] }: Query): Promise<HelpdeskRecord[]> {
		if (question.ask === 'messages') return await this.messages(question, conditions);
		const rows = await this.changedRows.answer(module, question);
		return rows.map((row) => this.look(question, row));
	}

	/** The newest messages of a few of the newest tickets, one each. */
	async sample(kind: MessageKind, { module, conditions = [] }: Query): Promise<HelpdeskRecord[]> {
		const rows = await this.changedRows.answer(module, { ask: 'list', from: 0, limit: LIST_PAGE });
		const looks = rows.map((row) => lookAt(kind, row)).filter(({ count }) => count > 0);
		const samples: HelpdeskRecord[] = [];
		for (const { ticket } of looks.slice(0, MOST_FOR_SAMPLE)) {
			const { messages } = await this.listed(kind, ticket);
			const sent = messages.filter((one) => !isDraft(one));
			const newest = sent.findLast(({ record }) => meets(record, conditions)) ?? sent.at(-1);
			if (newest !== undefined) samples.push(await this.withText(kind, ticket, newest));
		}
		return samples;
	}

	/** Messages from before are not needed, and the text only of those that are new. */
	private async messages(
		{ of, ticket, count, since, handled }: MessagesQuestion,
		conditions: readonly Condition[],
	): Promise<HelpdeskRecord[]> {
		const listed = await this.listed(of, ticket).catch((error: unknown) => {
			if (error instanceof HelpdeskError && isNotThere(error)) return undefined;
			throw error;
		});
		if (listed === undefined) return [this.ticketWith(READ_AGAIN, ticket, since)];
		const records = listed.all < count ? [this.ticketWith(CAME_SHORT, ticket, since)] : [];
		for (const one of listed.messages.filter(({ written }) => since === null || written >= since)) {
			const isNew = !isDraft(one) && handled.version(one.record.id) === undefined;
			records.push(isNew && meets(one.record, conditions) ? await this.withText(of, ticket, one) : one.record);
		}
		return records;
	}

	/** In place of messages: the ticket was deleted or moved since it was looked at, or its list came up short. */
	private ticketWith(note: object, { id }: MessageTicket, since: MessagesQuestion['since']): HelpdeskRecord {
		const record = { id };
		const span = { earliest: since ?? 0, latest: since ?? 0 };
		this.known.set(record, { created: span, modified: span, isPart: true, note });
		return record;
	}

	/**
	 * From the oldest to the newest, without the thread that opened the ticket, which is the ticket itself. `all` counts
	 * that one too, as the row of the ticket may do.
	 */
	private async listed(kind: MessageKind, ticket: MessageTicket): Promise<{ all: number; messages: Listed[] }> {
		const rows = await this.conversations.below(ticket.id, kind);
		const later = rows.filter(({ isDescriptionThread }) => isDescriptionThread !== true);
		const messages = later.map((row): Listed => {
			const record = this.message(kind, ticket, row);
			return { record, row, written: instantOf(record.createdTime) ?? 0 };
		});
		return { all: rows.length, messages: messages.sort((one, other) => one.written - other.written) };
	}

	private async withText(kind: MessageKind, ticket: MessageTicket, { record, row }: Listed): Promise<HelpdeskRecord> {
		if (kind === 'comment') return record;
		return this.message(kind, ticket, { ...row, ...(await this.conversations.whole(ticket.id, record.id, row)) });
	}

	private message(kind: MessageKind, ticket: MessageTicket, row: JsonObject): HelpdeskRecord {
		const id = idIn(row);
		if (id === undefined) throw unusable('a message has no ID');
		const shown = kind === 'comment' ? commentMessage(id, row) : threadMessage(id, row);
		const at = instantOf(shown.createdTime);
		if (at === undefined) throw unusable(`the message ${id} has no time`);
		const record = { ...shown, [WRITTEN_BY]: writerOf(shown), ticket: { ...ticket } };
		// An edit does not make it another message.
		const span = { earliest: at, latest: at };
		const note = row.status === 'DRAFT' ? READ_AGAIN : undefined;
		this.known.set(record, { created: span, modified: span, isPart: true, ...(note && { note }) });
		return record;
	}

	private look(question: TicketsQuestion, row: JsonObject): HelpdeskRecord {
		const note = lookAt(question.of, row);
		const record = { id: note.ticket.id };
		const at = question.ask === 'search' ? (question.by ?? 'modifiedTime') : 'createdTime';
		const [created, modified] = [spanOf(row.createdTime), spanOf(row[at])];
		this.known.set(record, { created, modified, isPart: true, note });
		return record;
	}
}

const isDraft = ({ row }: Listed) => row.status === 'DRAFT';

function spanOf(value: JsonObject[string] | undefined) {
	const at = instantOf(value);
	return at === undefined ? undefined : { earliest: serviceTime(at), latest: serviceTime(at) };
}

/** A customer is an end user; whatever else writes belongs to the help desk [openapi comment.json, thread.json]. */
function writerOf({ author, direction }: JsonObject): 'customer' | 'agent' {
	if (direction === 'in' || direction === 'out') return direction === 'in' ? 'customer' : 'agent';
	return isJsonObject(author) && String(author.type) === 'END_USER' ? 'customer' : 'agent';
}

/** @throws HelpdeskError `data` if the row does not say how many messages the ticket has */
function lookAt(kind: MessageKind, row: JsonObject): TicketLook {
	const id = idIn(row);
	if (id === undefined) throw unusable('a ticket has no ID');
	const counted = row[COUNTED_BY[kind]];
	const count = Number(counted === null || counted === '' ? NaN : counted);
	if (!Number.isInteger(count)) throw withoutCount(COUNTED_BY[kind]);
	const textOf = (value: JsonObject[string] | undefined) =>
		typeof value === 'string' || typeof value === 'number' ? String(value) : null;
	return { ticket: { id, ticketNumber: textOf(row.ticketNumber), subject: textOf(row.subject) }, count };
}

function withoutCount(field: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`Zoho Desk does not show the field '${field}' of tickets, so the trigger cannot know which have a new message.`,
			'Allow the user of the credential to see it, or use a Schedule Trigger with Get Many and Get Conversation.',
		),
	);
}
