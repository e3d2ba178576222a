import type { ConversationPlan, HelpdeskRecord, MessageKind } from '../../helpdesk/helpdesk';
import type { JsonObject } from '../../helpdesk/json';
import { idIn, recordIn, unusable } from './answers';
import type { DeskDoor } from './call';
import { COMMENT_ROWS, CONVERSATION_ROWS } from './case-limits';
import { RECORD_PRICE } from './prices';
import { ListsBelow } from './lists-below';
import { commentMessage, inOrderOfTime, isComment, threadMessage } from './messages';

/** Rows of which the oldest is chosen here: as many cost the same as one. */
const ROWS_FOR_FIRST = 50;

/** The messages of tickets: threads and comments. */
export class DeskConversations {
	private readonly lists: ListsBelow;

	constructor(private readonly send: DeskDoor) {
		this.lists = new ListsBelow(send);
	}

	/**
	 * From the oldest to the newest. Costs a page for every 200 messages, and one credit for the text of each thread. The
	 * first alone costs one page and its text.
	 * @throws HelpdeskError
	 */
	async read(ticket: string, { withContent, firstOnly }: ConversationPlan): Promise<readonly HelpdeskRecord[]> {
		const path = `/tickets/${encodeURIComponent(ticket)}`;
		const rows = firstOnly ? await this.firstThread(path) : await this.messages(path);
		const messages: HelpdeskRecord[] = [];
		for (const row of rows) {
			const id = idIn(row);
			if (id === undefined) throw unusable('a message has no ID');
			if (isComment(row)) messages.push(commentMessage(id, row));
			else messages.push(threadMessage(id, withContent ? await this.withContent(path, id, row) : row));
		}
		return inOrderOfTime(messages);
	}

	/** All its comments; or all its threads, drafts and the one that opened it too. */
	async below(ticket: string, kind: MessageKind): Promise<readonly JsonObject[]> {
		const path = `/tickets/${encodeURIComponent(ticket)}`;
		if (kind === 'comment') return await this.lists.all({ path: `${path}/comments`, pageRows: COMMENT_ROWS });
		return await this.lists.all({ path: `${path}/threads`, pageRows: CONVERSATION_ROWS });
	}

	/** The row of a thread with its text. */
	async whole(ticket: string, id: string, row: JsonObject): Promise<JsonObject> {
		return await this.withContent(`/tickets/${encodeURIComponent(ticket)}`, id, row);
	}

	private async messages(path: string): Promise<readonly JsonObject[]> {
		const list = { path: `${path}/conversations`, pageRows: CONVERSATION_ROWS };
		const rows = await this.lists.all(list);
		const isNamed = rows.filter(isComment).every((row) => idIn(row) !== undefined);
		if (isNamed) return rows;
		// By the description, comments have no id in this list [openapi thread.json]. Their own list has it.
		const comments = await this.lists.all({ path: `${path}/comments`, pageRows: COMMENT_ROWS });
		return [...rows.filter((row) => !isComment(row)), ...comments];
	}

	/**
	 * The oldest thread, in a list of one row or none. The first e-mail is a thread, and so is a description
	 * [README 16; openapi thread.json]. A draft is no message yet.
	 */
	private async firstThread(path: string): Promise<readonly JsonObject[]> {
		const list = { path: `${path}/threads`, query: { sortBy: 'sendDateTime' }, pageRows: ROWS_FOR_FIRST };
		const rows = (await this.lists.first(list)).filter(({ status }) => status !== 'DRAFT');
		return inOrderOfTime(rows).slice(0, 1);
	}

	/** Rows of lists have a summary in place of the text [open-points, threads]. A long text is in yet another place. */
	private async withContent(path: string, id: string, row: JsonObject): Promise<JsonObject> {
		if (isWhole(row)) return row;
		const thread = `${path}/threads/${encodeURIComponent(id)}`;
		const read = row.isContentTruncated === true ? row : { ...row, ...(await this.one(thread)) };
		return read.isContentTruncated === true ? { ...read, ...(await this.one(`${thread}/fullContent`)) } : read;
	}

	private async one(path: string): Promise<JsonObject> {
		return recordIn(await this.send({ access: 'read', method: 'GET', path, weight: RECORD_PRICE }));
	}
}

function isWhole({ content, isContentTruncated }: JsonObject): boolean {
	return typeof content === 'string' && isContentTruncated !== true;
}
