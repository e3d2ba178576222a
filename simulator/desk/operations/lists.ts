import type { JsonObject } from '../reference/json';
import { rowShapeOf } from '../reference/shape';
import { unprocessable } from '../refusal';
import type { ModuleName } from '../store/module';
import { textOf } from '../store/record';
import type { DeskRecord } from '../store/record';
import { listed, moduleOf, recordOf, recordWithId } from './call';
import type { Answer, Call, Handler, Handlers } from './call';
import { filterOf } from './list-filters';
import { pageOf } from './paging';
import type { Matches } from './paging';
import { askedKeys, projected } from './projection';

/** The value by which a name of `sortBy` sorts, where they differ. */
const SORTED_BY: Readonly<Record<string, string>> = {
	recentThread: 'customerResponseTime',
	account: 'accountId',
	contractEndDate: 'endDate',
	contractStartDate: 'startDate',
};

/** The lists of the modules, and those below one record. */
export const LISTS: Handlers = {
	getTickets: (call) => listOf(call, 'tickets', filterOf(call)),
	getContacts: (call) => listOf(call, 'contacts', filterOf(call)),
	getAccounts: (call) => listOf(call, 'accounts', filterOf(call)),
	getTasks: (call) => listOf(call, 'tasks', filterOf(call)),
	getProducts: (call) => listOf(call, 'products', filterOf(call)),
	getContracts: (call) => listOf(call, 'contracts', filterOf(call)),
	getArticles: (call) => listOf(call, 'articles', filterOf(call)),
	getTicketsByContact: below('contacts', 'tickets', 'contactId'),
	getTicketsByAccount: below('accounts', 'tickets', 'accountId'),
	getTicketsByProduct: below('products', 'tickets', 'productId'),
	getContractsByAccount: below('accounts', 'contracts', 'accountId'),
	getContactsUnderAccount: below('accounts', 'contacts', 'accountId'),
	getTasksByTicket: below('tickets', 'tasks', 'ticketId'),
	getTicketsByTag: (call) => {
		const name = call.desk.sides.tagName(call.path['tagId'] ?? '') ?? '';
		const tagged = new Set(call.desk.sides.withTag(name));
		const filter = filterOf(call);
		return listOf(call, 'tickets', (record) => tagged.has(record.id) && filter?.(record) !== false);
	},
	getContactsByIds: (call) => rowsOf(call, 'contacts', found(call, 'contacts', call.query.list('ids'))),
	searchProductDuplicates: (call) => {
		const wanted = (call.query.text('productName') ?? '').toLowerCase();
		return listOf(call, 'products', ({ values }) => textOf(values, 'productName').toLowerCase() === wanted);
	},
	getAccountsCount: counted,
	getContactsCount: counted,
	getTasksCount: counted,
	getContractsCount: counted,
	getArticleCount: counted,
};

function below(parent: ModuleName, module: ModuleName, key: string): Handler {
	return (call) => {
		const { id } = recordOf(call, parent);
		const filter = filterOf(call);
		return listOf(call, module, (record) => record.values[key] === id && filter?.(record) !== false);
	};
}

function counted(call: Call): Answer {
	const matches = filterOf(call);
	const table = call.desk.store.table(moduleOf(call));
	let count = matches === undefined ? table.size : 0;
	if (matches !== undefined) for (const record of table.all()) if (matches(record)) count += 1;
	return { status: 200, body: { count }, rows: 0 };
}

/** One page of a module. Without `sortBy` tickets come newest first; no source says which order others have. */
export function listOf(call: Call, module: ModuleName, matches: Matches | undefined): Answer {
	const { desk, query } = call;
	const sortBy = sortOf(call, module);
	const descending = sortBy.startsWith('-');
	const name = sortBy.replace('-', '');
	const order = desk.store.table(module).by(SORTED_BY[name] ?? name);
	const { skip, limit } = query.page;
	return rowsOf(call, module, pageOf(order, { descending, skip, limit, matches }));
}

function rowsOf(call: Call, module: ModuleName, records: readonly DeskRecord[]): Answer {
	const { desk, operation, query, points } = call;
	const include = query.list('include');
	if (module === 'tickets' && include.length > 1 && points.includeTogether === 'refused')
		throw unprocessable("The value passed for field 'include' is invalid.");
	const fields = query.list('fields');
	const shape = rowShapeOf(operation);
	const asked = askedKeys(include);
	const rows = records.map((record) => projected(desk, module, record, shape, asked));
	return listed(call, fields.length === 0 ? rows : rows.map((row, place) => columnsOf(row, fields, records[place])));
}

/** With `fields` a row has these columns alone, even ones it lacks otherwise; `cf` stays null (open-points, added: 6b). */
function columnsOf(row: JsonObject, fields: readonly string[], record: DeskRecord | undefined): JsonObject {
	const columns = fields.map((name) => [name, row[name] ?? (name === 'cf' ? null : (record?.values[name] ?? null))]);
	return { id: record?.id ?? null, ...Object.fromEntries(columns) };
}

function sortOf({ query, operation, points }: Call, module: ModuleName): string {
	const sortBy = query.text('sortBy') ?? (module === 'tickets' ? '-createdTime' : 'createdTime');
	if (operation.id === 'getContacts' && sortBy.endsWith('modifiedTime') && points.contactsByModifiedTime === 'refused')
		throw unprocessable("The value passed for field 'sortBy' is invalid.");
	return sortBy;
}

function found(call: Call, module: ModuleName, ids: readonly string[]): DeskRecord[] {
	return ids.map((id) => recordWithId(call, module, id));
}
