import type { z } from 'zod';

/**
 * Returns the value if it has this form. Otherwise throws an Error with the first issue, which starts with the member's
 * name.
 * `sentences` gives the whole message instead.
 */
export function checked<Form extends z.ZodTypeAny>(
	form: Form,
	value: unknown,
	sentences?: z.ZodErrorMap,
): z.infer<Form> {
	const result = form.safeParse(value, { errorMap: sentences });
	if (result.success) return result.data;
	const [{ path, message } = { path: [], message: 'Not understood' }] = result.error.issues;
	throw new Error(sentences === undefined ? [...path, message].join(' ') : message);
}
