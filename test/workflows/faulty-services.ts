/** The table of services for the suites of faults: how each fails, and how its requests are counted. All on contacts. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ServiceName } from '../../scripts/n8n/workflow';
import type { FaultKind as DeskFault } from '../../simulator/desk/simulator';
import type { FaultKind as ClassicFault } from '../../simulator/support/simulator';
import type { Outcome } from '../engine/engine';
import { openDeskBench } from './desk/bench';
import { openPortal, type PortalRun } from './portal';

export const GO_ON = { onError: 'continueRegularOutput' };

/** What a request is for. */
export type Call = 'list' | 'get' | 'search' | 'create' | 'update' | 'delete';

/** Which requests a fault strikes, and how; see the simulators. */
interface Striking {
	readonly on: Call;
	readonly count?: number;
	readonly after?: number;
	readonly probability?: number;
	readonly retryAfter?: number;
}

/** A service that fails, and n8n before it. New for each test. */
export interface FaultyBench {
	fault(kind: string, striking: Striking): void;
	/** Requests of this kind that were sent. */
	sent(call: Call): number;
	/** Adds a contact. @returns its id */
	add(name: string): string;
	/** How many contacts have a last name that begins so. */
	stored(name: string): number;
	run(parameters: INodeParameters, options?: Pick<PortalRun, 'items' | 'settings'>): Promise<Outcome>;
}

/** A kind of fault: whether the call is carried out, and what the error says. */
export type Unusable = readonly [kind: string, carriedOut: boolean, words: RegExp];

export interface Faulty {
	readonly name: string;
	readonly service: ServiceName;
	/** No usable answer comes. */
	readonly unusable: readonly Unusable[];
	/** Only for writes: a read takes it for an answer. */
	readonly unusableWrites: readonly Unusable[];
	/** Answers that prove that nothing was carried out: a read is repeated, and a write if so said. */
	readonly proofs: ReadonlyArray<readonly [kind: string, writeIsRepeated: boolean]>;
	/** Four ways to get no answer three times. */
	readonly silences: readonly string[];
	/** Options of each operation. */
	readonly options: INodeParameters;
	open(): FaultyBench;
}

const LOST = /could not be reached: the connection was lost/;
const INCOMPLETE = /could not be reached: the (connection was lost|answer was incomplete)/;
const FAILED = /Zoho's server failed \(HTTP 500\)/;

const classic = (format: 'json' | 'xml'): Faulty => ({
	name: `the classic service in ${format}`,
	service: 'support',
	unusable: [
		['reset-before', false, LOST],
		['reset-after', true, LOST],
		['cut', true, INCOMPLETE],
		['half', true, /the answer is cut off or is not valid (JSON|XML)/],
		['empty', true, /the answer is empty/],
		['rubbish', true, /the answer is cut off or is not valid text in the encoding that it declares \(utf-8\)/],
		['foreign-shape', true, /the answer (did not come from the Zoho Support API|is cut off or is not valid XML)/],
		['html', false, /a web page came instead of an answer/],
		['http-500', false, FAILED],
		['error-4500', false, /Internal server error while processing this request \[4500\]/],
	],
	unusableWrites: [],
	proofs: [
		['http-429', false],
		['error-4820', false],
	],
	silences: ['reset-before', 'http-500', 'html', 'error-4500'],
	// One row a call, as on Zoho Desk.
	options: { format, rowsPerCall: 1 },
	open: () => {
		const portal = openPortal();
		const METHODS = {
			list: 'getrecords',
			get: 'getrecordsbyid',
			search: 'getrecordsbysearch',
			create: 'addrecords',
			update: 'updaterecords',
			delete: 'deleterecords',
		};
		return {
			fault: (kind, { on, ...more }) =>
				portal.simulator.faults.add({ kind: kind as ClassicFault, method: METHODS[on], ...more }),
			sent: (call) => portal.simulator.journal.count({ method: METHODS[call] }),
			add: (name) => {
				portal.simulator.clock.advance(1_000);
				return portal.simulator.add('contacts', { 'Last Name': name });
			},
			stored: (name) =>
				portal.simulator.records('contacts').filter(({ fields }) => fields['Last Name']?.startsWith(name)).length,
			run: async (parameters, options) => {
				await portal.save({ edition: 'custom', dailyLimit: 1_000_000 });
				return await portal.run(parameters, options);
			},
		};
	},
});

const DESK: Faulty = {
	name: 'Zoho Desk',
	service: 'desk',
	unusable: [
		['reset-before', false, LOST],
		['reset-after', true, LOST],
		['cut', true, INCOMPLETE],
		['half', true, /not the JSON of Zoho Desk/],
		['rubbish', true, /not the JSON of Zoho Desk/],
		['echo-text', false, /not the JSON of Zoho Desk/],
		['html', false, /a web page came instead of data/],
		['http-500', false, FAILED],
		['internal-error', false, /INTERNAL_SERVER_ERROR/],
	],
	unusableWrites: [
		['foreign-shape', true, /No usable answer/],
		['empty', true, /no record came/],
	],
	proofs: [
		['http-429', true],
		['too-many-requests', true],
		['token-revoked', true],
	],
	silences: ['reset-before', 'http-500', 'html', 'internal-error'],
	options: {},
	open: () => {
		const bench = openDeskBench();
		const OPERATIONS = {
			list: 'getContacts',
			get: 'getContact',
			search: 'searchContacts',
			create: 'createContact',
			update: 'updateContact',
			delete: 'deleteContact',
		};
		return {
			fault: (kind, { on, ...more }) =>
				bench.zoho.faults.add({ kind: kind as DeskFault, operationId: OPERATIONS[on], ...more }),
			sent: (call) => bench.zoho.journal.count({ operationId: OPERATIONS[call] }),
			add: (lastName) => bench.zoho.add('contacts', { lastName }),
			stored: (name) =>
				bench.zoho.records('contacts').filter(({ lastName }) => String(lastName).startsWith(name)).length,
			run: async (parameters, options) => await bench.run(parameters, options),
		};
	},
};

export const FAULTY: readonly Faulty[] = [classic('json'), classic('xml'), DESK];

/** What became of an item: `created`, `uncertain` and so on. */
export const fate = ({ outcome, details }: IDataObject) => outcome ?? (details as IDataObject | undefined)?.outcome;
