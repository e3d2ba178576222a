import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import { isJsonObject, type Json, type JsonObject } from '../../helpdesk/json';
import { idOf } from './answers';
import type { DeskField } from './field';
import type { Fields } from './fields';
import { byLabels } from './labels';
import { valueIn } from './record-values';
import { instantOf, shownTime } from './times';

/** Names of records: API names and nested as Zoho documents them, or labels and flat. */
export type FieldNames = 'api' | 'labels';

/** Keys of times in objects inside a record, which no field describes. */
const TIME_KEY = /(?:Time|Date)$/;

const NO_TYPES: ReadonlyMap<string, string> = new Map();

/**
 * A row of the service as a record.
 * @param asked the fields to keep, by any name; those that the row does not carry are null
 * @param objects the other records to keep beside them
 */
export function recordOf(
	row: JsonObject,
	fields: Fields,
	form: FieldNames,
	asked?: readonly DeskField[],
	objects: readonly string[] = [],
): HelpdeskRecord {
	const id = idOf(row);
	if (form === 'labels') return chosenLabels({ ...byLabels(row, fields.all, id), id }, asked, fields.all, objects);
	const record = shownRow(row, fields.types);
	return chosenNames(hasId(record, id) ? record : { ...record, id }, asked, objects);
}

const hasId = (record: JsonObject, id: string): record is HelpdeskRecord => record.id === id;

/**
 * A row with its times as ISO 8601 in UTC: examples show epochs too [README]. Without types, times are known by their
 * names. It is the object itself where all its values have their form already: a list of 50,000 rows is not kept twice.
 */
export function shownRow(row: JsonObject, types: ReadonlyMap<string, string> = NO_TYPES): JsonObject {
	let copy: Record<string, Json> | undefined;
	for (const [key, value] of Object.entries(row)) {
		const shown = apiValue(key, value, types);
		if (shown !== value) (copy ??= { ...row })[key] = shown;
	}
	return copy ?? row;
}

function apiValue(key: string, value: Json, types: ReadonlyMap<string, string>): Json {
	if (Array.isArray(value)) {
		const list = value as readonly Json[];
		const shown = list.map((one) => apiValue('', one, types));
		return shown.every((one, place) => one === list[place]) ? value : shown;
	}
	if (isJsonObject(value)) return shownRow(value, types);
	const type = types.get(key);
	if (type === 'Reference' && typeof value === 'number') return String(value);
	const isTime = type === undefined ? TIME_KEY.test(key) : type === 'DateTime' || type === 'Date';
	return isTime ? shownTime(value) : value;
}

function chosenNames(
	record: HelpdeskRecord,
	asked: readonly DeskField[] | undefined,
	objects: readonly string[],
): HelpdeskRecord {
	if (asked === undefined) return record;
	const chosen: Record<string, Json> = {};
	const custom: Record<string, Json> = {};
	for (const object of objects) chosen[object] = record[object] ?? null;
	for (const field of asked) (field.custom ? custom : chosen)[field.name] = valueIn(record, field) ?? null;
	if (Object.keys(custom).length > 0) chosen.cf = custom;
	return { ...chosen, id: record.id };
}

/** Another record shows as its name and its id; one that no field points to, as it came. */
function chosenLabels(
	record: HelpdeskRecord,
	asked: readonly DeskField[] | undefined,
	all: readonly DeskField[],
	objects: readonly string[],
): HelpdeskRecord {
	if (asked === undefined) return record;
	const pointing = objects.map((object) => all.find((field) => field.object === object) ?? { label: object });
	const labels = [...pointing, ...asked].flatMap(({ label, idLabel }: Partial<DeskField>) => [label, idLabel]);
	const chosen = labels.filter((label) => label !== undefined).map((label) => [label, record[label] ?? null] as const);
	return { ...Object.fromEntries(chosen), id: record.id };
}

/** Rows from the oldest to the newest, if they all show when they were created. */
export function byCreation(rows: readonly JsonObject[]): readonly JsonObject[] {
	const times = Float64Array.from(rows, ({ createdTime }) => instantOf(createdTime) ?? NaN);
	if (times.some(Number.isNaN)) return rows;
	return [...rows.keys()].sort((one, other) => times[one] - times[other]).map((place) => rows[place]);
}

/** The key under which a record of the API form has a field: custom fields stand under `cf`. */
export const keyOf = ({ name, custom }: Pick<DeskField, 'name' | 'custom'>) => (custom ? `cf.${name}` : name);

/** The name of a field from its key in a record: `cf.cf_tier` → `cf_tier`. */
export const nameOfKey = (key: string) => (key.startsWith('cf.') ? key.slice(3) : key);
