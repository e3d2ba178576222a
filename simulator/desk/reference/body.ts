import type { ErrorObject } from 'ajv';

import { defaultOpenPoints } from '../open-points';
import { Refusal, invalidData, unprocessable } from '../refusal';
import type { FieldError } from '../refusal';
import { objectOf, resolved } from './documents';
import { emptiedIn } from './emptied';
import type { Json, JsonObject } from './json';
import type { Operation } from './operation';
import { errorsOf } from './validator';

/** Keywords that only say that something inside them failed. */
const AROUND = ['anyOf', 'oneOf', 'allOf', 'if', 'not'];

/**
 * Checks a JSON body against the reference and returns it; what empties a field is null in it. Throws a Refusal with
 * Zoho's 422.
 */
export function bodyOf(operation: Operation, text: string, points = defaultOpenPoints()): JsonObject {
	if (operation.body === undefined || operation.takesFile) return {};
	const given = parsed(text);
	const { rest: value, emptied, refused } = emptiedIn(operation, given, points.emptying);
	const errors = errorsOf(operation.document, branchOf(operation, operation.body, value), value);
	const extra = errors.find(({ keyword }) => keyword === 'additionalProperties');
	if (extra !== undefined) {
		const path = `${extra.instancePath}/${String(extra.params['additionalProperty'])}`.slice(1);
		throw unprocessable(`An extra parameter '${path}' is found.`);
	}
	const found = [...refused, ...errors.filter(({ keyword }) => !AROUND.includes(keyword)).map(fieldError)];
	if (found.length > 0) throw invalidData(points.wrongFields === 'first' ? found.slice(0, 1) : found);
	return emptied(value);
}

function parsed(text: string): JsonObject {
	if (text.trim() === '') return {};
	try {
		const value: Json = JSON.parse(text);
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
	} catch {
		// The same answer as for other values than objects.
	}
	throw new Refusal('INVALID_DATA', 'The request body is not a valid JSON object', { errors: [] });
}

/** The schema of a reply depends on its channel, otherwise errors of all channels would be told. */
function branchOf({ document }: Operation, pointer: string, value: JsonObject): string {
	const root = pointer.slice(1).split('/').map(decodeURIComponent).join('/');
	const { discriminator } = resolved(document, { $ref: `#${root}` });
	const { propertyName, mapping } = objectOf(discriminator);
	const channels = objectOf(mapping);
	const branch = channels[String(value[String(propertyName)])] ?? Object.values(channels)[0];
	return typeof branch === 'string' ? branch : pointer;
}

function fieldError({ keyword, instancePath, params, message = '' }: ErrorObject): FieldError {
	if (keyword !== 'required') return { fieldName: instancePath || '/', errorType: 'invalid', errorMessage: message };
	const fieldName = `${instancePath}/${String(params['missingProperty'])}`;
	return { fieldName, errorType: 'missing', errorMessage: 'The field is mandatory' };
}
