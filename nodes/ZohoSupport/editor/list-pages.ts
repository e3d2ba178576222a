import { createHash } from 'crypto';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { Remembered } from '../connection/remembered';
import type { ListEntry, ListName, ListPage } from '../helpdesk/form-lists';
import type { ModuleName } from '../helpdesk/catalogue';
import { credentialsOfForm } from '../services/form-credentials';
import type { FormList } from '../services/form-lists';
import type { Service } from '../services/service';

const MINUTE_MS = 60_000;

/** The pages of each list, and how long they are kept. Records come all the time; the others rarely. */
const PAGES: Readonly<Record<ListName, Remembered<ListPage>>> = {
	records: new Remembered(MINUTE_MS),
	agents: new Remembered(5 * MINUTE_MS),
	teams: new Remembered(5 * MINUTE_MS),
	departments: new Remembered(5 * MINUTE_MS),
	fromAddresses: new Remembered(5 * MINUTE_MS),
	views: new Remembered(5 * MINUTE_MS),
	modules: new Remembered(5 * MINUTE_MS),
};

/** The list that a form shows: which, of which service, and how it is read. */
export interface ListOfForm {
	readonly service: Service;
	readonly list: ListName;
	readonly reader: FormList;
	readonly module: ModuleName;
}

/** The pages of a list, as the credential of a form reads them. */
export interface ListPages {
	/** A page: at most one request, and none for what another form of this process asked lately. */
	read(text: string, after: string | undefined): Promise<ListPage>;
	/**
	 * What was read of the list from a page on. Costs no request beside that of the page.
	 * @returns one page with the entries of all; its `next` is the first page that was not read
	 */
	readSoFar(after: string | undefined): Promise<ListPage>;
}

/** @throws HelpdeskError `setup` for a wrong field of the credential */
export async function openPages(
	form: ILoadOptionsFunctions,
	{ service, list, reader, module }: ListOfForm,
): Promise<ListPages> {
	const credentials = await credentialsOfForm(form, service.credentialType);
	const pages = PAGES[list];
	// The key of an account may hold what it signs in with.
	const account = createHash('sha256').update(service.accessOf(credentials).key).digest('hex');
	const keyOf = (text: string, after = '') =>
		JSON.stringify([service.name, account, module, text.toLowerCase(), after]);
	const read: ListPages['read'] = async (text, after) =>
		await pages.get(keyOf(text, after), async () =>
			toldApart(await reader.read(form, credentials, { module, text, after })),
		);
	return {
		read,
		readSoFar: async (after) => {
			let page = await read('', after);
			const entries: ListEntry[] = [...page.entries];
			for (;;) {
				const following = page.next === undefined ? undefined : pages.known(keyOf('', page.next));
				if (following === undefined) return { entries, next: page.next };
				page = await following;
				entries.push(...page.entries);
			}
		},
	};
}

/** The page with the IDs of entries of the same name. Accounts, for example, may have nothing else that a list shows. */
function toldApart({ entries, next }: ListPage): ListPage {
	const times = new Map<string, number>();
	for (const { name } of entries) times.set(name, (times.get(name) ?? 0) + 1);
	const isAlone = ({ name, id }: ListEntry) => times.get(name) === 1 || name === id;
	return { entries: entries.map((one) => (isAlone(one) ? one : { ...one, name: `${one.name} (ID ${one.id})` })), next };
}
