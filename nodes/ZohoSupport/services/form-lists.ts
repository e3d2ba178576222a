import type { ICredentialDataDecryptedObject, ILoadOptionsFunctions } from 'n8n-workflow';
import type { ModuleName } from '../helpdesk/catalogue';
import type { ListName, ListPage, ListQuestion } from '../helpdesk/form-lists';
import { HelpdeskError, problem } from '../helpdesk/problem';

/** The lists of a service; what it has no list of is typed. */
export type FormLists = { readonly records: FormList } & { readonly [list in ListName]?: FormList };

/** What a service finds for a text: values that hold it, only a whole value that equals it, or nothing. */
export type Finds = 'parts' | 'whole' | 'nothing';

/** One list of a form. */
export interface FormList {
	/** What the service itself finds for this text. Unless it finds parts, the pages that were read are looked through. */
	finds(module: ModuleName, text: string): Finds;
	/** Reads one page with one request. A portal that refuses a part of it costs one more, once. @throws HelpdeskError */
	read(
		context: ILoadOptionsFunctions,
		credentials: ICredentialDataDecryptedObject,
		question: ListQuestion,
	): Promise<ListPage>;
}

/**
 * The place in the list at which the page begins.
 * @param first the place of the first entry, as the service counts
 * @throws HelpdeskError `request` for what no page gave as its `next`
 */
export function positionIn({ after }: Pick<ListQuestion, 'after'>, first: number): number {
	if (after === undefined) return first;
	if (/^\d{1,7}$/.test(after)) return Number(after);
	throw new HelpdeskError(problem('request', 'The list cannot go on from there.', 'Open the list again.'));
}
