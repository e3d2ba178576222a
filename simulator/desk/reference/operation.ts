import { documents, objectOf, resolved } from './documents';
import type { Document } from './documents';
import type { Json, JsonObject } from './json';

/** A query parameter of an operation. `schema` has no `$ref` at its top; `place` is its JSON pointer. */
export interface Parameter {
	readonly name: string;
	readonly isRequired: boolean;
	readonly schema: JsonObject;
	readonly place: string;
}

/** One operation of the reference. */
export interface Operation {
	readonly id: string;
	readonly method: string;
	/** As in the document, such as `/api/v1/tickets/{ticketId}`. */
	readonly path: string;
	/** First segment of the path after the version, such as `tickets`. */
	readonly module: string;
	readonly document: Document;
	readonly query: ReadonlyMap<string, Parameter>;
	/** JSON pointer of the schema of a JSON body; undefined when none is described. */
	readonly body: string | undefined;
	readonly takesFile: boolean;
	/** Schema of the answer's JSON, and its JSON pointer; undefined when it has none. */
	readonly answer: JsonObject | undefined;
	readonly answerPlace: string | undefined;
	/** Lists of scopes; the reference does not say whether all of a list are needed (open-points 9). */
	readonly scopes: readonly (readonly string[])[];
	/** HTTP status of the first described success. */
	readonly status: number;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

let known: readonly Operation[] | undefined;

/** All operations. Where two documents describe the same one, the first counts. */
export function operations(): readonly Operation[] {
	known ??= [
		...new Map(
			documents()
				.flatMap(operationsOf)
				.reverse()
				.map((one) => [`${one.method} ${one.path}`, one]),
		).values(),
	];
	return known;
}

/** The operation with this id. Throws when there is none. */
export function operationNamed(id: string): Operation {
	const found = operations().find((operation) => operation.id === id);
	if (found === undefined) throw new Error(`The reference has no operation ${id}`);
	return found;
}

function operationsOf(document: Document): Operation[] {
	const found: Operation[] = [];
	for (const [path, item] of Object.entries(objectOf(document.content['paths'])))
		for (const method of METHODS) {
			const description = objectOf(item)[method];
			if (description !== undefined) found.push(operationOf(document, path, method, objectOf(description)));
		}
	return found;
}

function operationOf(document: Document, path: string, method: string, description: JsonObject): Operation {
	const pointer = `#/paths/${token(path)}/${method}`;
	const content = objectOf(resolved(document, description['requestBody'])['content']);
	return {
		id: String(description['operationId']),
		method: method.toUpperCase(),
		path,
		module: path.split('/')[3] ?? '',
		document,
		query: queryOf(document, description['parameters'], pointer),
		body: content['application/json'] === undefined ? undefined : bodyPlace(description, pointer),
		takesFile: content['multipart/form-data'] !== undefined,
		...answerOf(document, description, pointer),
		scopes: scopesOf(description['security']),
		status: Number(Object.keys(objectOf(description['responses'])).find((status) => status.startsWith('2')) ?? 200),
	};
}

function queryOf(document: Document, given: Json | undefined, pointer: string): ReadonlyMap<string, Parameter> {
	const found = new Map<string, Parameter>();
	for (const [index, entry] of (Array.isArray(given) ? given : []).entries()) {
		const parameter = resolved(document, entry);
		if (parameter['in'] !== 'query') continue;
		const ref = objectOf(entry)['$ref'];
		const place = `${typeof ref === 'string' ? ref : `${pointer}/parameters/${index}`}/schema`;
		const name = String(parameter['name']);
		const schema = resolved(document, parameter['schema']);
		found.set(name, { name, isRequired: parameter['required'] === true, schema, place });
	}
	return found;
}

function bodyPlace(description: JsonObject, pointer: string): string {
	const ref = objectOf(description['requestBody'])['$ref'];
	return `${typeof ref === 'string' ? ref : `${pointer}/requestBody`}/content/application~1json/schema`;
}

function answerOf(
	document: Document,
	description: JsonObject,
	pointer: string,
): Pick<Operation, 'answer' | 'answerPlace'> {
	const given = objectOf(description['responses'])['200'];
	const media = objectOf(resolved(document, given)['content'])['application/json'];
	if (media === undefined) return { answer: undefined, answerPlace: undefined };
	const ref = objectOf(given)['$ref'];
	const answerPlace = `${typeof ref === 'string' ? ref : `${pointer}/responses/200`}/content/application~1json/schema`;
	return { answer: resolved(document, objectOf(media)['schema']), answerPlace };
}

function scopesOf(security: Json | undefined): string[][] {
	return (Array.isArray(security) ? security : []).map((entry) => Object.values(objectOf(entry)).flat().map(String));
}

/** One token of a JSON pointer inside a URI. */
function token(key: string): string {
	return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}
