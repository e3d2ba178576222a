import type { DeskCall } from './call';

type Right = 'READ' | 'CREATE' | 'UPDATE' | 'DELETE';

/** What the node asks a person to grant, in one area of Zoho Desk. */
interface ScopeRow {
	readonly area: string;
	readonly rights: readonly Right[];
	/** Why it is asked for, as a clause for the docs. */
	readonly reason: string;
	/** The parts of paths that need it. */
	readonly paths: readonly string[];
}

/**
 * The least scopes, each with its reason. One that Zoho does not know refuses all, so only those are here that the
 * description of the API lists; where it offers several for the same call, the one that clients are seen to use
 * [open-points 9]. `ALL` is never asked for.
 */
export const SCOPES: readonly ScopeRow[] = [
	{
		area: 'tickets',
		rights: ['READ', 'CREATE', 'UPDATE', 'DELETE'],
		reason: 'to read, write and delete tickets with their conversations, comments, tags and attachments',
		paths: [
			'tickets',
			'tags',
			'ticketTags',
			'recentTicketTags',
			'ticketsCount',
			'ticketsCountByFieldValues',
			'agentsTicketsCount',
			'ticketQueueView',
			'associatedTickets',
			'closeTickets',
		],
	},
	{
		area: 'contacts',
		rights: ['READ', 'CREATE', 'UPDATE', 'DELETE'],
		reason: 'to read, write and delete contacts and accounts',
		paths: ['contacts', 'accounts'],
	},
	{
		area: 'tasks',
		rights: ['READ', 'CREATE', 'UPDATE', 'DELETE'],
		reason: 'to read, write and delete tasks',
		paths: ['tasks'],
	},
	{
		area: 'products',
		rights: ['READ', 'CREATE', 'UPDATE', 'DELETE'],
		reason: 'to read, write and delete products',
		paths: ['products'],
	},
	{
		area: 'contracts',
		rights: ['READ', 'CREATE', 'UPDATE'],
		reason: 'to read and write contracts (the API cannot delete them)',
		paths: ['contracts'],
	},
	{
		area: 'articles',
		rights: ['READ', 'CREATE', 'UPDATE', 'DELETE'],
		reason: 'to read, write and delete articles of the knowledge base',
		paths: ['articles', 'articleTags', 'kbRootCategories'],
	},
	// The description names only the right to read these two: an unknown scope would refuse all [openapi search.json].
	{ area: 'calls', rights: ['READ'], reason: 'to read calls; to write them, add more rights', paths: ['calls'] },
	{
		area: 'custommodule',
		rights: ['READ'],
		reason: 'to read custom modules; to write them, add more rights',
		paths: ['cm_'],
	},
	{ area: 'search', rights: ['READ'], reason: 'to search, and to find what changed', paths: [] },
	{
		area: 'events',
		rights: ['READ', 'CREATE', 'UPDATE', 'DELETE'],
		reason: 'to read and write events, and to set up and remove the webhook of a trigger',
		paths: ['events', 'webhooks'],
	},
	{
		area: 'basic',
		rights: ['READ', 'CREATE'],
		reason: 'to read organizations, departments, agents and fields for the lists of the forms, and to upload files',
		paths: [],
	},
];

/** As the authorization page takes them: separated by commas. */
export const SCOPE = SCOPES.flatMap(({ area, rights }) => rights.map((right) => nameOf(area, right))).join(',');

const RIGHT_OF_METHOD: Readonly<Record<DeskCall['method'], Right>> = {
	GET: 'READ',
	POST: 'CREATE',
	PUT: 'UPDATE',
	PATCH: 'UPDATE',
	DELETE: 'DELETE',
};
/** POST methods of a module that do not create. */
const RIGHT_OF_ACTION: ReadonlyArray<readonly [RegExp, Right]> = [
	[/^(moveToTrash|delete\w*|emptySpam)$/, 'DELETE'],
	[/^(updateMany|markSpam|closeTickets)$/, 'UPDATE'],
	[/^check\w*$/, 'READ'],
];
/** Tags alone are created on a ticket; whatever else is done to a record, or below it, updates the record. */
const CREATES = /Tag$/;

/** The scopes that a call may need: the service does not say which one is missing. */
export function scopesOf({ method, path }: Pick<DeskCall, 'method' | 'path'>): string[] {
	const [first = '', second, third] = path.split('/').filter((part) => part !== '');
	const area = (third === undefined ? undefined : areaOf(third)) ?? areaOf(first) ?? 'basic';
	const own = nameOf(area, rightOf(method, second ?? first, third));
	const isSearch = first === 'search' || second === 'search';
	return isSearch ? [nameOf('search', 'READ'), ...(areaOf(first) === undefined ? [] : [own])] : [own];
}

function rightOf(method: DeskCall['method'], action: string, below: string | undefined): Right {
	if (method === 'GET') return 'READ';
	if (below !== undefined) return CREATES.test(below) ? 'CREATE' : 'UPDATE';
	const special = method === 'POST' ? RIGHT_OF_ACTION.find(([pattern]) => pattern.test(action)) : undefined;
	return special?.[1] ?? RIGHT_OF_METHOD[method];
}

/** The area of a part of a path; undefined for one of no module. */
function areaOf(part: string): string | undefined {
	return SCOPES.find(({ paths }) => paths.includes(part.startsWith('cm_') ? 'cm_' : part))?.area;
}

function nameOf(area: string, right: Right): string {
	return `Desk.${area}.${right}`;
}
