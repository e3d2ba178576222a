import type { ICredentialDataDecryptedObject, ILoadOptionsFunctions } from 'n8n-workflow';
import type { ModuleName } from '../helpdesk/catalogue';
import type { ListName, ListPage, ListQuestion } from '../helpdesk/form-lists';

/** The lists of a service; one that it has not is typed as an ID. */
export type FormLists = { readonly records: FormList } & { readonly [list in ListName]?: FormList };

/** One list of a form. */
export interface FormList {
	/** True if the service finds this text itself. If not, the pages of the whole list are read and filtered. */
	searches(module: ModuleName, text: string): boolean;
	/** Reads one page with one request. A portal that refuses a part of it costs one more, once. @throws HelpdeskError */
	read(
		context: ILoadOptionsFunctions,
		credentials: ICredentialDataDecryptedObject,
		question: ListQuestion,
	): Promise<ListPage>;
}
