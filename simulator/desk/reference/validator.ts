import { Ajv2020 } from 'ajv/dist/2020';
import type { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

import { documents } from './documents';
import type { Document } from './documents';

let shared: Ajv2020 | undefined;
const compiled = new Map<string, ValidateFunction>();

/** The errors of a value by the schema at a JSON pointer of a document; empty when it is valid. */
export function errorsOf(document: Document, pointer: string, value: unknown): readonly ErrorObject[] {
	const key = document.name + pointer;
	const validate = compiled.get(key) ?? validator().compile({ $ref: key });
	compiled.set(key, validate);
	return validate(value) ? [] : (validate.errors ?? []);
}

/** One Ajv with all documents, so that a `$ref` means what it means in its document. */
function validator(): Ajv2020 {
	if (shared !== undefined) return shared;
	const ajv = new Ajv2020({
		strict: false,
		allErrors: true,
		verbose: true,
		unicodeRegExp: false,
		validateSchema: false,
	});
	addFormats.default(ajv);
	for (const { name, content } of documents()) ajv.addSchema(content, name);
	shared = ajv;
	return ajv;
}
