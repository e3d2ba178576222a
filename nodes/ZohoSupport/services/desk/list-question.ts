import { valuesOf } from '../../helpdesk/conditions';
import { isId, type KnownCondition } from './conditions';
import type { DeskField } from './field';
import { includeOf } from './full-records';
import type { DeskModule } from './module';
import { carries } from './modules';
import type { ReadContext, ReadSettings } from './read-context';
import { RANGE_SLACK_MS } from './search-parameters';
import { timeRange, utc } from './times';

/** What a list is asked. */
export interface ListQuestion {
	readonly parameters: Readonly<Record<string, string>>;
	readonly asked: readonly KnownCondition[];
}

/** Parameters that take one value. */
const SINGLE: ReadonlySet<string> = new Set([
	...['categoryId', 'accountId', 'authorId', 'ownerId', 'contractName', 'departmentId'],
]);
/** The fewest values that every list with several takes. */
const MOST_VALUES = 10;
/** The most names in `fields`. */
const MOST_FIELDS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The parameters of a list; conditions that it cannot answer are left to this side. */
export function listQuestion(
	{ module, settings, learnt }: ReadContext,
	conditions: readonly KnownCondition[],
	chosen?: readonly DeskField[],
): ListQuestion {
	const { list, path } = module;
	const parameters: Record<string, string> = { ...departmentOfList(module, settings) };
	if (settings.view !== undefined) parameters.viewId = settings.view;
	const asked: KnownCondition[] = [];
	for (const condition of conditions) {
		const name = list.filters[condition.field.name];
		const value = name === undefined || parameters[name] !== undefined ? undefined : filterValue(name, condition);
		if (name === undefined || value === undefined) continue;
		parameters[name] = value;
		asked.push(condition);
	}
	const modified = conditions.filter(({ field, operator }) => field.name === 'modifiedTime' && isBound(operator));
	if (list.hasModifiedRange === true && modified.length > 0)
		parameters.modifiedTimeRange = rangeOf(modified, settings.now());
	const include = includeOf(settings.include, list.include, (value) => learnt.refuses(`/${path}`, value));
	if (include !== '') parameters.include = include;
	// Columns come in place of included records too.
	if (settings.fieldsInLists && chosen !== undefined && include === '')
		addFields(parameters, [...chosen, ...conditions.map(({ field }) => field)], list.mostFieldsText);
	return { parameters, asked };
}

/** The department as a parameter of a list, where it takes one. */
export function departmentOfList(
	{ list }: Pick<DeskModule, 'list'>,
	{ department }: Pick<ReadSettings, 'department'>,
): Readonly<Record<string, string>> {
	return department !== undefined && list.department !== undefined ? { [list.department]: department } : {};
}

/** True if a list shows, for each row, whether it meets all conditions. */
export function listShows(context: ReadContext, conditions: readonly KnownCondition[]): boolean {
	const { asked } = listQuestion(context, conditions);
	return conditions.every((condition) => asked.includes(condition) || carries(context.module, 'list', condition.field));
}

function filterValue(name: string, { field, operator, value }: KnownCondition): string | undefined {
	if (value === '' || (field.type === 'Reference' && !isId(value))) return undefined;
	if (operator === 'is') return value.includes(',') ? undefined : value;
	const values = valuesOf(value);
	const isPossible = operator === 'isOneOf' && !SINGLE.has(name) && values.length <= MOST_VALUES;
	return isPossible && values.length > 0 ? values.join(',') : undefined;
}

function isBound(operator: string): boolean {
	return operator === 'from' || operator === 'until';
}

function rangeOf(bounds: readonly KnownCondition[], now: number): string {
	const at = (operator: string, otherwise: string) =>
		Date.parse(bounds.find((bound) => bound.operator === operator)?.value ?? otherwise);
	const from = at('from', '2000-01-01T00:00:00.000Z');
	return timeRange(from - RANGE_SLACK_MS, at('until', utc(now + DAY_MS)) + RANGE_SLACK_MS);
}

/** Columns in place of those that a list shows by itself; longer texts and custom fields do not come so. */
function addFields(parameters: Record<string, string>, fields: readonly DeskField[], mostText = Infinity): void {
	const isColumn = ({ type, custom }: DeskField) => type !== 'Textarea' && type !== 'Other' && !custom;
	if (!fields.every(isColumn)) return;
	const names = [...new Set(['id', 'createdTime', ...fields.map(({ name }) => name)])];
	const text = names.join(',');
	if (names.length <= MOST_FIELDS && text.length <= mostText) parameters.fields = text;
}
