import { createHash } from 'crypto';
import {
	type ICredentialDataDecryptedObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	NodeOperationError,
} from 'n8n-workflow';
import { Remembered } from '../connection/remembered';
import { moduleOf } from '../form/module-name';
import { chosenResource } from '../form/resource';
import { chosenService } from '../form/service';
import { entriesWith, type ListName, type ListPage } from '../helpdesk/form-lists';
import { asHelpdeskError, HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { inTwoParts } from './first-page';

/** A service searches from this many letters on; with fewer, the first page is filtered here. */
const LEAST_LETTERS = 3;

/** How long the pages of a list are kept. Records come all the time; people and departments rarely. */
const KEPT_MS: Readonly<Record<ListName, number>> = {
	records: 60_000,
	agents: 300_000,
	teams: 300_000,
	departments: 300_000,
};

const remembered = new Map<ListName, Remembered<ListPage>>();

export function forgetPages(): void {
	remembered.clear();
}

type SearchList = (this: ILoadOptionsFunctions, filter?: string, after?: string) => Promise<INodeListSearchResult>;

/**
 * One page of a list of a form. Costs one request at most, and none for what another form of this process asked lately.
 * n8n asks once for each pause of 300 ms in typing.
 */
function searchOf(list: ListName): SearchList {
	return async function (filter = '', after) {
		try {
			const text = filter.trim();
			const read = async (from: string | undefined) => await pageOf(this, list, text, from);
			return shownPage(text === '' ? await inTwoParts(after, read) : await read(after));
		} catch (error) {
			const { message, nextStep } = asHelpdeskError(error).problem;
			throw new NodeOperationError(this.getNode(), inEditor(`${message} ${nextStep}`));
		}
	};
}

/** The lists of the forms, by the names under which n8n calls them. */
export const LIST_SEARCH = {
	records: searchOf('records'),
	agents: searchOf('agents'),
	teams: searchOf('teams'),
	departments: searchOf('departments'),
} satisfies Record<ListName, SearchList>;

async function pageOf(
	form: ILoadOptionsFunctions,
	list: ListName,
	text: string,
	after: string | undefined,
): Promise<ListPage & { readonly needsLetters?: boolean }> {
	const given = (name: string, otherwise?: unknown): unknown => form.getCurrentNodeParameter(name) ?? otherwise;
	const service = chosenService(given);
	const reader = service.lists[list];
	if (reader === undefined) throw notOffered(service);
	const module = list === 'records' ? moduleOf(given, moduleGiven(service, given)) : '';
	const isLong = text.length >= LEAST_LETTERS;
	const asked = isLong && reader.searches(module, text) ? text : '';
	const key = [list, module, asked.toLowerCase(), after ?? ''];
	const page = await kept(form, service, list, key, async (credentials) =>
		reader.read(form, credentials, { module, text: asked, after }),
	);
	if (asked === text) return page;
	const entries = entriesWith(page.entries, text);
	// From the third letter on the service searches; until then no page after the first is read.
	const needsLetters = !isLong && page.next !== undefined && reader.searches(module, '.'.repeat(LEAST_LETTERS));
	return needsLetters ? { entries, needsLetters } : { entries, next: page.next };
}

function moduleGiven({ catalogue }: Service, given: (name: string) => unknown) {
	const resource = chosenResource(given);
	if (catalogue.has(resource)) return catalogue.module(resource);
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
	const pages = remembered.get(list) ?? new Remembered<ListPage>(KEPT_MS[list]);
	remembered.set(list, pages);
	// The key of an account may hold what it signs in with.
	const account = createHash('sha256').update(service.accessOf(credentials).key).digest('hex');
	return await pages.get(JSON.stringify([service.name, account, ...question]), async () => await read(credentials));
}

function shownPage({ entries, next, needsLetters }: ListPage & { readonly needsLetters?: boolean }) {
	const results = entries.map(({ id, name, url }) => ({ name, value: id, ...(url !== undefined && { url }) }));
	if (needsLetters === true) results.push({ name: 'Type a Third Letter to Search All', value: '' });
	return { results, ...(next !== undefined && { paginationToken: next }) };
}

/** n8n's editor cuts the message of a list at each hyphen, and joins the pieces with blanks. */
function inEditor(message: string): string {
	return message.replaceAll('-', '\u2011');
}

function notOffered({ words }: Service): HelpdeskError {
	return new HelpdeskError(problem('request', `${words.name} has no such list.`, 'Give the ID.'));
}
