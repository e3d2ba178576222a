import { DateTime } from 'luxon';
import { type Comparison, type Condition, isNumber, valuesOf } from '../helpdesk/conditions';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { ANY_COMPARISON, type ChosenComparison, COMPARISONS } from './comparisons';
import { FILTERS, ONLY_WHEN } from './conditions';
import { CUSTOM_FIELD } from './field-lists';
import { choiceOf, type Given, plainOf, type Row, rowsOf, textOf } from './given';
import { instantOf } from './instant';
import { ownFieldOf } from './own-field';

/**
 * The conditions of a trigger.
 * @param zone of the workflow
 * @throws HelpdeskError `data` that names the condition which is not complete, or holds no value of its kind
 */
export function chosenConditions(given: Given, zone: string): Condition[] {
	return conditionsIn(given('conditions', {}), ONLY_WHEN, zone);
}

/** The same of a read. */
export function chosenFilters(given: Given, zone: string): Condition[] {
	return conditionsIn(given('filters', {}), FILTERS, zone);
}

function conditionsIn(given: unknown, list: string, zone: string): Condition[] {
	return rowsOf(given, 'condition', list).flatMap((row) => {
		const isOwn = row.field === CUSTOM_FIELD;
		const field = isOwn
			? ownFieldOf(row.customField ?? '', `${list} > Custom Field`)
			: textOf(row.field ?? '', `${list} > Field`).trim();
		if (field === '') throw withoutField(list);
		const name = `${list} > ${field}`;
		// An expression that finds nothing gives no value. Only what is not there at all has its preset one.
		const chosen = 'comparison' in row ? row.comparison : 'is';
		const comparison = choiceOf(chosen, `${name} > Comparison`, COMPARISONS);
		return compared(row, comparison, name, zone).map((part) => ({ field, ...part }));
	});
}

/** A comparison of the form as one or two of the port. */
function compared(row: Row, chosen: ChosenComparison, name: string, zone: string): Array<Omit<Condition, 'field'>> {
	const bound = (comparison: Comparison, ...keys: readonly string[]) => ({
		comparison,
		value: boundOf(valueIn(row, keys), keys.includes('value') ? `${name} > Value` : `${name} > Until`, zone, chosen),
	});
	switch (chosen) {
		case 'isTrue':
		case 'isFalse':
			return [{ comparison: 'is', value: String(chosen === 'isTrue') }];
		case 'isEmpty':
		case 'isNotEmpty':
			return [{ comparison: chosen, value: '' }];
		case 'from':
		case 'until':
			return [bound(chosen, 'time', 'value')];
		case 'isBetween': {
			const range = [bound('from', 'time', 'value'), bound('until', 'timeUntil', 'valueUntil')];
			requireOrder(name, range[0].value, range[1].value);
			return range;
		}
		default: {
			const value = textOf(valueIn(row, ['value', 'time']), `${name} > Value`);
			if (value.trim() === '' || (chosen === 'isOneOf' && valuesOf(value).length === 0))
				throw withoutValue(`${name} > Value`, chosen);
			return [{ comparison: chosen, value }];
		}
	}
}

/** The first of these that is filled in; if none is, the first that is there. */
function valueIn(row: Row, keys: readonly string[]): unknown {
	const there = keys.filter((key) => key in row).map((key) => plainOf(row[key]));
	return (
		there.find((value) => value !== '' && value !== null && value !== undefined) ?? (there.length > 0 ? there[0] : '')
	);
}

/** A number as a text, or a time as ISO 8601 with the offset of the zone, so that it says its day too. */
function boundOf(given: unknown, name: string, zone: string, chosen: ChosenComparison): string {
	const isText = typeof given === 'string' || typeof given === 'number';
	if (isText && isNumber(String(given))) return String(given).trim();
	const at = given === '' ? undefined : instantOf(given, name, zone);
	if (at === undefined) throw withoutValue(name, chosen);
	return DateTime.fromJSDate(at, { zone }).toISO() ?? at.toISOString();
}

function requireOrder(name: string, from: string, until: string): void {
	if (isNumber(from) !== isNumber(until))
		throw new HelpdeskError(
			problem(
				'data',
				`'${name}' lies between a number and a time ('${from}' and '${until}').`,
				'Give two numbers, or two times.',
			),
		);
	const [first, last] =
		isNumber(from) && isNumber(until) ? [Number(from), Number(until)] : [from, until].map(Date.parse);
	if (!(first > last)) return;
	throw new HelpdeskError(
		problem('data', `'${name} > Value' (${from}) is greater than 'Until' (${until}).`, 'Exchange the two values.'),
	);
}

function withoutValue(name: string, chosen: ChosenComparison): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`'${name}' is empty, and '${ANY_COMPARISON[chosen] ?? chosen}' needs a value.`,
			"Fill it in, choose 'Is Empty' or 'Is Not Empty', or remove the condition.",
		),
	);
}

function withoutField(list: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`A condition under '${list}' has no field.`,
			'Choose a field or a custom field, or remove the condition.',
		),
	);
}
