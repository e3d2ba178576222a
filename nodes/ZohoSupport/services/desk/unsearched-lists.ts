import { type ListEntry, type ListPage, type ListQuestion, namedWith } from '../../helpdesk/form-lists';
import type { JsonObject } from '../../helpdesk/json';
import { type FormList, positionIn } from '../form-lists';
import { filledText, rowsOf } from './answers';
import type { DeskCall, DeskDoor } from './call';
import { formConnection } from './form-connection';
import { deskModule } from './modules';
import { PAGE_PRICE } from './prices';

/** @param department that of the credential; undefined for all */
type Reading = (call: DeskDoor, question: ListQuestion, department: string | undefined) => Promise<ListPage>;

/** Lists that Zoho Desk does not search. They are short, so a text is looked for in what was read. */
const unsearched = (reading: Reading): FormList => ({
	finds: () => 'nothing',
	read: async (context, credentials, question) => {
		const { account, connection } = formConnection(context, credentials);
		return await reading(connection.call, question, account.departmentId);
	},
});

/** Each costs 3 credits. */
export const UNSEARCHED_LISTS = {
	fromAddresses: unsearched(fromAddresses),
	views: unsearched(views),
	modules: unsearched(modules),
};

/** The most rows of a page of addresses [openapi MailReplyAddress.json]. */
const MOST_ADDRESSES = 100;

/**
 * The addresses that a reply may come from. Each department has its own, and one is its default. A credential of no
 * department shows those of all.
 */
export async function fromAddresses(
	call: DeskDoor,
	question: Pick<ListQuestion, 'after'>,
	department = 'allDepartment',
): Promise<ListPage> {
	const position = positionIn(question, 1);
	const query = { departmentId: department, from: String(position), limit: String(MOST_ADDRESSES) };
	const rows = rowsOf(await call(read('/mailReplyAddress', query)));
	const usable = rows.filter(({ isActive, isVerified }) => isActive !== false && isVerified !== false);
	const next = rows.length < MOST_ADDRESSES ? undefined : String(position + rows.length);
	return { entries: entriesOf(usable, addressIn), next };
}

function addressIn({ address, displayName, isDepartmentDefault }: JsonObject): ListEntry {
	const name = namedWith(filledText(displayName) ?? '', filledText(address) ?? '');
	return { id: filledText(address) ?? '', name: isDepartmentDefault === true ? `${name}, Default` : name };
}

/** The saved views of a module; products, articles and own modules have none [openapi view.json]. */
export async function views(
	call: DeskDoor,
	{ module }: Pick<ListQuestion, 'module'>,
	department: string | undefined,
): Promise<ListPage> {
	const query = { module: deskModule(module).path, ...(department !== undefined && { departmentId: department }) };
	const rows = rowsOf(await call(read('/views', query)));
	return {
		entries: entriesOf(rows, ({ id, displayLabel, viewName, name }) => ({
			id: filledText(id) ?? '',
			name: filledText(displayLabel) ?? filledText(viewName) ?? filledText(name) ?? '',
		})),
	};
}

/** Modules that have no row of their own here: calls, events and the organization's own. */
export async function modules(call: DeskDoor): Promise<ListPage> {
	const rows = rowsOf(await call(read('/organizationModules', {})));
	const named = entriesOf(rows, ({ apiKey, apiName, name, pluralLabel }) => {
		const id = filledText(apiName) ?? filledText(apiKey) ?? filledText(name) ?? '';
		return { id, name: filledText(pluralLabel) ?? '' };
	});
	return { entries: named.filter(({ id }) => /^cm_|^(?:calls|events)$/.test(id)) };
}

function read(path: string, query: Readonly<Record<string, string>>): DeskCall {
	return { access: 'read', method: 'GET', path, query, weight: PAGE_PRICE };
}

/** By name; a row without an ID cannot be chosen. */
function entriesOf(rows: readonly JsonObject[], entryOf: (row: JsonObject) => ListEntry): ListEntry[] {
	return rows
		.map(entryOf)
		.filter(({ id }) => id !== '')
		.map((entry) => ({ ...entry, name: entry.name || entry.id }))
		.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}
