import type { z } from 'zod';

/**
 * The value when it has this form. Throws an Error with the first complaint, which begins with the name of the member.
 * With `sentences` the complaint is what they say.
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
