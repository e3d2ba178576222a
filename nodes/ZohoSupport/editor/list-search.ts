import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { Remembered } from '../connection/remembered';
import { chosenService } from '../form/service';
import type { ModuleName } from '../helpdesk/catalogue';
import { entriesWith, type ListName, type ListPage } from '../helpdesk/form-lists';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { inTwoParts } from './first-page';
import { withReadableErrors } from './form-errors';
import { givenIn, moduleOfForm } from './form-fields';

/** A service searches from this many letters on; with fewer, the first page is filtered here. */
const LEAST_LETTERS = 3;

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

type SearchList = (this: ILoadOptionsFunctions, filter?: string, after?: string) => Promise<INodeListSearchResult>;

/**
 * One page of a list of a form. Costs one request at most, and none for what another form of this process asked lately.
 * n8n asks once for each pause of 300 ms in typing.
 */
function searchOf(list: ListName): SearchList {
	return withReadableErrors(async function (filter = '', after) {
		const text = filter.trim();
		const read = async (from: string | undefined) => await pageOf(this, list, text, from);
		return shownPage(text === '' ? await inTwoParts(after, read) : await read(after));
	});
}

/** The lists of the forms, by the names under which n8n calls them. */
export const LIST_SEARCH = {
	records: searchOf('records'),
	agents: searchOf('agents'),
	teams: searchOf('teams'),
	departments: searchOf('departments'),
	fromAddresses: searchOf('fromAddresses'),
	views: searchOf('views'),
	modules: searchOf('modules'),
} satisfies Record<ListName, SearchList>;

async function pageOf(
	form: ILoadOptionsFunctions,
	list: ListName,
	text: string,
	after: string | undefined,
): Promise<ListPage & { readonly needsLetters?: boolean }> {
	const service = chosenService(givenIn(form));
	const reader = service.lists[list];
	if (reader === undefined) throw notOffered(service);
	const isOfModule = list === 'records' || list === 'views';
	const module = isOfModule ? moduleWithRecords(form) : '';
	const isLong = text.length >= LEAST_LETTERS;
	const asked = isLong && reader.searches(module, text) ? text : '';
	const key = [module, asked.toLowerCase(), after ?? ''];
	const page = await kept(form, service, list, key, async (credentials) =>
		reader.read(form, credentials, { module, text: asked, after }),
	);
	if (asked === text) return page;
	const entries = entriesWith(page.entries, text);
	// From the third letter on the service searches; until then no page after the first is read.
	const needsLetters = !isLong && page.next !== undefined && reader.searches(module, '.'.repeat(LEAST_LETTERS));
	return needsLetters ? { entries, needsLetters } : { entries, next: page.next };
}

function moduleWithRecords(form: ILoadOptionsFunctions): ModuleName {
	const module = moduleOfForm(form);
	if (module !== undefined) return module.name;
	throw new HelpdeskError(problem('data', 'No resource is chosen.', 'Choose a resource first.'));
}

async function kept(
	form: ILoadOptionsFunctions,
	service: Service,
	list: ListName,
	question: readonly string[],
	read: (credentials: ICredentialDataDecryptedObject) => Promise<ListPage>,
): Promise<ListPage> {
	const credentials = { ...(await form.getCredentials(service.credentialType)) };
	// The key of an account may hold what it signs in with.
	const account = createHash('sha256').update(service.accessOf(credentials).key).digest('hex');
	return await PAGES[list].get(
		JSON.stringify([service.name, account, ...question]),
		async () => await read(credentials),
	);
}

function shownPage({ entries, next, needsLetters }: ListPage & { readonly needsLetters?: boolean }) {
	const results = entries.map(({ id, name, url }) => ({ name, value: id, ...(url !== undefined && { url }) }));
	if (needsLetters === true) results.push({ name: 'Type a Third Letter to Search All', value: '' });
	return { results, ...(next !== undefined && { paginationToken: next }) };
}

function notOffered({ words }: Service): HelpdeskError {
	return new HelpdeskError(problem('request', `${words.name} has no such list.`, 'Give the ID.'));
}
