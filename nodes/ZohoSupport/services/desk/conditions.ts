import { COMPARISONS, isNumber, numberDifference, numberForm, valuesOf } from '../../helpdesk/conditions';
import type { Json, JsonObject } from '../../helpdesk/json';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { DeskField } from './field';
import type { Fields } from './fields';
import type { Condition, DeskQuery, Operator } from './query';
import { nameIn, textOf, valueIn } from './record-values';
import { instantOf, utc, writtenInstant } from './times';

/** A condition whose field is known. */
export interface KnownCondition {
	readonly field: DeskField;
	readonly operator: Operator;
	readonly value: string;
}

/**
 * All conditions of a query, those by time and match too.
 * @throws HelpdeskError `data` for an unknown field or a time that is none
 */
export function conditionsOf(query: DeskQuery, fields: Fields, zone: string): KnownCondition[] {
	const { match, modifiedSince, modifiedUntil, createdSince, createdUntil } = query;
	const given: Condition[] = [...(query.conditions ?? [])];
	if (match !== undefined) given.push({ ...match, operator: 'is' });
	const bounds = [
		['modifiedTime', 'from', modifiedSince],
		['modifiedTime', 'until', modifiedUntil],
		['createdTime', 'from', createdSince],
		['createdTime', 'until', createdUntil],
	] as const;
	for (const [field, operator, at] of bounds)
		if (at !== undefined) given.push({ field, operator, value: utc(at.getTime()) });
	return given.map((condition) => known(condition, fields, zone));
}

const DAY = '2026-11-24';

function known({ field: name, operator, value }: Condition, fields: Fields, zone: string): KnownCondition {
	const field = fields.find(name);
	if (operator !== 'from' && operator !== 'until')
		return { field, operator, value: asChoices(field, operator, value.trim()) };
	const at = writtenInstant(value.trim(), zone);
	// A field without a time of day has the days of the bound, as it is written.
	if (at !== undefined && field.type === 'Date') return { field, operator, value: value.trim().slice(0, DAY.length) };
	if (at !== undefined) return { field, operator, value: utc(at) };
	if (isNumber(value)) return { field, operator, value: value.trim() };
	throw new HelpdeskError(
		problem(
			'data',
			`The condition on '${name}' holds '${value.slice(0, 60)}', which is neither a time nor a number.`,
			'Write the time as 2026-11-24 or 2026-11-24T18:30:00Z.',
		),
	);
}

/**
 * Choices as the portal writes them: it may not find them in other letters, and refuses or ignores unknown ones
 * [open-points 5b].
 */
function asChoices(field: DeskField, operator: Operator, value: string): string {
	const { choices, hasAllChoices } = field;
	if (choices === undefined || !['is', 'isNot', 'isOneOf'].includes(operator) || value === '') return value;
	const written = (one: string): string => {
		const choice = choices.find((known) => folded(known) === folded(one));
		if (choice === undefined && hasAllChoices === true && operator !== 'isNot')
			throw noChoice(field.label, one, choices);
		return choice ?? one;
	};
	return operator === 'isOneOf' ? valuesOf(value).map(written).join(',') : written(value);
}

function noChoice(label: string, value: string, choices: readonly string[]): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`The field '${label}' has no choice '${value.slice(0, 60)}'.`,
			`Use one of its choices: ${choices.slice(0, 20).join(', ')}. For a choice of old records use Contains.`,
		),
	);
}

/** True if the row meets the condition; undefined if it does not carry the field. */
export function meets(row: JsonObject, { field, operator, value }: KnownCondition): boolean | undefined {
	const held = valueIn(row, field);
	if (held === undefined) return undefined;
	if (operator === 'from' || operator === 'until') return isWithin(held, operator, value);
	const shown = folded(textOf(held));
	if (field.type === 'Reference' && !isId(value) && operator !== 'isEmpty' && operator !== 'isNotEmpty') {
		const name = shown === '' ? '' : nameIn(row, field);
		return name === undefined ? undefined : COMPARISONS[operator].holds(folded(name), folded(value));
	}
	if (field.type === 'DateTime' && operator === 'is' && instantOf(held) !== undefined)
		return instantOf(held) === writtenInstant(value, 'utc');
	// Of several departments one is enough.
	if (field.type === 'Ids' && Array.isArray(held) && (operator === 'is' || operator === 'isOneOf'))
		return (held as readonly Json[]).some((one) => COMPARISONS[operator].holds(folded(textOf(one)), folded(value)));
	const isNumeric = field.type === 'Number' || field.type === 'Decimal';
	const written = (one: string) => (isNumeric ? numberForm(one) : one);
	return COMPARISONS[operator].holds(written(shown), written(folded(value)));
}

function isWithin(held: unknown, operator: 'from' | 'until', value: string): boolean {
	const sides = [held, value].map((side) => (typeof side === 'string' || typeof side === 'number' ? side : null));
	const [has, bound] = sides.map((side) => instantOf(side) ?? writtenInstant(String(side), 'utc') ?? NaN);
	const above = sides.map(String).every(isNumber) ? numberDifference(String(held), value) : has - bound;
	return operator === 'from' ? above >= 0 : above <= 0;
}

/** True for the id of a record, or a list of them. */
export function isId(value: string): boolean {
	return /^\d{5,}(?:\s*,\s*\d{5,})*$/.test(value.trim());
}

function folded(text: string): string {
	return text.trim().toLowerCase();
}
