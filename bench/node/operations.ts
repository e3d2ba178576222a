import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../../simulator/simulator';
import { count } from '../figures';

/** An operation whose requests are counted, with the fewest that the API makes possible. */
export interface CountedOperation {
	readonly name: string;
	readonly parameters: INodeParameters;
	/** One empty item where it is left out. */
	readonly items?: IDataObject[];
	/** How many items must come out; as many as go in where it is left out. */
	readonly gives?: number | 'any';
	readonly least: number;
	/** Where the least comes from. */
	readonly why: string;
}

/** The most rows of one read request and of one write request. */
const [PAGE, ROWS] = [200, 100];

const WHY_ONE_MORE =
	`pages of ${PAGE}, and a short or empty page that shows the end. The node starts each page with the last row of the page ` +
	'before, to see whether rows moved. It sends one more request where the list may start with the last changed case, or as ' +
	'many as hold the records of the newest second; neither was needed here';

const listOf = <Item>(length: number, item: (place: number) => Item): Item[] =>
	Array.from({ length }, (_, place) => item(place));

/** The operations, in the order in which they run on a seeded portal: reads before writes. */
export function operationsOn(simulator: Simulator, cases: number): CountedOperation[] {
	const ids = simulator.records('requests', 'demodepartment').map(({ id }) => ({ id }));
	const contacts = simulator.records('contacts', 'demodepartment').map(({ fields }) => fields.Email ?? '');
	const onCase = { resource: 'case', recordId: '={{ $json.id }}' };
	return [
		...reads(cases, ids, onCase),
		...writes(contacts.slice(0, 150), ids.slice(0, 100), onCase),
		{
			name: 'API Usage',
			parameters: { resource: 'apiUsage', operation: 'getUsage' },
			least: 0,
			why: 'the node keeps its own count',
		},
	];
}

function reads(cases: number, ids: IDataObject[], onCase: INodeParameters): CountedOperation[] {
	return [
		{
			name: `Get Many, 5 of ${count(cases)}`,
			parameters: { resource: 'case', operation: 'getMany', limit: 5 },
			gives: 5,
			least: 1,
			why: 'five rows fit on one page',
		},
		{
			name: `Get Many, Return All of ${count(cases)}`,
			parameters: { resource: 'case', operation: 'getMany', returnAll: true },
			gives: cases,
			least: Math.floor(cases / PAGE) + 1,
			why: WHY_ONE_MORE,
		},
		{
			name: 'Get, 500 items of 50 ids',
			parameters: { ...onCase, operation: 'get' },
			items: listOf(500, (place) => ids[place % 50]),
			least: 50,
			why: 'the API reads one id per request; the node reads equal ids once',
		},
		{
			name: 'Search, the first 400 open cases',
			parameters: { resource: 'case', operation: 'search', searchField: 'Status', searchValue: 'Open', limit: 400 },
			gives: 400,
			least: 2,
			why: `pages of ${PAGE}`,
		},
		{
			name: 'Get Conversation, 100 cases',
			parameters: { ...onCase, operation: 'getConversation' },
			items: ids.slice(0, 100),
			gives: 'any',
			least: 100,
			why: 'one request brings all messages of one case',
		},
	];
}

function writes(known: string[], ids: IDataObject[], onCase: INodeParameters): CountedOperation[] {
	const unknown = listOf(300 - known.length, (place) => `new${place}@northwind.example`);
	const autoMap = { dataMode: 'autoMap' };
	const close = { dataMode: 'defineBelow', fieldsToSend: { field: [{ name: 'Status', value: 'Closed' }] } };
	return [
		{
			name: 'Create, 1,000 cases',
			parameters: { resource: 'case', operation: 'create', ...autoMap },
			items: listOf(1_000, (place) => ({ Subject: `Case ${place + 1}`, 'Contact Name': 'Ann Lee' })),
			least: 1_000 / ROWS,
			why: `${ROWS} rows per request`,
		},
		{
			name: `Create or Update, 300 contacts, ${known.length} of them known`,
			parameters: { resource: 'contact', operation: 'upsert', matchField: 'Email', ...autoMap },
			items: [...known, ...unknown].map((Email) => ({ Email, 'Last Name': 'Lee', Title: 'Nurse' })),
			least: 300 + Math.ceil(unknown.length / ROWS) + known.length,
			why: `one request per look-up, since the API searches for one value at a time; ${ROWS} new rows per request; one request per update`,
		},
		{
			name: 'Update, 100 cases',
			parameters: { ...onCase, operation: 'update', ...close },
			items: ids,
			least: 100,
			why: 'the API updates one record per request',
		},
		{
			name: 'Delete, 100 cases',
			parameters: { ...onCase, operation: 'delete' },
			items: ids,
			least: 100,
			why: 'the API deletes one record per request',
		},
	];
}
