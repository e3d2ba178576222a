import type { Columns } from '../../helpdesk/columns';
import { isJsonObject, type Json } from '../../helpdesk/json';
import type { Fields } from './fields';

/**
 * The columns of an item that may be a record as this node gives it: custom fields stand beside the others, not under
 * `cf`. Of another record the id is a field; the name that the Labels form shows beside it is left out.
 */
export function columnsOf(item: Readonly<Record<string, unknown>>, fields: Fields): Columns {
	const flat = Object.entries(item).flatMap(([name, value]) => {
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
	return {
		fields: flat.filter((column) => !isNameBesideId(column)),
		leftOut: flat.filter(isNameBesideId).map(([name]) => name),
	};
}

function isSame(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.toLowerCase();
}

function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || value === '';
}
