import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../simulator/simulator';

/** An operation whose requests are counted, beside the least that the API makes possible. */
export interface CountedOperation {
	readonly name: string;
	readonly parameters: INodeParameters;
	readonly items: IDataObject[];
	/** How many items it must give; absent where the desk's data decide. */
	readonly gives?: number;
	readonly least: number;
	/** Where the least comes from. */
	readonly why: string;
}

/** Rows of one reading and of one writing request, at most. */
const [PAGE, ROWS] = [200, 100];

/** The operations, in the order in which they are to run on a seeded desk: readings before writings. */
export function operationsOn(desk: Simulator, cases: number): CountedOperation[] {
	const ids = desk
		.records('requests', 'demodepartment')
		.map(({ id }) => id)
		.slice(0, 100);
	return [...readings(cases, ids), ...writings(desk, ids), usage()];
}

function readings(cases: number, ids: readonly string[]): CountedOperation[] {
	const wanted = Array.from({ length: 500 }, (_, place) => ({ id: ids[place % 50] ?? '' }));
	const getMany = { resource: 'case', operation: 'getMany' };
	const many = cases.toLocaleString('en');
	return [
		{
			name: `Get Many, 5 of ${many}`,
			parameters: { ...getMany, limit: 5 },
			items: [{}],
			gives: 5,
			least: 1,
			why: 'five rows are less than a page',
		},
		{
			name: `Get Many, Return All of ${many}`,
			parameters: { ...getMany, returnAll: true },
			items: [{}],
			gives: cases,
			least: Math.floor(cases / PAGE) + 1,
			why:
				`pages of ${PAGE}, and a short or empty one that shows the end; the node begins each page with the last row of the page before, ` +
				'which shows whether rows moved meanwhile; one more request where the list may show the last changed first, or as many as hold the records of the newest second: not here',
		},
		{
			name: 'Get, 500 items of 50 ids',
			parameters: { resource: 'case', operation: 'get', recordId: '={{ $json.id }}' },
			items: wanted,
			gives: 500,
			least: 50,
			why: 'the API reads one id a request; equal ids are read once',
		},
		{
			name: 'Search, the first 400 open cases',
			parameters: { resource: 'case', operation: 'search', searchField: 'Status', searchValue: 'Open', limit: 400 },
			items: [{}],
			gives: 400,
			least: 2,
			why: `pages of ${PAGE}`,
		},
		{
			name: 'Get Conversation, 100 cases',
			parameters: { resource: 'case', operation: 'getConversation', recordId: '={{ $json.id }}' },
			items: ids.map((id) => ({ id })),
			least: 100,
			why: 'all messages of one case come in one request',
		},
	];
}

function writings(desk: Simulator, ids: readonly string[]): CountedOperation[] {
	const created = Array.from({ length: 1_000 }, (_, place) => ({
		Subject: `Case ${place + 1}`,
		'Contact Name': 'Ann Lee',
	}));
	const known = desk
		.records('contacts', 'demodepartment')
		.slice(0, 150)
		.map(({ fields }) => fields.Email ?? '');
	const unknown = Array.from({ length: 300 - known.length }, (_, place) => `new${place}@northwind.example`);
	const contacts = [...known, ...unknown].map((Email) => ({ Email, 'Last Name': 'Lee', Title: 'Nurse' }));
	const autoMap = { dataMode: 'autoMap' };
	const byId = { resource: 'case', recordId: '={{ $json.id }}' };
	const fieldsToSend = { field: [{ name: 'Status', value: 'Closed' }] };
	return [
		{
			name: 'Create, 1,000 cases',
			parameters: { resource: 'case', operation: 'create', ...autoMap },
			items: created,
			gives: 1_000,
			least: 1_000 / ROWS,
			why: `${ROWS} rows a request`,
		},
		{
			name: `Create or Update, 300 contacts, ${known.length} of them known`,
			parameters: { resource: 'contact', operation: 'upsert', matchField: 'Email', ...autoMap },
			items: contacts,
			gives: 300,
			least: 300 + Math.ceil(unknown.length / ROWS) + known.length,
			why: `one look-up a value, since the API searches one value a request; ${ROWS} new rows a request; one request an update`,
		},
		{
			name: 'Update, 100 cases',
			parameters: { ...byId, operation: 'update', dataMode: 'defineBelow', fieldsToSend },
			items: ids.map((id) => ({ id })),
			gives: 100,
			least: 100,
			why: 'the API updates one record a request',
		},
		{
			name: 'Delete, 100 cases',
			parameters: { ...byId, operation: 'delete' },
			items: ids.map((id) => ({ id })),
			gives: 100,
			least: 100,
			why: 'the API deletes one record a request',
		},
	];
}

function usage(): CountedOperation {
	return {
		name: 'API Usage',
		parameters: { resource: 'apiUsage', operation: 'getUsage' },
		items: [{}],
		gives: 1,
		least: 0,
		why: 'the node counts by itself',
	};
}
