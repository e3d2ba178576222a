import { times } from 'es-toolkit/compat';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { type Simulator, startSimulator } from '../../simulator/support/simulator';
import type { Engine } from '../../test/engine/engine';
import { autoMap, fields, ZOHO, zohoWorkflow } from '../../test/workflows/zoho-node';
import { credentialsOf, engineFor, seedFor } from '../engine';
import { count } from '../figures';

/** An operation whose requests are counted, with the fewest that the API makes possible; docs/performance.md says why. */
interface CountedOperation {
	readonly name: string;
	readonly parameters: INodeParameters;
	readonly least: number;
	/** One empty item where it is left out. */
	readonly items?: IDataObject[];
	/** How many items must come out; as many as go in where it is left out. */
	readonly gives?: number | 'any';
}

/** The most rows of one read request and of one write request. */
const [PAGE, ROWS] = [200, 100];

const GET_MANY = { resource: 'case', operation: 'getMany' };
const GET_ALL = { ...GET_MANY, returnAll: true };
const SEARCH = { resource: 'case', operation: 'search', searchField: 'Status', searchValue: 'Open' };
const CREATE = { resource: 'case', operation: 'create', fields: autoMap() };
const UPSERT = { resource: 'contact', operation: 'upsert', fields: autoMap('Email') };
const CLOSED = { fields: fields({ Status: 'Closed' }) };
const USAGE = { resource: 'apiUsage', operation: 'getUsage' };

const onCase = (operation: string) => ({ resource: 'case', recordId: '={{ $json.id }}', operation });

/** The operations, in the order in which they run on a seeded portal: reads before writes. */
function operationsOn(simulator: Simulator, cases: number): CountedOperation[] {
	const ids = simulator.records('requests', 'demodepartment').map(({ id }) => ({ id }));
	const items = ids.slice(0, 100);
	const doubled = times(500, (place) => ids[place % 50]);
	const emails = simulator.records('contacts', 'demodepartment').map(({ fields }) => fields.Email ?? '');
	const known = emails.slice(0, 150);
	const unknown = times(300 - known.length, (place) => `new${place}@northwind.example`);
	const contacts = [...known, ...unknown].map((Email) => ({ Email, 'Last Name': 'Lee', Title: 'Nurse' }));
	const created = times(1_000, (place) => ({ Subject: `Case ${place + 1}`, 'Contact Name': 'Ann Lee' }));
	const [many, pages] = [count(cases), Math.floor(cases / PAGE) + 1];
	const upserts = 300 + Math.ceil(unknown.length / ROWS) + known.length;
	const upsert = `Create or Update, 300 contacts, ${known.length} of them known`;
	return [
		{ name: `Get Many, 5 of ${many}`, parameters: { ...GET_MANY, limit: 5 }, least: 1, gives: 5 },
		{ name: `Get Many, Return All of ${many}`, parameters: GET_ALL, least: pages, gives: cases },
		{ name: 'Get, 500 items of 50 ids', parameters: onCase('get'), least: 50, items: doubled },
		{ name: 'Search, the first 400 open cases', parameters: { ...SEARCH, limit: 400 }, least: 400 / PAGE, gives: 400 },
		{ name: 'Get Conversation, 100 cases', parameters: onCase('getConversation'), least: 100, items, gives: 'any' },
		{ name: 'Create, 1,000 cases', parameters: CREATE, least: 1_000 / ROWS, items: created },
		{ name: upsert, parameters: UPSERT, least: upserts, items: contacts },
		{ name: 'Update, 100 cases', parameters: { ...onCase('update'), ...CLOSED }, least: 100, items },
		{ name: 'Delete, 100 cases', parameters: onCase('delete'), least: 100, items },
		{ name: 'API Usage', parameters: USAGE, least: 0 },
	];
}

/** The requests of one operation. */
export interface Cost extends Pick<CountedOperation, 'name' | 'least'> {
	readonly requests: number;
}

/** Runs each operation once and counts the requests that reach the simulator. */
export async function countRequests(cases: number): Promise<Cost[]> {
	const simulator = await startSimulator(seedFor(cases));
	const engine = await engineFor(zohoWorkflow({}));
	const costs: Cost[] = [];
	for (const operation of operationsOn(simulator, cases)) {
		const requests = await requestsOf(engine, simulator, operation);
		console.log(`${operation.name}: ${requests}`);
		costs.push({ name: operation.name, least: operation.least, requests });
	}
	return costs;
}

async function requestsOf(engine: Engine, simulator: Simulator, operation: CountedOperation): Promise<number> {
	const { name, parameters, items, gives = items?.length } = operation;
	const before = simulator.journal.count({ kind: 'api' });
	const workflow = zohoWorkflow(parameters, items);
	const outcome = await engine.run(workflow, { mode: 'trigger', credentials: credentialsOf(simulator.url) });
	const came = outcome.json(ZOHO).length;
	if (outcome.error !== undefined) throw new Error(`${name}: ${outcome.error.message}`);
	if (gives !== 'any' && came !== (gives ?? 1)) throw new Error(`${name} gave ${came} items, not ${gives}`);
	return simulator.journal.count({ kind: 'api' }) - before;
}
