import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { chosenService } from '../form/service';
import type { ModuleName } from '../helpdesk/catalogue';
import { entriesWith, type ListName, type ListPage } from '../helpdesk/form-lists';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { inTwoParts } from './first-page';
import { withReadableErrors } from './form-errors';
import { givenIn, moduleOfForm } from './form-fields';
import { type ListOfForm, openPages } from './list-pages';

/** A service searches from this many letters on; with fewer, what was read is filtered here. */
const LEAST_LETTERS = 3;

/** Fewer entries than these do not fill the box in which n8n shows them, and n8n asks for a further page by scrolling. */
const FILLS_THE_BOX = 10;

type SearchList = (this: ILoadOptionsFunctions, filter?: string, after?: string) => Promise<INodeListSearchResult>;

/**
 * One page of a list of a form. Costs one request at most, and none for what another form of this process asked lately;
 * two for a whole value of a list that was opened long ago. n8n asks once for each pause of 300 ms in typing.
 */
function searchOf(name: ListName): SearchList {
	return withReadableErrors(async function (filter = '', after) {
		const list = listOf(this, name);
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

function listOf(form: ILoadOptionsFunctions, list: ListName): ListOfForm {
	const service = chosenService(givenIn(form));
	const reader = service.lists[list];
	if (reader === undefined) throw notOffered(service);
	const isOfModule = list === 'records' || list === 'views';
	return { service, list, reader, module: isOfModule ? moduleWithRecords(form) : '' };
}

/** A page and what is said behind its entries. */
interface PageWithNote extends ListPage {
	readonly note?: string;
}

async function pageOf(
	form: ILoadOptionsFunctions,
	list: ListOfForm,
	text: string,
	after: string | undefined,
): Promise<PageWithNote> {
	const pages = await openPages(form, list);
	const finds = text.length < LEAST_LETTERS ? 'nothing' : list.reader.finds(list.module, text);
	const isSearched = finds === 'parts' || (finds === 'whole' && after !== undefined);
	if (text === '' || isSearched) return await pages.read(text, after);
	const found = finds === 'whole' ? await pages.read(text, after) : { entries: [] };
	const read = await pages.readSoFar(after);
	const isFound = new Set(found.entries.map(({ id }) => id));
	const others = entriesWith(read.entries, text).filter(({ id }) => !isFound.has(id));
	const entries = [...found.entries, ...others];
	if (read.next === undefined) return { ...found, entries };
	const note = noteOf(list, text, read.entries.length);
	// n8n would never ask for the page after a short one.
	const goesOn = finds === 'nothing' && (after !== undefined || (note.isOfRead && entries.length >= FILLS_THE_BOX));
	return goesOn ? { entries, next: read.next } : { ...found, entries, note: note.text };
}

/** What to do where the list was not read to its end. */
function noteOf({ reader, module }: ListOfForm, text: string, count: number) {
	const needsLetters = text.length < LEAST_LETTERS && reader.finds(module, '.'.repeat(LEAST_LETTERS)) === 'parts';
	return needsLetters
		? { isOfRead: false, text: 'Type a Third Letter to Search All' }
		: { isOfRead: true, text: `Only ${count} Were Searched: Clear the Text and Scroll Down to Read More` };
}

function moduleWithRecords(form: ILoadOptionsFunctions): ModuleName {
	const module = moduleOfForm(form);
	if (module !== undefined) return module.name;
	throw new HelpdeskError(problem('data', 'No resource is chosen.', 'Choose a resource first.'));
}

function shownPage({ entries, next, note }: PageWithNote): INodeListSearchResult {
	const results = entries.map(({ id, name, url }) => ({ name, value: id, ...(url !== undefined && { url }) }));
	if (note !== undefined) results.push({ name: note, value: '' });
	return { results, ...(next !== undefined && { paginationToken: next }) };
}

function notOffered({ words }: Service): HelpdeskError {
	return new HelpdeskError(problem('request', `${words.name} has no such list.`, 'Give the ID.'));
}
