import type { Columns } from '../../helpdesk/columns';
import { isJsonObject, type Json, type JsonObject } from '../../helpdesk/json';
import type { Fields } from './fields';

/**
 * The columns of an item that may be a record as this node gives it: custom fields stand beside the others, not under
 * `cf`. Of another record the id is a field; its name and the record itself, which may stand beside it, are left out.
 * @param beside keys of records, left out where they are no fields of this portal
 */
export function columnsOf(
	item: Readonly<Record<string, unknown>>,
	fields: Fields,
	beside: readonly string[] = [],
): Columns {
	const flat = Object.entries(item).flatMap(([name, value]) => {
		// A record without own fields may show null here.
		if (['cf', 'customFields'].includes(name) && isEmpty(value)) return [];
		if (!isJsonObject(item.cf as Json)) return [[name, value] as const];
		// The same values by the labels of the portal.
		if (name === 'customFields') return [];
		return name === 'cf' ? Object.entries(item.cf as object) : [[name, value] as const];
	});
	const isNameBesideId = ([name, value]: readonly [string, unknown]): boolean => {
		const { label, idLabel } = fields.found(name) ?? {};
		if (label === undefined || idLabel === undefined || !isSame(name, label) || isSame(label, idLabel)) return false;
		const id = flat.find(([other]) => isSame(other, idLabel));
		return id !== undefined && (!isEmpty(id[1]) || isEmpty(value));
	};
	const isBeside = (name: string) => beside.includes(name) && fields.named(name) === undefined;
	const isLeftOut = (column: readonly [string, unknown]) =>
		isBeside(column[0]) || isNameBesideId(column) || isRecordBesideId(column, item, fields);
	return {
		fields: flat.filter((column) => !isLeftOut(column)),
		leftOut: flat.filter(isLeftOut).map(([name]) => name),
	};
}

/**
 * True for another record, such as `account`, that stands beside its own id, or for its empty place. The contact of a
 * ticket is a field of its own: beside an id it counts, unless it is the same contact.
 */
function isRecordBesideId(
	[name, value]: readonly [string, unknown],
	item: Readonly<Record<string, unknown>>,
	fields: Fields,
): boolean {
	const field = fields.all.find(({ object }) => object === name);
	if (field?.writable !== true) return field !== undefined;
	const [, id] = Object.entries(item).find(([other]) => [field.name, field.idLabel, field.label].includes(other)) ?? [];
	if (id === undefined) return false;
	if (fields.named(name) === undefined) return isEmpty(value) || !isEmpty(id);
	return isEmpty(value) || (isJsonObject(value as Json) && (value as JsonObject).id === id);
}

function isSame(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.toLowerCase();
}

function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || value === '';
}
