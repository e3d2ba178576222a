import type { ErrorObject } from 'ajv';

import type { OpenPoints } from '../open-points';
import { unprocessable } from '../refusal';
import { objectOf, resolved } from './documents';
import type { Json, JsonObject } from './json';
import type { Operation, Parameter } from './operation';
import { pageRulesOf } from './page-limits';
import type { PageRules } from './page-limits';
import { errorsOf } from './validator';

/** A checked query. */
export interface Query {
	/** The values as they were sent, without empty ones. */
	readonly given: ReadonlyMap<string, string>;
	/** The value of a parameter; undefined when it was not sent. */
	text(name: string): string | undefined;
	/** The parts of a value with commas; empty when it was not sent. */
	list(name: string): readonly string[];
	readonly page: { readonly skip: number; readonly limit: number; readonly rules: PageRules };
}

/** Sent by every client, and declared everywhere as an optional query parameter; the header is read elsewhere. */
const EVERYWHERE = 'orgId';

/** Checks a query against the reference. Throws a Refusal with Zoho's 422. */
export function queryOf(operation: Operation, given: ReadonlyMap<string, string>, points: OpenPoints): Query {
	const allowed = allowedIn(operation, points);
	for (const name of given.keys())
		if (name !== EVERYWHERE && !allowed.has(name))
			throw unprocessable(`Extra query parameter '${name}' is present in the input.`);
	for (const { name, isRequired } of allowed.values())
		if (isRequired && name !== EVERYWHERE && (given.get(name) ?? '') === '')
			throw unprocessable(`The query parameter '${name}' is missing.`);
	const rules = pageRulesOf(operation, points);
	for (const [name, value] of given) {
		const parameter = allowed.get(name);
		if (parameter !== undefined && value !== '') check(operation, parameter, value, rules);
	}
	return read(given, rules);
}

function allowedIn(operation: Operation, points: OpenPoints): ReadonlyMap<string, Parameter> {
	const allowed = new Map(operation.query);
	if (operation.id === 'getTickets') {
		if (points.ticketFields === 'refused') allowed.delete('fields');
		if (points.departmentIds === 'plural-refused') allowed.delete('departmentIds');
	}
	const sortBy = allowed.get('sortBy');
	if (operation.id === 'getTickets' && sortBy !== undefined && points.ticketsByModifiedTime === 'accepted')
		allowed.set('sortBy', { ...sortBy, schema: { enum: [...namesOf(sortBy.schema), 'modifiedTime'] } });
	return allowed;
}

function namesOf(schema: JsonObject): readonly Json[] {
	return Array.isArray(schema['enum']) ? schema['enum'] : [];
}

function read(given: ReadonlyMap<string, string>, rules: PageRules): Query {
	const filled = new Map([...given].filter(([, value]) => value !== ''));
	const from = Number(filled.get('from') ?? rules.base);
	const limit = Number(filled.get('limit') ?? Math.min(rules.defaultLimit, rules.mostLimit));
	if (from + limit > rules.lastRow) throw unprocessable(`Max search result iterable is ${rules.lastRow}`);
	const text = (name: string): string | undefined => filled.get(name);
	return {
		given: filled,
		text,
		list: (name) => (text(name) ?? '').split(',').filter((part) => part !== ''),
		page: { skip: Math.max(0, from - rules.base), limit, rules },
	};
}

function check(operation: Operation, parameter: Parameter, value: string, rules: PageRules): void {
	if (parameter.name === 'limit') return requireRange('limit', value, rules.leastLimit, rules.mostLimit);
	if (parameter.name === 'from') return requireRange('from', value, rules.leastFrom, rules.mostFrom);
	const schema = parameter.schema;
	// The minus before a name of the enumeration is described in prose only (open-points 4a).
	if (parameter.name === 'sortBy' && namesOf(schema).includes(value.replace(/^-/, ''))) return;
	const [error] = errorsOf(operation.document, parameter.place, typed(operation, schema, value));
	if (error !== undefined) throw unprocessable(sentence(parameter.name, error));
}

function requireRange(name: string, value: string, least: number, most: number): void {
	if (!/^\d+$/.test(value)) throw unprocessable(`The value passed for field '${name}' is invalid.`);
	if (Number(value) >= least && Number(value) <= most) return;
	const bound = Number.isFinite(most) ? `'${least}-${most}'` : `'${least}' and above`;
	throw unprocessable(`The value passed for field '${name}' exceeds the range of ${bound}.`);
}

/** The text of a query as the type that its schema wants. */
function typed(operation: Operation, schema: JsonObject, value: string): Json {
	const types = [schema['type'] ?? []].flat();
	if (types.includes('array')) {
		const items = resolved(operation.document, schema['items']);
		return value.split(',').map((part) => typed(operation, items, part));
	}
	if (types.includes('string')) return value;
	if (types.includes('integer') || types.includes('number')) return /^-?\d+$/.test(value) ? Number(value) : value;
	if (types.includes('boolean')) return value === 'true' ? true : value === 'false' ? false : value;
	return types.includes('object') ? parsed(value) : value;
}

function parsed(value: string): Json {
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}

/** Zoho's sentence for what Ajv found (open-points 1d, 7; the last one is ours). */
function sentence(name: string, { keyword, params, parentSchema }: ErrorObject): string {
	const field = `The value passed for field '${name}'`;
	const bounds = objectOf(parentSchema as Json);
	if (keyword === 'minLength')
		return `${field} is less than the specified minimum length of '${String(params['limit'])}'.`;
	if (keyword === 'maxLength') return `${field} exceeds the specified maximum length of '${String(params['limit'])}'.`;
	if (keyword === 'maxItems') return `${field} exceeds the range of '1-${String(params['limit'])}'.`;
	if (keyword === 'minimum' || keyword === 'maximum')
		return `${field} exceeds the range of '${String(bounds['minimum'] ?? 0)}-${String(bounds['maximum'] ?? '')}'.`;
	return `${field} is invalid.`;
}
