import { type ILoadOptionsFunctions, NodeOperationError } from 'n8n-workflow';
import { asHelpdeskError, errorText, problemIn } from '../helpdesk/problem';

/** What n8n's server calls for an open form. */
type FormMethod<Given extends unknown[], Answer> = (this: ILoadOptionsFunctions, ...given: Given) => Promise<Answer>;

/**
 * The same method, whose errors a person can read beside the field.
 * @throws NodeOperationError with what happened and the next step; what n8n threw, and bugs, as they are
 */
export function withReadableErrors<Given extends unknown[], Answer>(
	method: FormMethod<Given, Answer>,
): FormMethod<Given, Answer> {
	return async function (...given) {
		try {
			return await method.apply(this, given);
		} catch (error) {
			throw new NodeOperationError(this.getNode(), withoutDashes(wordsOf(asHelpdeskError(error))));
		}
	};
}

/** The same for all methods of a table. */
export function allWithReadableErrors<Given extends unknown[], Answer>(
	methods: Readonly<Record<string, FormMethod<Given, Answer>>>,
): Record<string, FormMethod<Given, Answer>> {
	return Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, withReadableErrors(method)]));
}

/** What happened and the next step, in one text; the words of n8n for an error of its own. */
export function wordsOf(thrown: unknown): string {
	const trouble = problemIn(thrown);
	return trouble === undefined ? errorText(thrown) : `${trouble.message} ${trouble.nextStep}`;
}

/** n8n's editor cuts the message of a list that is searched at each dash, and joins the pieces with blanks. */
function withoutDashes(message: string): string {
	return message.replace(/[-–—]/g, '\u2011');
}
