import { type JsonObject, jsonText, valueAt } from './json';

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
		holds: (has: string, wanted: string) => wanted.split(',').some((one) => one.trim() === has),
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
	isEmpty: { name: 'Is Empty', takesValue: false, holds: (has: string) => has === '' },
	isNotEmpty: { name: 'Is Not Empty', takesValue: false, holds: (has: string) => has !== '' },
} as const satisfies Record<string, HowToCompare>;

export type Comparison = keyof typeof COMPARISONS;

/** One condition on a field, by its label. */
export interface Condition {
	readonly field: string;
	readonly comparison: Comparison;
	readonly value: string;
}

/** Whether a record meets all conditions; a field that it does not have is empty. */
export function meets(record: JsonObject, conditions: readonly Condition[]): boolean {
	return conditions.every(({ field, comparison, value }) => {
		const has = jsonText(valueAt(record, field)).trim().toLowerCase();
		return COMPARISONS[comparison].holds(has, value.trim().toLowerCase());
	});
}
