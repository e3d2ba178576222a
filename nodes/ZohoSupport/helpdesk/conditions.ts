import { type JsonObject, jsonText, valueAt } from './json';
import { plainDecimal } from './numbers';

export interface HowToCompare {
	readonly name: string;
	readonly takesValue: boolean;
	/** True if an empty value would say nothing. */
	readonly needsText?: true;
	readonly holds: (has: string, wanted: string) => boolean;
}

/** How a field is compared. Upper and lower case do not matter. */
export const COMPARISONS = {
	is: { name: 'Is', takesValue: true, holds: (has: string, wanted: string) => has === wanted },
	isNot: { name: 'Is Not', takesValue: true, holds: (has: string, wanted: string) => has !== wanted },
	isOneOf: {
		name: 'Is One Of',
		takesValue: true,
		holds: (has: string, wanted: string) => valuesOf(wanted).includes(has),
	},
	contains: {
		name: 'Contains',
		takesValue: true,
		needsText: true,
		holds: (has: string, wanted: string) => has.includes(wanted),
	},
	doesNotContain: {
		name: 'Does Not Contain',
		takesValue: true,
		needsText: true,
		holds: (has: string, wanted: string) => !has.includes(wanted),
	},
	from: {
		name: 'Is From',
		takesValue: true,
		needsText: true,
		holds: (has: string, wanted: string) => difference(has, wanted) >= 0,
	},
	until: {
		name: 'Is Until',
		takesValue: true,
		needsText: true,
		holds: (has: string, wanted: string) => difference(has, wanted) <= 0,
	},
	isEmpty: { name: 'Is Empty', takesValue: false, holds: (has: string) => has === '' },
	isNotEmpty: { name: 'Is Not Empty', takesValue: false, holds: (has: string) => has !== '' },
} as const satisfies Record<string, HowToCompare>;

/** The values of `isOneOf`. Nothing between two commas is no value: it does not stand for an empty field. */
export function valuesOf(value: string): string[] {
	return value
		.split(',')
		.map((one) => one.trim())
		.filter((one) => one !== '');
}

/**
 * How far a value lies above a bound: numbers as numbers, times as instants. A day without a time is compared with the
 * day of the bound, as it is written. Anything else lies nowhere: NaN.
 */
function difference(has: string, bound: string): number {
	if (isNumber(has) && isNumber(bound)) return numberDifference(has, bound);
	if (isNumber(has) || isNumber(bound)) return NaN;
	const isDay = /^\d{4}-\d\d-\d\d$/.test(has);
	// Conditions are compared in small letters; the parser of times wants capitals.
	return Date.parse(has.toUpperCase()) - Date.parse((isDay ? bound.slice(0, has.length) : bound).toUpperCase());
}

/** True for a number, as a text. */
export function isNumber(text: string): boolean {
	return text.trim() !== '' && Number.isFinite(Number(text));
}

/** A number in one form however it is written, with all its digits: `5.00` → `5`. Any other text stays as it is. */
export function numberForm(text: string): string {
	if (!isNumber(text)) return text;
	const plain = plainDecimal(text.trim()) ?? String(Number(text));
	const short = plain.replace(/^(-?)0+(?=\d)/, '$1').replace(/(?:\.|(\.\d*[1-9]))0*$/, '$1');
	return short === '-0' ? '0' : short;
}

/** How far one number lies above another: exact for long whole numbers, such as IDs. */
export function numberDifference(one: string, other: string): number {
	const [first, second] = [one, other].map(numberForm);
	const areWhole = [first, second].every((text) => /^-?\d+$/.test(text));
	return areWhole ? Number(BigInt(first) - BigInt(second)) : Number(one) - Number(other);
}

export type Comparison = keyof typeof COMPARISONS;

/** One condition on a field, by its label. */
export interface Condition {
	readonly field: string;
	readonly comparison: Comparison;
	/** For `isOneOf`: several by comma. For `from` and `until`, which are included: a number, or ISO 8601. */
	readonly value: string;
	/** Set if the field holds numbers: 5 is 5.00. */
	readonly isNumber?: true;
}

/** Whether a record meets all conditions; a field that it does not have is empty. */
export function meets(record: JsonObject, conditions: readonly Condition[]): boolean {
	return conditions.every(({ field, comparison, value, ...condition }) => {
		const text = jsonText(valueAt(record, field)).trim().toLowerCase();
		const written = (one: string) => (condition.isNumber === true ? numberForm(one) : one);
		return COMPARISONS[comparison].holds(written(text), written(value.trim().toLowerCase()));
	});
}
