import type { ICredentialDataDecryptedObject, ILoadOptionsFunctions } from 'n8n-workflow';
import type { ModuleName } from '../helpdesk/catalogue';
import type { ListName, ListPage, ListQuestion } from '../helpdesk/form-lists';

/** The lists of a service; one that it has not is typed as an ID. */
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
