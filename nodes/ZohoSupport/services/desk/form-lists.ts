import type { ICredentialDataDecryptedObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { type ListEntry, type ListPage, type ListQuestion, namedWith } from '../../helpdesk/form-lists';
import type { JsonObject } from '../../helpdesk/json';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { PeopleList } from '../../helpdesk/people';
import type { Finds, FormList, FormLists } from '../form-lists';
import { idIn } from './answers';
import { FIELD_MEMORY, organizationKey } from './field-memory';
import { formConnection } from './form-connection';
import type { DeskDoor } from './call';
import type { Learnt } from './learnt';
import type { DeskModule } from './module';
import { deskModule } from './modules';
import { PageReader } from './page-reader';
import { departmentOfSearch } from './search-parameters';
import { SEARCH_PAGE } from './windows';

/** One request for a page of a list. */
interface PageOfList {
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	/** The most rows of a page. */
	readonly most: number;
	readonly entryOf: (row: JsonObject) => ListEntry | undefined;
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
	// The list of all teams takes no text; without a bound it is whole [openapi team.json].
	teams: listWith(teamsAsked, () => 'nothing'),
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
	const learnt = FIELD_MEMORY.learntOf(organizationKey(account, connection.identity()));
	return await pageOf({ call: connection.call, learnt, department: account.departmentId }, question, asking);
}

/** What a page is read with. */
export interface ListDoor {
	readonly call: DeskDoor;
	readonly learnt: Learnt;
	/** That of the credential; undefined for all. */
	readonly department: string | undefined;
}

/** A page of agents, teams or departments, for a run. */
export async function peoplePage(door: ListDoor, list: PeopleList, text: string): Promise<ListPage> {
	return await pageOf(door, { module: '', text }, ASKED[list]);
}

async function pageOf(
	{ call, learnt, department }: ListDoor,
	question: ListQuestion,
	asking: Asking,
): Promise<ListPage> {
	const { path, query, most, entryOf } = asking(question, department);
	const position = positionIn(question);
	const page = await new PageReader(call, path, most, learnt).read(query, position);
	if (page.kind === 'tooDeep') return { entries: [] };
	const end = position + page.rows.length;
	const isEnd = !page.isFull || end >= (page.count ?? Infinity);
	const entries = page.rows
		.filter(({ departmentId }) => isOf(department, departmentId))
		.map(entryOf)
		.filter((entry) => entry !== undefined);
	return { entries, next: isEnd ? undefined : String(end) };
}

function positionIn({ after = '0' }: ListQuestion): number {
	if (/^\d{1,7}$/.test(after)) return Number(after);
	throw new HelpdeskError(problem('request', 'The list cannot go on from there.', 'Open the list again.'));
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
	return longest.length < 3 ? undefined : `*${longest.slice(0, LONGEST_TEXT)}*`;
}

function agentsAsked({ text }: ListQuestion, department: string | undefined): PageOfList {
	const searchStr = withWildcards(text);
	return {
		path: '/agents',
		query: {
			status: 'ACTIVE',
			...(department !== undefined && { departmentIds: department }),
			...(searchStr !== undefined && { searchStr, fieldName: text.includes('@') ? 'emailId' : 'name' }),
		},
		most: MOST_PEOPLE,
		entryOf: (row) => {
			const name = textIn(row, 'name') || fullName(row);
			return entry(row, namedWith(name, textIn(row, 'emailId')));
		},
	};
}

function departmentsAsked({ text }: ListQuestion): PageOfList {
	const searchStr = withWildcards(text);
	const query = { isEnabled: 'true', ...(searchStr !== undefined && { searchStr }) };
	return { path: '/departments', query, most: MOST_PEOPLE, entryOf: (row) => entry(row, textIn(row, 'name')) };
}

function teamsAsked(_: ListQuestion, department: string | undefined): PageOfList {
	const path = department === undefined ? '/teams' : `/departments/${encodeURIComponent(department)}/teams`;
	return { path, query: {}, most: MOST_PEOPLE, entryOf: (row) => entry(row, textIn(row, 'name')) };
}

/** `#1042 Printer on fire`, `Ann Lee (ann@example.com)`, or the field that tells records of the module apart. */
function recordEntry({ numberField, keyField }: DeskModule, row: JsonObject): ListEntry | undefined {
	const number = numberField === undefined ? '' : textIn(row, numberField);
	const name = fullName(row) || textIn(row, keyField) || textIn(row, 'name');
	return entry(
		row,
		`${number === '' ? '' : `#${number} `}${keyField === 'email' ? namedWith(name, textIn(row, 'email')) : name}`,
	);
}

function entry(row: JsonObject, name: string): ListEntry | undefined {
	const id = idIn(row);
	if (id === undefined) return undefined;
	const url = textIn(row, 'webUrl');
	return { id, name: name.trim() || id, ...(/^https?:/.test(url) && { url }) };
}

const fullName = (row: JsonObject) => `${textIn(row, 'firstName')} ${textIn(row, 'lastName')}`.trim();

function textIn(row: JsonObject, key: string): string {
	const value = row[key];
	return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
