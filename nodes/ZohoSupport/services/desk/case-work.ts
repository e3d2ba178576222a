import type { CaseWork, Comment, History, Owner, Reply } from '../../helpdesk/case-work';
import type { FieldValues, ListPlan, RecordId, WriteOutcome } from '../../helpdesk/helpdesk';
import type { DeskDoor } from './call';
import { change, changed, inParts, partsOf } from './case-outcomes';
import { CLOSED_TOGETHER, HISTORY_ROWS, MERGED_TOGETHER, TAGS_TOGETHER } from './case-limits';
import { ListsBelow } from './lists-below';
import { inOrderOfEvents } from './messages';
import { togetherPrice } from './prices';
import { shownRow } from './records';
import { sendReply, writeComment } from './replies';
import { sendTogether, sendWrite } from './write-outcomes';

/** What can be done with tickets beside their fields, each for the fewest credits. */
export class DeskCaseWork implements CaseWork {
	readonly closeSize = CLOSED_TOGETHER;

	private readonly lists: ListsBelow;

	/** @param update changes fields of a ticket; null empties one */
	constructor(
		private readonly send: DeskDoor,
		private readonly update: (id: RecordId, fields: FieldValues) => Promise<WriteOutcome>,
	) {
		this.lists = new ListsBelow(send);
	}

	async reply(id: RecordId, reply: Reply): Promise<WriteOutcome> {
		return await sendReply(this.send, pathOf(id), reply);
	}

	async comment(id: RecordId, comment: Comment): Promise<WriteOutcome> {
		return await writeComment(this.send, pathOf(id), comment);
	}

	/** The path is from public clients, with a capital H [openapi ticket.json, x-note]. */
	async history(id: RecordId, plan: ListPlan): Promise<History> {
		const { rows, ...rest } = await this.lists.upTo({ path: `${pathOf(id)}/History`, pageRows: HISTORY_ROWS }, plan);
		return { events: inOrderOfEvents(rows.map((row) => shownRow(row))), ...rest };
	}

	async assign(id: RecordId, { agent, team }: Owner): Promise<WriteOutcome> {
		return await this.update(id, {
			...(agent === undefined ? {} : { assigneeId: agent === '' ? null : agent }),
			...(team === undefined ? {} : { teamId: team === '' ? null : team }),
		});
	}

	/** The description wants the department in the query, its older state in the body [README 7]. */
	async move(id: RecordId, departmentId: RecordId): Promise<WriteOutcome> {
		const call = { ...change(`${pathOf(id)}/move`, { departmentId }), query: { departmentId } };
		return await sendWrite(this.send, call, changed(id));
	}

	/** The ticket in the path stays [openapi ticket.json, mergeTicket]. */
	async merge(id: RecordId, others: readonly RecordId[]): Promise<WriteOutcome> {
		return await inParts(
			partsOf(others, MERGED_TOGETHER),
			(done) => `These tickets were merged: ${done.join(', ')}`,
			async (ids) => {
				const call = { ...change(`${pathOf(id)}/merge`, { ids }), weight: togetherPrice(ids.length) };
				return await sendWrite(this.send, call, changed(id));
			},
		);
	}

	/**
	 * The answer is described without a body; other actions on many tickets list results [openapi ticket.json,
	 * closeTickets, MassActionResult].
	 */
	async close(ids: readonly RecordId[]): Promise<WriteOutcome[]> {
		const call = { ...change('/closeTickets', { ids }), weight: togetherPrice(ids.length) };
		return await sendTogether(this.send, call, ids);
	}

	async mark(id: RecordId, isRead: boolean): Promise<WriteOutcome> {
		const path = `${pathOf(id)}/${isRead ? 'markAsRead' : 'markAsUnRead'}`;
		return await sendWrite(this.send, change(path), changed(id));
	}

	/** By name, not by id [README 8]. */
	async tag(id: RecordId, names: readonly string[], isAdded: boolean): Promise<WriteOutcome> {
		const path = `${pathOf(id)}/${isAdded ? 'associateTag' : 'dissociateTag'}`;
		return await inParts(
			partsOf(names, TAGS_TOGETHER),
			(done) => `These tags were ${isAdded ? 'added' : 'removed'}: ${done.join(', ')}`,
			async (tags) => await sendWrite(this.send, change(path, { tags }), changed(id)),
		);
	}
}

function pathOf(ticket: RecordId): string {
	return `/tickets/${encodeURIComponent(ticket)}`;
}
