import type { RecordSort } from '../../helpdesk/helpdesk';
import type { Json, JsonObject } from '../../helpdesk/json';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { DeskField } from './field';
import type { DeskModule } from './module';
import { carries } from './modules';
import type { ReadContext } from './read-context';
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
export function sortedRows(rows: readonly JsonObject[], { field, descending }: KnownSort): readonly JsonObject[] {
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
	const text = (field.type === 'Reference' ? nameIn(row, field) : undefined) ?? textOf(value).trim();
	if (text === '') return undefined;
	const isNumber = field.type === 'Number' || field.type === 'Decimal';
	return isNumber && Number.isFinite(Number(text)) ? Number(text) : text.toLowerCase();
}

function compared(one: Key, other: Key, sign: number): number {
	if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
	if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
	return sign * String(one).localeCompare(String(other), 'en');
}

/**
 * All rows are read in the order of creation, which never moves, and sorted afterwards: so each must show the field.
 * @throws HelpdeskError `data` that names it
 */
export function requireShown({ module, settings }: ReadContext, source: Source, { label, field }: KnownSort): void {
	if (field !== undefined && (field.name === 'createdTime' || settings.fullRecords || carries(module, source, field)))
		return;
	const help = field === undefined ? 'Set a Limit' : 'Switch on Full Records, set a Limit';
	throw new HelpdeskError(
		problem(
			'data',
			`These ${module.plural} cannot be sorted by '${label}': all of them must be read first, and the ${source} does not show what to sort by.`,
			`${help}, sort by another field, or sort the records in a later node.`,
		),
	);
}
