/** The table of services for the suite of secrets: how each is run, spoilt and asked for what it knows. */
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { ServiceName } from '../../scripts/n8n/workflow';
import { FAULT_KINDS as DESK_FAULTS } from '../../simulator/desk/fault';
import { startDeskSimulator, type FaultKind as DeskFault } from '../../simulator/desk/simulator';
import { FAULT_KINDS as CLASSIC_FAULTS } from '../../simulator/support/faults/fault';
import { startSimulator, type FaultKind as ClassicFault } from '../../simulator/support/simulator';
import { DESK_CREDENTIAL_TYPE, deskCredential } from './desk-portal';
import { undescribed } from './desk/bench';
import { CREDENTIAL_TYPE, SIGN_INS } from './portal';
import { autoMap, CREDENTIAL, credentialFor, fields } from './zoho-node';

/** What the journals of both services say of a request. */
export interface Request {
	readonly secretsInAddress: boolean;
}

/** A running service. */
export interface HidingService {
	/** Every secret that is known now. */
	secrets(): string[];
	/** The credential to store and to test. */
	credential(): ICredentialDataDecryptedObject;
	/** @param on `sign-in`: strikes there, otherwise at any call */
	fault(kind: string, on: 'calls' | 'sign-in', count: number): void;
	/** Ends faults, and gives back the requests or credits of the day. */
	restore(): void;
	/** Makes n8n sign in again. */
	endSession(stored: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject;
	/** Whether n8n can no longer sign in, until it is connected again. */
	revoke?(): void;
	journal(): Request[];
	/** Requests that the service does not describe, or that are sent in a way that shows secrets. */
	wrong(): unknown[];
	close(): Promise<void>;
}

/** One way to connect to a service. */
export interface Hiding {
	readonly name: string;
	readonly service: ServiceName;
	readonly credentialType: string;
	/** What looks like a secret that is sent to Zoho, whatever its value. */
	readonly pattern: RegExp;
	readonly items: IDataObject[];
	/** Every operation, in each way of its answers. */
	readonly operations: (id: string) => INodeParameters[];
	readonly read: INodeParameters;
	readonly create: INodeParameters;
	readonly trigger: INodeParameters;
	/** The field of an item that a text can be put into. */
	readonly text: string;
	/** Kinds of faults; those that a session does not survive come last. */
	readonly faults: readonly string[];
	readonly signInFaults: readonly string[];
	/** Fields of the credential with wrong secrets, which are searched for as well. */
	readonly wrong: Readonly<Record<string, string>>;
	/** @returns the service, and the id of a record in it */
	start(): Promise<{ readonly it: HidingService; readonly id: string }>;
}

const NOT_TRIED = ['delay', 'never-answer'];

function operationsOf(resource: string, name: IDataObject, id: string): INodeParameters[] {
	const all = { resource };
	const json = { dataMode: 'json', jsonFields: JSON.stringify({ Email: 'old@x.example', ...name }) };
	const none = `${id.slice(0, -4)}9999`;
	return [
		{ ...all, operation: 'getMany', returnAll: true },
		{ ...all, operation: 'get', recordId: id },
		{ ...all, operation: 'get', recordId: none },
		{ ...all, operation: 'search', searchField: 'Email', searchValue: 'old@x.example' },
		{ ...all, operation: 'create', fields: autoMap() },
		{
			...all,
			operation: 'create',
			fields: fields({ 'Last Name': 'One', 'Contact Name': 'Ann', Subject: 'One' }),
		},
		{ ...all, operation: 'update', recordId: id, ...json },
		{ ...all, operation: 'upsert', matchField: 'Email', ...json },
		{ ...all, operation: 'delete', recordId: none },
		{ resource: 'apiUsage', operation: 'getUsage' },
	];
}

const read = (resource: string) => ({ resource, operation: 'getMany', limit: 5 });
const create = (resource: string) => ({ resource, operation: 'create', fields: autoMap() });
const trigger = (resource: string) => ({ resource, event: 'createdOrUpdated', startFrom: 'hours', startHours: 24 });

const classicFaults = (Object.keys(CLASSIC_FAULTS) as ClassicFault[]).filter((kind) => !NOT_TRIED.includes(kind));
const deskFaults = (Object.keys(DESK_FAULTS) as DeskFault[]).filter((kind) => !NOT_TRIED.includes(kind));

/** A truncated sign-in answer can leave a token of a few characters, which occur in every text. */
const SHORTEST_SECRET = 8;

const classic = (signIn: (typeof SIGN_INS)[number]): Hiding => ({
	name: `the classic service with ${signIn}`,
	service: 'support',
	credentialType: CREDENTIAL_TYPE,
	pattern: /\b(authtoken|ticket|apikey|password)=/i,
	items: [{ Subject: 'One', 'Contact Name': 'Ann Lee' }, { Subject: 'Incomplete' }],
	operations: (id) => [
		...['json', 'xml'].flatMap((format) =>
			[
				...operationsOf('case', { Status: 'Open' }, id),
				{ resource: 'case', operation: 'getConversation', recordId: id },
			].map((one) => ({ ...one, options: { format } })),
		),
	],
	read: read('case'),
	create: create('case'),
	trigger: trigger('case'),
	text: 'Subject',
	// A token that was typed in can not be renewed once it is removed.
	faults: [...classicFaults.filter((kind) => kind !== 'token-removed'), 'token-removed'],
	signInFaults: signIn === 'authToken' ? [] : classicFaults.filter((kind) => CLASSIC_FAULTS[kind].onSignIn),
	wrong: {
		authToken: 'marked-wrong-token-51d3',
		password: 'marked wrong & pässword',
		apiKey: 'marked-wrong-apikey-77a0',
	},
	start: async () => {
		const simulator = await startSimulator({ tokenCeiling: 1_000 });
		const { authToken, password, apiKey } = simulator.access;
		const method = { authToken: '', password: 'apiauthtoken', ticket: 'login' }[signIn];
		const id = simulator.add('requests', { Subject: 'Old', 'Contact Name': 'Ann Lee', Email: 'old@x.example' });
		const it: HidingService = {
			secrets: () => [authToken, password, apiKey, ...simulator.tokens()],
			credential: () => credentialFor(simulator.url, { signIn, edition: 'enterprise', licences: 60 })[CREDENTIAL],
			fault: (kind, on, count) =>
				simulator.faults.add({ kind: kind as ClassicFault, count, ...(on === 'sign-in' && { method }) }),
			restore: () => {
				simulator.faults.clear();
				simulator.quota.restore();
			},
			endSession: (stored) => ({ ...stored, sessionToken: '' }),
			journal: () => simulator.journal.entries(),
			wrong: () => simulator.journal.entries().filter(({ transport }) => transport !== 'POST'),
			close: async () => await simulator.close(),
		};
		return { it, id };
	},
});

const DESK: Hiding = {
	name: 'Zoho Desk',
	service: 'desk',
	credentialType: DESK_CREDENTIAL_TYPE,
	pattern: /\b(client_secret|refresh_token|access_token|Bearer)[= ]+[\w.]{8}/i,
	items: [
		{ 'Last Name': 'One', Email: 'one@x.example' },
		{ 'Last Name': 'Two', Email: 'no address' },
	],
	operations: (id) => [
		...operationsOf('contact', { 'Last Name': 'Old' }, id),
		read('case'),
		{ resource: 'apiUsage', operation: 'checkConnection' },
	],
	read: read('contact'),
	create: create('contact'),
	trigger: trigger('contact'),
	text: 'Last Name',
	faults: deskFaults,
	signInFaults: deskFaults.filter((kind) => DESK_FAULTS[kind].onAccounts),
	wrong: { clientSecret: 'marked-wrong-secret-51d3' },
	start: async () => {
		const zoho = await startDeskSimulator({ seed: 7, tickets: 20 });
		const { grants } = zoho;
		const it: HidingService = {
			secrets: () => [zoho.access.clientSecret, ...grants.accessTokens(), ...grants.refreshTokens()],
			credential: () => deskCredential(zoho),
			fault: (kind, on, count) =>
				zoho.faults.add({ kind: kind as DeskFault, count, ...(on === 'sign-in' && { operationId: 'token' }) }),
			restore: () => {
				zoho.faults.clear();
				zoho.credits.restore();
			},
			endSession: (stored) => {
				grants.expireAccessTokens();
				return stored;
			},
			revoke: () => grants.revoke(),
			// An echoing sign-in server puts all that was sent into its error.
			journal: () =>
				zoho.journal.entries().map(({ errorCode, ...entry }) => ({ ...entry, errorCode: errorCode?.slice(0, 15) })),
			wrong: () => undescribed(zoho).filter(({ operationId }) => operationId !== 'deleteContact'),
			close: async () => await zoho.close(),
		};
		return { it, id: zoho.add('contacts', { lastName: 'Old', email: 'old@x.example' }) };
	},
};

export const HIDING: readonly Hiding[] = [...SIGN_INS.map(classic), DESK];

/** The parts of a session that n8n stores, which are secrets too. */
export function sessionParts({ sessionToken = '' }: ICredentialDataDecryptedObject): string[] {
	return String(sessionToken)
		.split('.')
		.filter((part) => part.length >= SHORTEST_SECRET);
}
