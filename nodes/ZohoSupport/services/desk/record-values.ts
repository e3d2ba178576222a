import { isJsonObject, type Json, type JsonObject } from '../../helpdesk/json';
import type { DeskField } from './field';

/** What a row holds in a field; undefined if it does not carry the field. */
export function valueIn(row: JsonObject, field: Pick<DeskField, 'name' | 'custom'>): Json | undefined {
	if (!field.custom) return Object.hasOwn(row, field.name) ? row[field.name] : undefined;
	const custom = row.cf;
	return isJsonObject(custom) && Object.hasOwn(custom, field.name) ? custom[field.name] : undefined;
}

/** The name of the record that a reference points to, if the row carries it. */
export function nameIn(row: JsonObject, field: DeskField): string | undefined {
	const other = field.object === undefined ? undefined : row[field.object];
	return isJsonObject(other) ? nameOf(other) : undefined;
}

/** The name of a contact, agent, account, product, team, department or ticket. */
export function nameOf(record: JsonObject): string | undefined {
	for (const key of ['accountName', 'productName', 'layoutName', 'name', 'subject']) {
		const name = record[key];
		if (typeof name === 'string' && name.trim() !== '') return name;
	}
	const parts = [record.firstName, record.lastName].filter(
		(part): part is string => typeof part === 'string' && part.trim() !== '',
	);
	return parts.length === 0 ? undefined : parts.join(' ');
}

/** A value as one text, as conditions compare it: lists joined by `;`, nothing for null. */
export function textOf(value: Json | undefined): string {
	if (value === undefined || value === null) return '';
	if (Array.isArray(value)) return (value as readonly Json[]).map(textOf).join(';');
	if (isJsonObject(value)) return nameOf(value) ?? JSON.stringify(value);
	return String(value);
}

/** The departments that a row shows; undefined if it shows none. */
export function departmentsIn({ departmentId, departmentIds }: JsonObject): readonly string[] | undefined {
	if (Array.isArray(departmentIds)) return (departmentIds as readonly Json[]).map(String);
	return departmentId === undefined || departmentId === null ? undefined : [String(departmentId)];
}
