import { type ReadCall, rowsOf, type Seen, textIn } from './heard';
import type { DeskCall } from './line';
import type { JsonObject } from './product';

interface CallRow {
	/** What is asked, for the line of progress. */
	readonly words: string;
	/** Sent only when the calls before it leave something open. */
	readonly isSpare?: true;
	/** The call, or why it is left out. */
	readonly call: (seen: Seen) => DeskCall | string;
}

const OLDEST = { sortBy: 'createdTime' };
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** Row numbers that the doubts are about. */
const DEEP = { list: '5000', cheaper: '2001', search: '1000' };

const list = (path: string, query: Readonly<Record<string, string>>): DeskCall => ({ path, query });
const tickets = (query: Readonly<Record<string, string>>): DeskCall => list('/tickets', { ...OLDEST, ...query });
const constant = (call: DeskCall) => () => call;

/** Every call that the probe can send without `--write`. They only read. */
export const CALLS: Readonly<Record<ReadCall, CallRow>> = {
	tickets: { words: 'the 100 oldest tickets', call: constant(tickets({ from: '0', limit: '100' })) },
	ticketsOneShort: {
		words: 'the 99 oldest tickets',
		isSpare: true,
		call: ({ tickets: first }) => (first?.kind === 'refused' ? tickets({ from: '0', limit: '99' }) : 'not needed'),
	},
	ticketsFromOne: { words: 'one ticket from row 1', call: constant(tickets({ from: '1', limit: '1' })) },
	ticketsDeep: { words: `one ticket from row ${DEEP.list}`, call: constant(tickets({ from: DEEP.list, limit: '1' })) },
	ticketsDepth: {
		words: `one ticket from row ${DEEP.cheaper}`,
		isSpare: true,
		call: ({ ticketsDeep }) =>
			ticketsDeep?.kind === 'refused' ? tickets({ from: DEEP.cheaper, limit: '1' }) : 'not needed',
	},
	searchDeep: {
		words: `a search from row ${DEEP.search}`,
		call: constant(search({ from: DEEP.search, limit: '1', ...range(Date.UTC(2000, 0, 1), Date.UTC(2050, 0, 1)) })),
	},
	contacts: { words: 'two contacts', call: constant(list('/contacts', { ...OLDEST, from: '0', limit: '2' })) },
	contactsFromOne: { words: 'one from row 1', call: constant(list('/contacts', { ...OLDEST, from: '1', limit: '1' })) },
	accounts: { words: 'two accounts', call: constant(list('/accounts', { ...OLDEST, from: '0', limit: '2' })) },
	accountsFromOne: { words: 'two from row 1', call: constant(list('/accounts', { ...OLDEST, from: '1', limit: '2' })) },
	agents: { words: 'two agents', call: constant(list('/agents', { from: '0', limit: '2' })) },
	agentsFromOne: { words: 'one from row 1', call: constant(list('/agents', { from: '1', limit: '1' })) },
	departments: { words: 'the departments', call: constant(list('/departments', { limit: '50' })) },
	bothDepartments: {
		words: 'tickets of a department, in the plural',
		call: (seen) => {
			const departmentId = textIn(oldest(seen), 'departmentId');
			if (departmentId === undefined) return 'no ticket shows its department';
			return tickets({ departmentIds: departmentId, limit: '1' });
		},
	},
	otherDepartment: { words: 'tickets of another department, in the singular', call: otherDepartment },
	byModified: {
		words: 'tickets sorted by change',
		call: constant(list('/tickets', { sortBy: 'modifiedTime', limit: '1' })),
	},
	contactsByModified: {
		words: 'contacts sorted by change',
		call: constant(list('/contacts', { sortBy: 'modifiedTime', limit: '1' })),
	},
	fieldsOfTickets: {
		words: 'two columns of tickets',
		call: constant(tickets({ fields: 'subject,status', limit: '1' })),
	},
	twoIncludes: {
		words: 'tickets with two inclusions',
		call: constant(tickets({ include: 'contacts,assignee', limit: '1' })),
	},
	around: { words: 'a search around a ticket', call: (seen) => aroundTicket(seen, -MINUTE_MS, MINUTE_MS) },
	fromTheStart: { words: 'a search that begins at it', call: (seen) => aroundTicket(seen, 0, MINUTE_MS) },
	toTheEnd: { words: 'a search that ends at it', call: (seen) => aroundTicket(seen, -MINUTE_MS, 0) },
	nothing: {
		words: 'a search that finds nothing',
		call: constant(search({ limit: '1', ...range(Date.UTC(1990, 0, 1), Date.UTC(1990, 0, 2)) })),
	},
	nobody: { words: 'an id that no ticket has', call: (seen) => ({ path: `/tickets/${falseId(seen)}` }) },
	organizationFields: {
		words: 'the fields of tickets, the old way',
		call: constant(list('/organizationFields', { module: 'tickets' })),
	},
	fields: {
		words: 'the fields, the new way',
		isSpare: true,
		call: ({ organizationFields }) =>
			organizationFields?.kind === 'refused' ? list('/fields', { module: 'tickets' }) : 'not needed',
	},
	withSeveral: {
		words: 'a ticket with a value in a multi-select field',
		call: (seen) => {
			const name = multiSelectField(seen);
			return name === undefined
				? 'tickets have no multi-select field of their own'
				: search({ limit: '1', customField1: `${name}:\${notempty}` });
		},
	},
};

function search(query: Readonly<Record<string, string>>): DeskCall {
	return list('/tickets/search', query);
}

function range(from: number, until: number) {
	return { createdTimeRange: [from, until].map((at) => new Date(at).toISOString()).join(',') };
}

/** The oldest ticket, from the page that came. */
export function oldest({ tickets: all, ticketsOneShort }: Seen): JsonObject | undefined {
	return [...rowsOf(all), ...rowsOf(ticketsOneShort)][0];
}

/** A department that the oldest ticket is not in: a filter that is ignored would show that ticket. */
function otherDepartment(seen: Seen): DeskCall | string {
	const own = textIn(oldest(seen), 'departmentId');
	const other = rowsOf(seen.departments).find((row) => textIn(row, 'id') !== own);
	const departmentId = textIn(other, 'id');
	if (own === undefined || departmentId === undefined) return 'there are not two departments';
	return tickets({ departmentId, limit: '1' });
}

/** The search by time of creation, with ends this far from the oldest ticket. */
function aroundTicket(seen: Seen, before: number, after: number): DeskCall | string {
	const created = Date.parse(textIn(oldest(seen), 'createdTime') ?? '');
	if (Number.isNaN(created)) return 'there is no ticket with a time';
	return search({ limit: '100', sortBy: 'createdTime', ...range(created + before, created + after) });
}

/** As long as the ids of this organization; it must fit a signed 64-bit number. */
export function falseId(seen: Seen): string {
	return '9'.repeat(Math.min(18, textIn(oldest(seen), 'id')?.length ?? 18));
}

/** The API name of a multi-select field of tickets, if the fields name one. */
export function multiSelectField({ organizationFields, fields }: Seen): string | undefined {
	const rows = [...rowsOf(organizationFields), ...rowsOf(fields)];
	const row = rows.find(
		(one) => /multi/i.test(textIn(one, 'type') ?? '') && /^cf_\w+$/.test(textIn(one, 'apiName') ?? ''),
	);
	return textIn(row, 'apiName');
}
