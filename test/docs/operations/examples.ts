/** What docs/operations/ shows of each operation: one run that a person might make. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { autoMap, fields } from '../../workflows/zoho-node';

/** What is stored before the run. */
export interface Stored {
	/** Tickets or cases, the oldest first. */
	readonly cases: readonly string[];
	/** Of Zoho Desk. */
	readonly agent: string;
	readonly department: string;
	readonly fromAddress: string;
	/** The names that the service gives fields, for values by label. */
	named(values: Readonly<Record<string, string>>): Record<string, string>;
}

export interface Example {
	/** Without the service. */
	readonly parameters: INodeParameters;
	readonly items?: IDataObject[];
	/** The items have a file `note.txt` as `file`. */
	readonly withFile?: boolean;
	/** Runs that make the example possible; what they cost does not count. The last item of each goes to the next. */
	readonly before?: ReadonlyArray<Omit<Example, 'before'>>;
}

const ANN = 'ann.lee@example.com';
const CASE = { resource: 'case' };
const ID = { recordId: '={{ $json.id }}' };
const idsOf = (ids: readonly string[]) => ids.map((id) => ({ id }));

/** An example for each operation. */
export const EXAMPLES: Readonly<Record<string, (stored: Stored) => Example>> = {
	addComment: ({ cases: [id] }) => comment(id),
	addTags: ({ cases: [id] }) => ({ parameters: { ...CASE, operation: 'addTags', recordId: id, tags: 'vip, printer' } }),
	assign: ({ cases: [id], agent }) => ({
		parameters: { ...CASE, operation: 'assign', recordId: id, assignTo: 'agent', agentId: agent },
	}),
	checkConnection: () => ({ parameters: { resource: 'apiUsage', operation: 'checkConnection' } }),
	closeMany: ({ cases }) => ({
		parameters: { ...CASE, operation: 'closeMany', ...ID },
		items: idsOf(cases.slice(0, 3)),
	}),
	create: (stored) => ({ parameters: newCase(stored, { Priority: 'High' }) }),
	upsert: ({ named }) => ({
		parameters: { resource: 'contact', operation: 'upsert', fields: autoMap(Object.keys(named({ Email: '' }))[0]) },
		items: [named({ Email: ANN, 'Last Name': 'Lee', Phone: '+1 555 0100' })],
	}),
	delete: ({ cases: [id] }) => ({ parameters: { ...CASE, operation: 'delete', recordId: id } }),
	downloadAttachment: ({ cases: [id] }) => ({
		parameters: { ...CASE, operation: 'downloadAttachment', recordId: id, attachmentId: '={{ $json.id }}' },
		before: [upload(id)],
	}),
	get: ({ cases: [id] }) => ({ parameters: { ...CASE, operation: 'get', recordId: id } }),
	getConversation: ({ cases: [id], fromAddress }) => ({
		parameters: { ...CASE, operation: 'getConversation', recordId: id },
		// Cases of the classic service begin with a message; tickets of the seed have none.
		before: fromAddress === '' ? [] : [comment(id)],
	}),
	getHistory: ({ cases: [id], named }) => ({
		parameters: { ...CASE, operation: 'getHistory', recordId: id },
		before: [
			{ parameters: { ...CASE, operation: 'update', recordId: id, fields: fields(named({ Priority: 'High' })) } },
		],
	}),
	getMany: () => ({ parameters: { ...CASE, operation: 'getMany', limit: 2 } }),
	getUsage: () => ({ parameters: { resource: 'apiUsage', operation: 'getUsage' } }),
	listAttachments: ({ cases: [id] }) => ({
		parameters: { ...CASE, operation: 'listAttachments', recordId: id },
		before: [upload(id)],
	}),
	mark: ({ cases: [id] }) => ({ parameters: { ...CASE, operation: 'mark', recordId: id } }),
	merge: ({ cases: [id, other] }) => ({
		parameters: { ...CASE, operation: 'merge', recordId: id, casesToMerge: other },
	}),
	move: ({ cases: [id], department }) => ({
		parameters: { ...CASE, operation: 'move', recordId: id, departmentId: department },
	}),
	removeTags: ({ cases: [id] }) => ({
		parameters: { ...CASE, operation: 'removeTags', recordId: id, tags: 'vip' },
		before: [{ parameters: { ...CASE, operation: 'addTags', recordId: id, tags: 'vip, printer' } }],
	}),
	reply: ({ cases: [id], fromAddress }) => ({
		parameters: {
			...CASE,
			operation: 'reply',
			recordId: id,
			delivery: 'send',
			fromAddress,
			message: 'Thank you for your message. We look into it.',
			options: { to: ANN },
		},
	}),
	search: (stored) => ({
		parameters: { ...CASE, operation: 'search', searchField: 'Email', searchValue: ANN },
		before: [{ parameters: newCase(stored) }],
	}),
	update: ({ cases: [id], named }) => ({
		parameters: {
			...CASE,
			operation: 'update',
			recordId: id,
			fields: fields(named({ Status: 'Closed', Priority: 'Low' })),
		},
	}),
	uploadAttachment: ({ cases: [id] }) => upload(id),
};

function newCase({ named }: Stored, more: Readonly<Record<string, string>> = {}): INodeParameters {
	const values = named({ Subject: 'Printer on fire', 'Contact Name': 'Ann Lee', Email: ANN, ...more });
	return { ...CASE, operation: 'create', fields: fields(values) };
}

function comment(id: string): Example {
	const message = 'The customer called: it works again.';
	return { parameters: { ...CASE, operation: 'addComment', recordId: id, message } };
}

function upload(id: string): Example {
	return {
		parameters: { ...CASE, operation: 'uploadAttachment', recordId: id, binaryPropertyName: 'file' },
		withFile: true,
	};
}
