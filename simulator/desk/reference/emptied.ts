import type { OpenPoints } from '../open-points';
import type { FieldError } from '../refusal';
import { objectOf, resolved } from './documents';
import type { Json, JsonObject } from './json';
import type { Operation } from './operation';

/** Updates of records: here an empty value may empty a field. */
const UPDATES = /^(x-)?update(Ticket|Contact|Account|Task|Product|Contract|ContractPut|Article|Call|Event|Record)$/;

/** A body that the schema has still to judge, without what is judged here by the switch `emptying`. */
interface Judged {
	readonly rest: JsonObject;
	/** Puts the emptied fields back, as null. */
	readonly emptied: (checked: JsonObject) => JsonObject;
	readonly refused: readonly FieldError[];
}

type Setting = OpenPoints['emptying'];
type Verdict = 'emptied' | 'refused' | 'by schema';

/** What becomes of the empty values of a body. */
export function emptiedIn(operation: Operation, body: JsonObject, setting: Setting): Judged {
	if (operation.body === undefined || !UPDATES.test(operation.id))
		return { rest: body, emptied: (checked) => checked, refused: [] };
	const { document } = operation;
	const root = operation.body.slice(1).split('/').map(decodeURIComponent).join('/');
	const properties = objectOf(resolved(document, { $ref: `#${root}` })['properties']);
	const isCf = typeof body['cf'] === 'object' && body['cf'] !== null && !Array.isArray(body['cf']);
	const ofCf = resolved(document, properties['cf'])['additionalProperties'];
	const own = judged(isCf ? without(body, 'cf') : body, setting, (name) =>
		properties[name] === undefined ? undefined : resolved(document, properties[name]),
	);
	if (!isCf) return own;
	const custom = judged(objectOf(body['cf']), setting, () => resolved(document, ofCf), '/cf');
	return {
		rest: { ...own.rest, cf: custom.rest },
		emptied: (checked) => ({ ...own.emptied(checked), cf: custom.emptied(objectOf(checked['cf'])) }),
		refused: [...own.refused, ...custom.refused],
	};
}

function judged(
	body: JsonObject,
	setting: Setting,
	schemaOf: (name: string) => JsonObject | undefined,
	place = '',
): Judged {
	const verdicts = Object.entries(body).map(([name, value]) => {
		const schema = schemaOf(name);
		return [name, schema === undefined ? 'by schema' : verdictOn(value, schema, setting)] as const;
	});
	const those = (wanted: Verdict) => verdicts.filter(([, verdict]) => verdict === wanted).map(([name]) => name);
	const emptied = Object.fromEntries(those('emptied').map((name) => [name, null]));
	const errorType = 'invalid' as const;
	return {
		rest: Object.fromEntries(those('by schema').map((name) => [name, body[name] ?? null])),
		emptied: (checked) => ({ ...checked, ...emptied }),
		refused: those('refused').map((name) => ({
			fieldName: `${place}/${name}`,
			errorType,
			errorMessage: 'must not be empty',
		})),
	};
}

/** What the schema states holds under every setting: null, or a word or an empty text that its pattern has for it. */
function verdictOn(value: Json, schema: JsonObject, setting: Setting): Verdict {
	const pattern = String(schema['pattern'] ?? '');
	const takesNull = schema['type'] === undefined || [schema['type']].flat().includes('null');
	if (value === null && takesNull) return 'emptied';
	if (value === 'null' && pattern.includes('|null')) return 'emptied';
	if (value === '' && pattern.includes('|null|undefined')) return 'emptied';
	if (value !== null && (value !== '' || takesNull)) return 'by schema';
	if (setting === 'neither') return 'refused';
	if (setting === 'null') return value === null ? 'emptied' : 'refused';
	return setting === 'text' && value === '' ? 'emptied' : 'by schema';
}

function without(body: JsonObject, key: string): JsonObject {
	return Object.fromEntries(Object.entries(body).filter(([name]) => name !== key));
}
