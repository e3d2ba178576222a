import { times } from 'es-toolkit/compat';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { deskCredentialFor } from '../../scripts/n8n/credential';
import { type DeskSimulator, startDeskSimulator } from '../../simulator/desk/simulator';
import type { Engine } from '../../test/engine/engine';
import { autoMap, CREDENTIAL, fields, ZOHO } from '../../test/workflows/zoho-node';
import { engineFor } from '../engine';
import { count } from '../figures';
import { deskWorkflow } from './workflow';

/** What something costs. */
export interface DeskPrice {
	readonly requests: number;
	readonly credits: number;
}

/** An operation whose price is counted, with the least that the API makes possible; docs/performance.md says why. */
interface CountedOperation {
	readonly name: string;
	readonly parameters: INodeParameters;
	readonly least: DeskPrice;
	/** One empty item where it is left out. */
	readonly items?: IDataObject[];
	/** How many items must come out; as many as go in where it is left out. */
	readonly gives?: number | 'any';
}

/** Rows of a page and ids of a call; what a page, a deleted record and a call for many cost. */
const [PAGE, IDS] = [100, 50];
const [PAGE_CREDITS, DELETE_CREDITS, MANY_CREDITS] = [3, 6, 25];
/** E-mail addresses that one search may look for, joined by commas. */
const ADDRESSES = 30;

const GET_MANY = { resource: 'case', operation: 'getMany' };
const CREATE = { resource: 'case', operation: 'create', fields: autoMap() };
const UPSERT = { resource: 'contact', operation: 'upsert', fields: autoMap('Email') };
const HIGH = { fields: fields({ priority: 'High' }) };

const onCase = (operation: string) => ({ resource: 'case', recordId: '={{ $json.id }}', operation });
const equal = (calls: number): DeskPrice => ({ requests: calls, credits: calls });
const pages = (calls: number): DeskPrice => ({ requests: calls, credits: calls * PAGE_CREDITS });
/** A page after the last full one shows the end. */
const wholeList = (rows: number): DeskPrice => pages(Math.floor(rows / PAGE) + 1);

/** The items of the operations that write, from what the help desk holds. */
function itemsOn(desk: DeskSimulator) {
	const idOf = ({ id }: Record<string, unknown>) => ({ id: String(id) });
	const tickets = desk.records('tickets');
	const [known, contactId] = [desk.records('contacts').slice(0, 150), String(desk.records('contacts')[0]?.id)];
	const unknown = times(300 - known.length, (place) => `new${place}@northwind.example`);
	const departmentId = desk.access.departments.support;
	return {
		thousand: tickets.slice(-1_000).map(idOf),
		mails: tickets
			.filter(({ threadCount }) => threadCount === '1')
			.slice(0, 100)
			.map(idOf),
		created: times(1_000, (place) => ({ subject: `Ticket ${place + 1}`, contactId, departmentId })),
		contacts: [...known.map(({ email }) => String(email)), ...unknown].map((Email) => ({
			...{ Email, 'Last Name': 'Lee', Title: 'Nurse' },
		})),
	};
}

function writesOn(desk: DeskSimulator): CountedOperation[] {
	const { thousand, mails, created, contacts } = itemsOn(desk);
	const lookUps = pages(300 / ADDRESSES);
	const calls = 1_000 / IDS;
	return [
		{ name: 'Create, 1,000 tickets', parameters: CREATE, least: equal(1_000), items: created },
		{
			name: 'Update, one field of 1,000 tickets',
			parameters: { ...onCase('update'), ...HIGH },
			least: { requests: calls, credits: calls * MANY_CREDITS },
			items: thousand,
		},
		{
			name: 'Create or Update, 300 contacts, 150 of them known',
			parameters: UPSERT,
			least: { requests: lookUps.requests + 300, credits: lookUps.credits + 300 },
			items: contacts,
		},
		{
			name: 'Get Conversation, 100 tickets with a message each',
			parameters: onCase('getConversation'),
			least: { requests: 200, credits: 100 * (PAGE_CREDITS + 1) },
			items: mails,
			gives: 'any',
		},
		{
			name: 'Delete, 1,000 tickets',
			parameters: onCase('delete'),
			least: { requests: calls, credits: 1_000 * DELETE_CREDITS },
			items: thousand,
		},
	];
}

const allOf = (tickets: number): CountedOperation => ({
	name: `Get Many, Return All of ${count(tickets)}`,
	parameters: { ...GET_MANY, returnAll: true },
	least: wholeList(tickets),
	gives: tickets,
});

/** The price of one operation. */
export interface DeskCost extends Pick<CountedOperation, 'name' | 'least'> {
	readonly price: DeskPrice;
}

/** Runs each operation once and counts the requests and credits that reach the simulator. */
export async function countDeskPrices(many: number, fewer: number): Promise<DeskCost[]> {
	const engine = await engineFor(deskWorkflow({}));
	const costs: DeskCost[] = [];
	for (const tickets of [many, fewer]) {
		const desk = await startDeskSimulator({ seed: 1, tickets });
		const credential = deskCredentialFor(desk);
		// The organization and the fields are read once for each process, and count for no operation.
		for (const resource of ['case', 'contact'])
			await priceOf(engine, desk, credential, { ...FIRST, parameters: { ...FIRST.parameters, resource } });
		const first = {
			name: `Get Many, 5 of ${count(tickets)}`,
			parameters: { ...GET_MANY, limit: 5 },
			least: pages(1),
			gives: 5,
		};
		const operations = tickets === many ? [first, allOf(tickets)] : [allOf(tickets), ...writesOn(desk)];
		for (const operation of operations) {
			const price = await priceOf(engine, desk, credential, operation);
			console.log(`${operation.name}: ${price.requests} requests, ${price.credits} credits`);
			costs.push({ name: operation.name, least: operation.least, price });
		}
		await desk.close();
	}
	return costs;
}

const FIRST: CountedOperation = {
	name: 'The first read',
	parameters: { operation: 'getMany', limit: 1, options: { fieldNames: 'labels' } },
	least: pages(1),
	gives: 1,
};

async function priceOf(
	engine: Engine,
	desk: DeskSimulator,
	credential: ReturnType<typeof deskCredentialFor>,
	{ name, parameters, items, gives = items?.length }: CountedOperation,
): Promise<DeskPrice> {
	const { journal } = desk;
	desk.credits.restore();
	const before = [journal.count({ kind: 'api' }), journal.credits()];
	const credentials = { [CREDENTIAL]: credential };
	const outcome = await engine.run(deskWorkflow(parameters, items), { mode: 'trigger', credentials });
	const came = outcome.json(ZOHO).length;
	if (outcome.error !== undefined)
		throw new Error(`${name}: ${outcome.error.message} ${outcome.error.description ?? ''}`);
	if (gives !== 'any' && came !== (gives ?? 1)) throw new Error(`${name} gave ${came} items, not ${gives}`);
	return { requests: journal.count({ kind: 'api' }) - before[0], credits: journal.credits() - before[1] };
}
