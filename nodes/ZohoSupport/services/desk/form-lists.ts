import type { ICredentialDataDecryptedObject, ILoadOptionsFunctions } from 'n8n-workflow';
import {
	type ListEntry,
	type ListPage,
	type ListQuestion,
	namedWith,
	type PeopleList,
} from '../../helpdesk/form-lists';
import type { JsonObject } from '../../helpdesk/json';
import type { RecordId } from '../../helpdesk/helpdesk';
import { type Finds, type FormList, type FormLists, positionIn } from '../form-lists';
import { filledText, idOf } from './answers';
import { FIELD_MEMORY, readerKey } from './field-memory';
import { formConnection } from './form-connection';
import type { DeskDoor } from './call';
import type { Learnt } from './learnt';
import type { DeskModule } from './module';
import { deskModule } from './modules';
import { PageReader } from './page-reader';
import { departmentOfSearch } from './search-parameters';
import { UNSEARCHED_LISTS } from './unsearched-lists';
import { SEARCH_PAGE } from './windows';

/** One request for a page of a list. */
interface PageOfList {
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	/** The most rows of a page. */
	readonly most: number;
	readonly entryOf: (row: JsonObject) => ListEntry;
}

/** @param department the one of the credential; undefined for all */
type Asking = (question: ListQuestion, department: string | undefined) => PageOfList;

/** The most rows of a page of people, teams and departments [open-points 1c]. */
const MOST_PEOPLE = 200;
/** The longest text that every search takes [openapi search.json, agent.json]. */
const LONGEST_TEXT = 98;

const ASKED: Readonly<Record<PeopleList, Asking>> = {
	agents: agentsAsked,
	departments: departmentsAsked,
	teams: teamsAsked,
};

/** The lists of Zoho Desk. Each page costs 3 credits down to row 2,000. */
export const LISTS: Required<FormLists> = {
	records: listWith(recordsAsked, findsRecords),
	agents: listWith(agentsAsked, findsPeople),
	departments: listWith(departmentsAsked, findsPeople),
	// The list of all teams takes no text [openapi team.json].
	teams: listWith(teamsAsked, () => 'nothing'),
	...UNSEARCHED_LISTS,
};

function findsRecords(module: string, text: string): Finds {
	const parameters = textParameters(deskModule(module), text);
	if (parameters === undefined) return 'nothing';
	return '_all' in parameters ? 'parts' : 'whole';
}

function findsPeople(_: string, text: string): Finds {
	return withWildcards(text) === undefined ? 'nothing' : 'parts';
}

function listWith(asking: Asking, finds: FormList['finds']): FormList {
	return {
		finds,
		read: async (context, credentials, question) => await readPage(context, credentials, question, asking),
	};
}

async function readPage(
	context: ILoadOptionsFunctions,
	credentials: ICredentialDataDecryptedObject,
	question: ListQuestion,
	asking: Asking,
): Promise<ListPage> {
	const { account, connection } = formConnection(context, credentials);
	const learnt = FIELD_MEMORY.learntOf(readerKey(account, connection.identity()));
	return await pageOf({ call: connection.call, learnt, department: account.departmentId }, question, asking);
}

/** What a page is read with. */
export interface ListDoor {
	readonly call: DeskDoor;
	readonly learnt: Learnt;
	/** That of the credential; undefined for all. */
	readonly department: string | undefined;
}

/** An agent, a team or a department. */
export interface Person {
	readonly id: RecordId;
	/** As lists show it. */
	readonly shown: string;
	/** All that may be written for it. */
	readonly names: readonly string[];
}

export interface PeoplePage extends Pick<ListPage, 'next'> {
	readonly people: readonly Person[];
}

/** True if the service searches such a list for this text. */
export function isSearched(list: PeopleList, text: string): boolean {
	return list !== 'teams' && withWildcards(text) !== undefined;
}

/** A page of agents, teams or departments, for a run. @param after the `next` of the page before */
export async function peoplePage(
	door: ListDoor,
	list: PeopleList,
	text: string,
	after: string | undefined,
): Promise<PeoplePage> {
	const { rows, next, entryOf } = await rowsOfPage(door, { module: '', text, after }, ASKED[list]);
	const people = rows.map((row) => {
		const { id, name: shown } = entryOf(row);
		const ofAgents = list === 'agents' ? [fullName(row), row.emailId] : [];
		return { id, shown, names: [shown, row.name, ...ofAgents].flatMap((name) => filledText(name) ?? []) };
	});
	return { people, next };
}

async function pageOf(door: ListDoor, question: ListQuestion, asking: Asking): Promise<ListPage> {
	const { rows, next, entryOf } = await rowsOfPage(door, question, asking);
	return { entries: rows.map(entryOf), next };
}

async function rowsOfPage({ call, learnt, department }: ListDoor, question: ListQuestion, asking: Asking) {
	const { path, query, most, entryOf } = asking(question, department);
	const position = positionIn(question, 0);
	const page = await new PageReader(call, path, most, learnt).read(query, position);
	if (page.kind === 'tooDeep') return { rows: [], next: undefined, entryOf };
	const end = position + page.rows.length;
	// More rows than were asked for: the service does not page this list.
	const isEnd = !page.isFull || page.rows.length > most || end >= (page.count ?? Infinity);
	const rows = page.rows.filter(({ departmentId }) => isOf(department, departmentId));
	return { rows, next: isEnd ? undefined : String(end), entryOf };
}

/** A portal that ignores the department shows records of others too [open-points 3]. */
function isOf(department: string | undefined, its: unknown): boolean {
	return department === undefined || its === undefined || its === null || String(its) === department;
}

function recordsAsked({ module: name, text }: ListQuestion, department: string | undefined): PageOfList {
	const module = deskModule(name);
	const entryOf = (row: JsonObject) => recordEntry(module, row);
	const found = text === '' ? undefined : textParameters(module, text);
	if (found !== undefined) {
		const query = { ...found, ...departmentOfSearch(module, { department }), sortBy: 'relevance' };
		return { path: `/${module.path}/search`, query, most: SEARCH_PAGE, entryOf };
	}
	const { list } = module;
	const own = department !== undefined && list.department !== undefined ? { [list.department]: department } : {};
	const query = { ...own, sortBy: list.chosenBy ?? list.newestFirst ?? list.oldestFirst };
	return { path: `/${module.path}`, query, most: list.most, entryOf };
}

/** What a search is asked for a text: a number where records have one, else any column [openapi search.json]. */
function textParameters({ search, numberField }: DeskModule, text: string): Record<string, string> | undefined {
	if (search === undefined) return undefined;
	const number = /^#?(\d{1,15})$/.exec(text)?.[1];
	const byNumber = numberField === undefined ? undefined : search.parameters[numberField];
	if (number !== undefined && byNumber !== undefined) return { [byNumber.name]: number };
	const everywhere = withWildcards(text);
	return everywhere === undefined ? undefined : { _all: everywhere };
}

/**
 * A text that may stand anywhere in a value. A comma means "or", so the longest piece without one is looked for;
 * undefined if it has fewer than the three characters that a search wants [open-points 7].
 */
function withWildcards(text: string): string | undefined {
	const pieces = text.split(/[,*]/).map((piece) => piece.trim());
	const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
	const letters = [...longest];
	return letters.length < 3 ? undefined : `*${letters.slice(0, LONGEST_TEXT).join('')}*`;
}

function agentsAsked({ text }: ListQuestion, department: string | undefined): PageOfList {
	// The list shows `Ann Lee (ann@example.com)`: whoever types it so wants the address.
	const address = /[^\s()<>]*@[^\s()<>]*/.exec(text)?.[0];
	const searchStr = withWildcards(address ?? text);
	return {
		path: '/agents',
		query: {
			status: 'ACTIVE',
			...(department !== undefined && { departmentIds: department }),
			...(searchStr !== undefined && { searchStr, fieldName: address === undefined ? 'name' : 'emailId' }),
		},
		most: MOST_PEOPLE,
		entryOf: (row) => {
			const name = filledText(row.name) ?? fullName(row);
			return entry(row, namedWith(name, filledText(row.emailId) ?? ''));
		},
	};
}

function departmentsAsked({ text }: ListQuestion): PageOfList {
	const searchStr = withWildcards(text);
	const query = { isEnabled: 'true', ...(searchStr !== undefined && { searchStr }) };
	return { path: '/departments', query, most: MOST_PEOPLE, entryOf: (row) => entry(row, filledText(row.name)) };
}

function teamsAsked(_: ListQuestion, department: string | undefined): PageOfList {
	const path = department === undefined ? '/teams' : `/departments/${encodeURIComponent(department)}/teams`;
	return { path, query: {}, most: MOST_PEOPLE, entryOf: (row) => entry(row, filledText(row.name)) };
}

/** `#1042 Printer on fire`, `Ann Lee (ann@example.com)`, or the field that tells records of the module apart. */
function recordEntry({ numberField, keyField }: DeskModule, row: JsonObject): ListEntry {
	const number = numberField === undefined ? undefined : filledText(row[numberField]);
	const own = fullName(row) || (filledText(row[keyField]) ?? filledText(row.name) ?? '');
	const name = keyField === 'email' ? namedWith(own, filledText(row.email) ?? '') : own;
	return entry(row, number === undefined ? name : `#${number} ${name}`.trim());
}

/** @throws HelpdeskError `garbled` for a row without an ID: a list is shown whole or not at all */
function entry(row: JsonObject, name = ''): ListEntry {
	const id = idOf(row);
	const url = filledText(row.webUrl);
	return { id, name: name || id, ...(url !== undefined && /^https?:/.test(url) && { url }) };
}

function fullName({ firstName, lastName }: JsonObject): string {
	return [firstName, lastName].flatMap((name) => filledText(name) ?? []).join(' ');
}
