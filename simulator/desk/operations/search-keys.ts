import type { Desk } from '../desk';
import type { ModuleName } from '../store/module';
import { ARTICLE_CATEGORY } from '../store/people';
import { textOf } from '../store/record';
import type { Values } from '../store/record';

/** Parameters of searches that want the whole value (reference, x-match: exact). */
export const EXACT_KEYS = [
	'id',
	'ticketNumber',
	'productId',
	'contactId',
	'accountId',
	'assigneeId',
	'departmentId',
	'priority',
	'status',
	'channel',
	'categoryId',
];

/** Parameters that look at another record. */
export const RELATED_NAMES: Readonly<Record<string, (desk: Desk, values: Values) => string>> = {
	accountName: (desk, values) => named(desk, 'accounts', values, 'accountId', ['accountName']),
	productName: (desk, values) => named(desk, 'products', values, 'productId', ['productName']),
	contactName: (desk, values) => named(desk, 'contacts', values, 'contactId', ['firstName', 'lastName']),
	fullName: (_desk, values) => joined(values, ['firstName', 'lastName']),
	categoryName: () => ARTICLE_CATEGORY.name,
};

function named(desk: Desk, module: ModuleName, values: Values, key: string, names: readonly string[]): string {
	const record = desk.store.find(module, textOf(values, key));
	return record === undefined ? '' : joined(record.values, names);
}

function joined(values: Values, names: readonly string[]): string {
	return names
		.map((name) => textOf(values, name))
		.filter((part) => part !== '')
		.join(' ');
}
