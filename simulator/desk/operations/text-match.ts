/** Values of `x-empty` parameters (open-points 7, matching). */
export const EMPTY = '${empty}';
const NOT_EMPTY = '${notempty}';

/** Whether a value is found by what a search asks for: one of several texts with commas between them. */
export type TextTest = (value: string) => boolean;

/**
 * `*` stands for any text. Without one, the whole value must be equal, or, with `inside`, hold the text anywhere
 * (open-points 7, HL: e-mail and first name match inside, last name and account name whole).
 */
export function textTest(asked: string, inside: boolean): TextTest {
	const tests = asked
		.split(',')
		.filter((part) => part !== '')
		.map((part) => oneTest(part.trim().toLowerCase(), inside));
	return (value) => {
		const lower = value.toLowerCase();
		return tests.some((test) => test(lower));
	};
}

function oneTest(asked: string, inside: boolean): TextTest {
	if (asked === EMPTY) return (value) => value === '';
	if (asked === NOT_EMPTY) return (value) => value !== '';
	if (asked.includes('*')) {
		const pattern = asked
			.split('*')
			.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
			.join('.*');
		const expression = new RegExp(`^${pattern}$`, 's');
		return (value) => expression.test(value);
	}
	return inside ? (value) => value.includes(asked) : (value) => value === asked;
}
