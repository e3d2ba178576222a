import { falseId, oldest } from './calls';
import { hear, type Heard, rowsOf, type Seen, textIn } from './heard';
import type { DeskLine } from './line';
import type { JsonObject } from './product';

/** By these a person knows what the probe made. The address is one that nobody has (RFC 2606). */
export const MARK = { subject: '[n8n probe] please ignore', email: 'n8n-probe@example.com', tag: 'n8n-probe' };

/** The one ticket that the probe makes, with its contact. */
export class OwnTicket {
	private constructor(
		private readonly line: DeskLine,
		readonly id: string,
		/** As people know it; the search finds it by this. */
		readonly number: string,
		private readonly contactId: string | undefined,
	) {}

	/** Makes it in the department of the oldest ticket. Gives the refusal if there is one. */
	static async create(line: DeskLine, seen: Seen): Promise<OwnTicket | Heard> {
		const departmentId = textIn(oldest(seen), 'departmentId') ?? textIn(rowsOf(seen.departments)[0], 'id') ?? null;
		const heard = hear(
			await line.call({
				method: 'POST',
				path: '/tickets',
				body: {
					subject: MARK.subject,
					departmentId,
					email: MARK.email,
					contact: { lastName: 'n8n probe', email: MARK.email },
				},
			}),
		);
		const id = textIn(heard.body, 'id');
		if (id === undefined) return heard;
		return new OwnTicket(line, id, textIn(heard.body, 'ticketNumber') ?? '', textIn(heard.body, 'contactId'));
	}

	/** The ticket as it is; undefined when it is not there any more. */
	async read(): Promise<JsonObject | undefined> {
		const heard = hear(await this.line.call({ path: `/tickets/${this.id}` }));
		return heard.kind === 'record' ? heard.body : undefined;
	}

	/** The ticket as the search knows it. */
	async searched(): Promise<JsonObject | undefined> {
		const query = { ticketNumber: this.number, limit: '1' };
		return rowsOf(hear(await this.line.call({ path: '/tickets/search', query })))[0];
	}

	async change(body: JsonObject): Promise<Heard> {
		return hear(await this.line.call({ method: 'PATCH', path: `/tickets/${this.id}`, body }));
	}

	async comment(): Promise<Heard> {
		const body = { content: 'n8n probe', isPublic: false, contentType: 'plainText' };
		return await this.post('comments', body);
	}

	async tag(): Promise<Heard> {
		return await this.post('associateTag', { tags: [MARK.tag] });
	}

	/** Sends one e-mail to an address that nobody has. */
	async reply(): Promise<Heard> {
		const addresses = hear(
			await this.line.call({ path: '/mailReplyAddress', query: { departmentId: 'allDepartment' } }),
		);
		const ready = rowsOf(addresses).find((row) => row.isActive !== false && textIn(row, 'address') !== undefined);
		if (ready === undefined) return addresses;
		return await this.post('sendReply', {
			channel: 'EMAIL',
			fromEmailAddress: textIn(ready, 'address') ?? null,
			to: MARK.email,
			content: 'n8n probe',
			contentType: 'plainText',
		});
	}

	/** Closes it together with an id that no ticket has. */
	async closeWithFalseId(seen: Seen): Promise<Heard> {
		const body = { ids: [this.id, falseId(seen)] };
		return hear(await this.line.call({ method: 'POST', path: '/closeTickets', body }));
	}

	/** Trashes it together with an id that no ticket has. */
	async trashWithFalseId(seen: Seen): Promise<Heard> {
		return await this.trash('tickets', 'ticketIds', [this.id, falseId(seen)]);
	}

	/** Moves the ticket and its contact to the recycle bin, whatever became of them. */
	async clear(): Promise<boolean> {
		const ticket = await this.trash('tickets', 'ticketIds', [this.id]);
		if (this.contactId !== undefined) await this.trash('contacts', 'contactIds', [this.contactId]);
		return ticket.kind !== 'refused' || (await this.read())?.isTrashed !== false;
	}

	private async trash(module: string, key: string, ids: readonly string[]): Promise<Heard> {
		const body = { [key]: [...ids] };
		return hear(await this.line.call({ method: 'POST', path: `/${module}/moveToTrash`, body }));
	}

	private async post(path: string, body: JsonObject): Promise<Heard> {
		return hear(await this.line.call({ method: 'POST', path: `/tickets/${this.id}/${path}`, body }));
	}
}
