import type { FieldKind } from '../helpdesk/catalogue';

/** How conditions compare, by what workflows hold. Some stand for others of the port: see conditions.ts. */
export const COMPARISONS = [
	...(['is', 'isNot', 'isOneOf', 'contains', 'doesNotContain', 'from', 'until', 'isBetween'] as const),
	...(['isTrue', 'isFalse', 'isEmpty', 'isNotEmpty'] as const),
];
export type ChosenComparison = (typeof COMPARISONS)[number];

/** What forms call the comparisons that a field allows. */
type Names = Readonly<Partial<Record<ChosenComparison, string>>>;

const EMPTY = { isEmpty: 'Is Empty', isNotEmpty: 'Is Not Empty' };
const EQUAL = { is: 'Is', isNot: 'Is Not' };
const TEXT: Names = {
	...EQUAL,
	isOneOf: 'Is One Of',
	contains: 'Contains',
	doesNotContain: 'Does Not Contain',
	...EMPTY,
};
const YES_OR_NO = { isTrue: 'Is True', isFalse: 'Is False' };

/** Which comparisons a field allows, by what it holds. A choice of an old record may be found with Contains. */
export const COMPARISONS_OF: Readonly<Record<FieldKind, Names>> = {
	text: TEXT,
	choice: TEXT,
	number: { ...EQUAL, from: 'Is at Least', until: 'Is at Most', isBetween: 'Is Between', ...EMPTY },
	time: { from: 'Is From', until: 'Is Until', isBetween: 'Is Between', ...EMPTY },
	boolean: { ...YES_OR_NO, ...EMPTY },
};

/** All of them, for a field of which the form does not know what it holds. */
export const ANY_COMPARISON: Names = {
	...TEXT,
	from: 'Is From or at Least',
	until: 'Is Until or at Most',
	isBetween: 'Is Between',
	...YES_OR_NO,
	...EMPTY,
};

/** Comparisons that need no value. */
export const WITHOUT_VALUE: readonly ChosenComparison[] = ['isTrue', 'isFalse', 'isEmpty', 'isNotEmpty'];
