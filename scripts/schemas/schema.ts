/** What items have in common, in the dialect of n8n's own schemas: `type`, `properties` and `items`, keys in order of the alphabet. */
import { groupBy, uniq } from 'es-toolkit';

/** A schema as n8n's editor reads it. A value of several types names them all, and null last: the editor shows the first. */
export interface Schema {
	readonly type?: string | string[];
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
}

/** Objects whose keys are fields of one portal, so that no other portal has them. */
const OF_ONE_PORTAL = ['cf', 'customFields'];
/** Such a field where a record is flat, by its API name. */
export const OWN_FIELD = /^cf_/;

const ORDER = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];

/** The schema of all these values together. Without a value it allows anything. */
export function schemaOf(values: readonly unknown[]): Schema {
	const types = typesOf(values);
	if (types.length === 0) return {};
	const objects = values.filter(isObject);
	const lists = values.filter((value) => Array.isArray(value));
	return {
		type: types.length === 1 ? types[0] : types,
		...(objects.length > 0 && { properties: propertiesOf(objects) }),
		...(lists.length > 0 && { items: schemaOf(lists.flat()) }),
	};
}

function propertiesOf(objects: ReadonlyArray<Record<string, unknown>>): Record<string, Schema> {
	const values = objects.flatMap(Object.entries).filter(([name]) => !OWN_FIELD.test(name));
	const byName = groupBy(values, ([name]) => name);
	return Object.fromEntries(
		Object.entries(byName)
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([name, its]) => {
				const schema = schemaOf(its.map(([, value]) => value));
				return [name, OF_ONE_PORTAL.includes(name) && schema.properties ? { ...schema, properties: {} } : schema];
			}),
	);
}

/** A whole number is a number as soon as another value has a fraction. */
function typesOf(values: readonly unknown[]): string[] {
	const types = uniq(values.map(typeOf));
	const kept = types.includes('number') ? types.filter((type) => type !== 'integer') : types;
	return ORDER.filter((type) => kept.includes(type));
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeOf(value) === 'object';
