/** How each operation is run on Zoho Desk, so that it shows all that it gives. A new operation is a new row here. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { writersOf } from '../../test/workflows/desk/written-messages';
import type { DeskPortal } from './desk-portal';
import { type DeskResource, nameFor } from './desk-resources';

/** What a row gets: a portal, and the id of a record that has a value in each field. */
export interface Place {
	readonly portal: DeskPortal;
	readonly resource: DeskResource;
	readonly id: string;
}

/** The parameters of the node; where it gives different things by choice, those of several runs. */
type OperationRow = (place: Place) => INodeParameters | INodeParameters[] | Promise<INodeParameters>;

const byId: OperationRow = ({ id }) => ({ recordId: id });
const byIdWith =
	(more: INodeParameters): OperationRow =>
	({ id }) => ({ recordId: id, ...more });
const nothing: OperationRow = () => ({});
const json = (values: IDataObject): INodeParameters => ({ dataMode: 'json', jsonFields: JSON.stringify(values) });

function recordOf({ portal, resource: { module }, id }: Place): IDataObject {
	const found = (portal.zoho.records(module) as IDataObject[]).find((record) => record.id === id);
	if (found === undefined) throw new Error(`The simulator has no record ${id} in ${module}.`);
	return found;
}

/** A new record: what is required is as in another one. */
function newRecord(place: Place): IDataObject {
	const { module, key, required } = place.resource;
	const like = recordOf(place);
	const taken = required.filter((name) => (like[name] ?? null) !== null).map((name) => [name, like[name]] as const);
	return { ...Object.fromEntries(taken), [key]: nameFor(key, `New ${place.portal.zoho.count(module)}`) };
}

/** Uploads the file of the item. Returns its id. */
async function uploaded({ portal, id }: Place): Promise<string> {
	const [{ id: file }] = await portal.run({ resource: 'case', operation: 'uploadAttachment', recordId: id });
	return String(file);
}

/** Messages of both sides of every kind. */
async function converse({ portal: { zoho }, id }: Place): Promise<void> {
	const write = writersOf(() => zoho);
	write.customerReplies(id, 'It does not work');
	await write.agentReplies(id, 'Restart it');
	await write.agentDrafts(id, 'One more thing');
	write.customerComments(id, 'Thanks');
	await write.agentComments(id, 'For the workshop');
}

const OF_TICKETS: Readonly<Record<string, OperationRow>> = {
	addComment: byIdWith({ message: 'Looked at it' }),
	addTags: byIdWith({ tags: 'urgent, vip' }),
	removeTags: byIdWith({ tags: 'vip' }),
	assign: ({ id, portal }) => ({
		recordId: id,
		...{ assignTo: 'agentAndTeam', agentId: portal.zoho.access.agents.ada, teamId: portal.zoho.access.teams.firstLine },
	}),
	closeMany: byId,
	mark: byId,
	merge: ({ portal, id, resource }) => ({ recordId: id, casesToMerge: portal.addWhole(resource) }),
	move: ({ portal, id }) => ({ recordId: id, departmentId: portal.zoho.access.departments.billing }),
	reply: ({ portal, id }) =>
		['send', 'draft'].map((delivery) => ({
			...{ recordId: id, delivery, message: 'Fixed', fromAddress: portal.zoho.access.fromAddress },
			options: { to: 'ann@mail.example' },
		})),
	getConversation: async (place) => {
		await converse(place);
		return { recordId: place.id };
	},
	getHistory: async (place) => {
		await converse(place);
		return { recordId: place.id };
	},
	uploadAttachment: ({ id }) => [{ recordId: id }, { attachTo: 'message' }],
	listAttachments: async (place) => {
		await uploaded(place);
		return { recordId: place.id };
	},
	downloadAttachment: async (place) => ({ recordId: place.id, attachmentId: await uploaded(place) }),
};

/** Every operation by its value. */
export const OPERATION_ROWS: Readonly<Record<string, OperationRow>> = {
	...OF_TICKETS,
	create: (place) => json(newRecord(place)),
	update: ({ id, resource: { key } }) => ({ recordId: id, ...json({ [key]: nameFor(key, 'Changed') }) }),
	upsert: (place) => ({ matchField: place.resource.label, ...json(newRecord(place)) }),
	delete: byId,
	get: byId,
	getMany: nothing,
	search: (place) => ({
		searchField: place.resource.label,
		searchValue: String(recordOf(place)[place.resource.key]),
	}),
	checkConnection: nothing,
	getUsage: nothing,
};

/** Operations whose items show the fields that were sent. Those are the workflow's own, and in no schema. */
export const SHOWS_WHAT_WAS_SENT: readonly string[] = ['create', 'update', 'upsert'];

/** Operations whose items hold no record of the service: the classic service gives the same. */
export const SAME_ON_BOTH: readonly string[] = [...SHOWS_WHAT_WAS_SENT, 'delete', 'getUsage'];

/** What the API of Zoho Desk refuses always. */
export const REFUSED_BY_DESK: readonly string[] = ['contract/delete'];
