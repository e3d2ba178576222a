import type { IDataObject } from 'n8n-workflow';
import type { DeskSimulator } from '../../../simulator/desk/simulator';

/** Who writes what, as the simulator sees it. */
export interface Writers {
	/** An agent comments, through the API. */
	agentComments(ticket: string, content: string): Promise<string>;
	/** An agent replies by e-mail, through the API. */
	agentReplies(ticket: string, content: string): Promise<string>;
	/** An agent writes a draft. */
	agentDrafts(ticket: string, content: string): Promise<string>;
	sendDraft(ticket: string, draft: string): Promise<void>;
	customerComments(ticket: string, content: string): string;
	customerReplies(ticket: string, content: string): string;
	deleteComment(ticket: string, comment: string): Promise<void>;
}

/** @returns each method gives the id of the message */
export function writersOf(zoho: () => DeskSimulator): Writers {
	const send = async (method: string, path: string, body?: object): Promise<string> => {
		const headers = {
			authorization: `Bearer ${zoho().grants.accessToken()}`,
			orgId: zoho().access.orgId,
			...(body && { 'content-type': 'application/json' }),
		};
		const address = `${zoho().url}/api/v1/tickets/${path}`;
		const answer = await fetch(address, { method, headers, ...(body && { body: JSON.stringify(body) }) });
		const text = await answer.text();
		if (!answer.ok) throw new Error(text);
		const made: unknown = text === '' ? {} : JSON.parse(text);
		return typeof made === 'object' && made !== null && 'id' in made ? String(made.id) : '';
	};
	const mail = { channel: 'EMAIL', fromEmailAddress: 'support@demodesk.example', contentType: 'plainText' };
	return {
		agentComments: async (ticket, content) => await send('POST', `${ticket}/comments`, { content, isPublic: false }),
		agentReplies: async (ticket, content) =>
			await send('POST', `${ticket}/sendReply`, { ...mail, to: 'lee@mail.example', content }),
		agentDrafts: async (ticket, content) =>
			await send('POST', `${ticket}/draftReply`, { ...mail, to: 'lee@mail.example', content }),
		sendDraft: async (ticket, draft) => void (await send('POST', `${ticket}/sendDraft?draftThreadId=${draft}`)),
		customerComments: (ticket, content) => zoho().receive(ticket, { kind: 'comment', content }),
		customerReplies: (ticket, content) => zoho().receive(ticket, { kind: 'reply', content }),
		deleteComment: async (ticket, comment) => void (await send('DELETE', `${ticket}/comments/${comment}`)),
	};
}

/** The messages among items, each with its event. */
export function toldIn(items: readonly IDataObject[]): string[] {
	return items.map(({ event, content }) => `${String(event)} ${String(content)}`);
}
