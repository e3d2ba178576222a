import type { RecordSort } from '../../helpdesk/helpdesk';
import { type Json, type JsonObject, without } from '../../helpdesk/json';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { DeskField } from './field';
import type { DeskModule } from './module';
import { carries } from './modules';
import { namingIncludes, type ReadContext } from './read-context';
import { nameIn, textOf, valueIn } from './record-values';
import type { Source } from './search';
import { instantOf } from './times';

/** An order that has no field of its own. */
const LABELS: Readonly<Record<string, string>> = { recentThread: 'Last Message Time' };

/** An order that was chosen. */
export interface KnownSort {
	readonly label: string;
	/** The field that it goes by; undefined where no field shows it. */
	readonly field: DeskField | undefined;
	readonly descending: boolean;
	/** The value of `sortBy`, where the list, or the search, sorts so. */
	readonly by: Readonly<Record<Source, string | undefined>>;
}

/** The orders of a module, by their API names, and what forms call them. */
export function sortsOf({ list, search, fields }: DeskModule): ReadonlyMap<string, string> {
	const names = Object.keys({ ...list.sorts, ...search?.sorts });
	const labelOf = (name: string) => fields.find((field) => field.name === name)?.label ?? LABELS[name] ?? name;
	return new Map(names.map((name) => [name, labelOf(name)]));
}

/** @throws HelpdeskError `data` for an order that the module does not have */
export function knownSort(module: DeskModule, { by, descending }: RecordSort): KnownSort {
	const sorts = sortsOf(module);
	const label = sorts.get(by);
	if (label === undefined)
		throw new HelpdeskError(
			problem(
				'data',
				`Zoho Desk does not sort ${module.plural} by '${by.slice(0, 60)}'.`,
				`Sort by one of these: ${[...sorts.keys()].join(', ')}.`,
			),
		);
	const signed = (value: string | undefined) => (value === undefined ? undefined : `${descending ? '-' : ''}${value}`);
	// A list that has no descending order by creation has none at all [openapi contact.json].
	const canList = !descending || module.list.newestFirst !== undefined;
	return {
		label,
		field: module.fields.find(({ name }) => name === by),
		descending,
		by: { list: canList ? signed(module.list.sorts[by]) : undefined, search: signed(module.search?.sorts[by]) },
	};
}

/**
 * Rows in a chosen order, sorted here. Rows come in the order of creation, which they keep where they are equal.
 * Empty values come last.
 */
function sortedRows(rows: readonly JsonObject[], { field, descending }: KnownSort): readonly JsonObject[] {
	if (field === undefined) return rows;
	// The rows of some lists do not show when they were created.
	if (field.name === 'createdTime') return descending ? [...rows].reverse() : rows;
	const keyed = rows.map((row) => ({ row, key: keyOf(row, field) }));
	return keyed.sort((one, other) => compared(one.key, other.key, descending ? -1 : 1)).map(({ row }) => row);
}

type Key = string | number | undefined;

function keyOf(row: JsonObject, field: DeskField): Key {
	const value: Json | undefined = valueIn(row, field);
	if (field.type === 'DateTime' || field.type === 'Date') return instantOf(value);
	// The id of another record says nothing of its name.
	const text = (field.object === undefined ? textOf(value) : (nameIn(row, field) ?? '')).trim();
	if (text === '') return undefined;
	const isNumber = field.type === 'Number' || field.type === 'Decimal';
	return isNumber && Number.isFinite(Number(text)) ? Number(text) : text.toLowerCase();
}

function compared(one: Key, other: Key, sign: number): number {
	if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
	if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
	return sign * String(one).localeCompare(String(other), 'en');
}

/** How rows are read and then sorted here. */
export interface SortHere {
	readonly context: ReadContext;
	/** @throws HelpdeskError `data` if no row shows what to sort by */
	readonly sorted: (rows: readonly JsonObject[]) => readonly JsonObject[];
}

/**
 * All rows are read in the order of creation, which never moves, and sorted afterwards: so each must show the field. The
 * name of another record comes with that record, which rows bring along for no more credits; it is taken out again.
 * @param canLimit true if the service could sort a limit
 * @throws HelpdeskError `data` that names the field
 */
export function sortHere(context: ReadContext, source: Source, sort: KnownSort, canLimit: boolean): SortHere {
	const { module, settings } = context;
	const { field } = sort;
	const refused = () => notSorted(context, source, sort, canLimit);
	const isShown = (one: DeskField) =>
		one.name === 'createdTime' || settings.fullRecords || carries(module, source, one);
	if (field === undefined || !isShown(field)) throw refused();
	const { object } = field;
	if (object === undefined) return { context, sorted: (rows) => sortedRows(rows, sort) };
	const naming = namingIncludes(module, [field]).filter((value) => !settings.include.includes(value));
	const brings = settings.fullRecords ? module.include : source === 'list' ? module.list.include : [];
	const isAdded = naming.some((value) => brings.includes(value));
	const sorted = (rows: readonly JsonObject[]) => {
		const pointing = rows.filter((row) => textOf(valueIn(row, field)) !== '');
		if (pointing.length > 0 && pointing.every((row) => nameIn(row, field) === undefined)) throw refused();
		const inOrder = sortedRows(rows, sort);
		return isAdded ? inOrder.map((row) => without(row, object)) : inOrder;
	};
	return { context: { ...context, settings: { ...settings, include: [...settings.include, ...naming] } }, sorted };
}

function notSorted(
	{ module, settings }: ReadContext,
	source: Source,
	{ label, field }: KnownSort,
	canLimit: boolean,
): HelpdeskError {
	const steps = [
		...(field === undefined || settings.fullRecords ? [] : ['switch on Full Records']),
		...(canLimit ? ['set a Limit'] : []),
		...['sort by another field', 'or sort the records in a later node'],
	].join(', ');
	return new HelpdeskError(
		problem(
			'data',
			`These ${module.plural} cannot be sorted by '${label}': all of them must be read first, and the ${source} does not show what to sort by.`,
			`${steps.charAt(0).toUpperCase()}${steps.slice(1)}.`,
		),
	);
}
