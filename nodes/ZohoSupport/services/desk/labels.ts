import { isJsonObject, type Json, type JsonObject } from '../../helpdesk/json';
import type { DeskField } from './field';
import { nameIn, textOf } from './record-values';
import { shownTime } from './times';

/**
 * A row by labels, flat: custom fields stand beside the others, and a reference shows the name of the other record
 * where the row carries it, else its id; the id stands beside it as `Contact ID`.
 */
export function byLabels(
	row: JsonObject,
	fields: readonly DeskField[],
	id: string,
): { id: string } & Record<string, Json> {
	const cf = isJsonObject(row.cf) ? row.cf : {};
	const record: Array<readonly [string, Json]> = [];
	const shown = new Set<string>(['id', 'cf', 'customFields']);
	const objects = new Set(fields.flatMap(({ object }) => object ?? []));
	for (const field of fields) {
		const source = field.custom ? cf : row;
		// The object of a reference gives the name, and is not shown itself.
		if (!Object.hasOwn(source, field.name) || objects.has(field.name)) continue;
		if (!field.custom) shown.add(field.name);
		record.push(...entriesOf(row, field, source[field.name]));
		if (field.object !== undefined) shown.add(field.object);
	}
	const rest = Object.entries(row).filter(([key]) => !shown.has(key) && !key.endsWith('Info'));
	const unnamedCustom = Object.entries(cf).filter(([key]) => !fields.some((field) => field.name === key));
	const others = [...rest, ...unnamedCustom].map(([key, value]) => [key, shownTime(value)] as const);
	return { ...Object.fromEntries([...record, ...others]), id };
}

function entriesOf(row: JsonObject, field: DeskField, value: Json): Array<readonly [string, Json]> {
	const { label, type, idLabel } = field;
	if (type === 'DateTime' || type === 'Date') return [[label, shownTime(value)]];
	if (type === 'Multiselect') return [[label, value === null ? null : textOf(value)]];
	if (idLabel === undefined) return [[label, value]];
	const empty = value === null || value === '';
	return [
		[label, empty ? null : (nameIn(row, field) ?? String(value))],
		[idLabel, empty ? null : String(value)],
	];
}
