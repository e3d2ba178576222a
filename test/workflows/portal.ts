import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeCredentialTestResult,
	INodeParameters,
} from 'n8n-workflow';
import { CREDENTIAL_TYPE, NODE_TYPE } from '../../scripts/n8n/credential';
import { startSimulator, type Simulator } from '../../simulator/support/simulator';
import { additionalDataFor } from '../engine/additional-data';
import { createEngine, type Engine, type Outcome, type RunOptions } from '../engine/engine';
import { loadN8n } from '../engine/n8n';
import { autoMap, CREDENTIAL, credentialFor, zohoWorkflow } from './zoho-node';

export { CREDENTIAL_TYPE };

/** One request, whatever the portal contains. */
export const READ = { resource: 'case', operation: 'getMany', limit: 10 };

/** One request that creates a case from each item. */
export const CREATE = { resource: 'case', operation: 'create', fields: autoMap() };

/** The operation *Get API Usage* in workflow JSON. */
export const USAGE = { resource: 'apiUsage', operation: 'getUsage' };

/** The three ways to sign in. */
export const SIGN_INS = ['authToken', 'password', 'ticket'] as const;

/** The two in which n8n makes a token or ticket. */
export const MINTED = ['password', 'ticket'] as const;

/** Items that become cases. */
export function newCases(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, place) => ({ Subject: `Case ${place}`, 'Contact Name': 'Ann Lee' }));
}

export interface PortalRun extends Pick<RunOptions, 'mode' | 'staticData'> {
	readonly items?: IDataObject[];
	/** The node's own settings, such as onError. */
	readonly settings?: object;
	readonly engine?: Engine;
}

/** A portal, its credential in n8n's store, and n8n. All are new for every test, including process memory. */
export interface Portal {
	readonly engine: Engine;
	readonly simulator: Simulator;
	/** Replaces the stored credential and its session. */
	save(more?: ICredentialDataDecryptedObject): Promise<void>;
	/** Changes some fields of the stored credential. Its session stays, as when a person edits the form. */
	edit(change: ICredentialDataDecryptedObject): Promise<void>;
	/** The stored credential, decrypted. */
	stored(engine?: Engine): Promise<ICredentialDataDecryptedObject>;
	/** Runs one node with the stored credential. */
	run(parameters: INodeParameters, options?: PortalRun): Promise<Outcome>;
	/** Presses the button *Test* with the stored credential, after changing some fields of the form. */
	test(change?: ICredentialDataDecryptedObject, engine?: Engine): Promise<INodeCredentialTestResult>;
	/** Sign-ins and API requests that reached the service. */
	cost(): { signIns: number; requests: number };
}

/** A portal for the tests of this file or `describe`. */
export function openPortal(): Portal {
	let engine: Engine;
	let simulator: Simulator;
	beforeAll(async () => void (simulator = await startSimulator()));
	beforeEach(async () => {
		simulator.reset();
		engine = await (await createEngine()).restarted();
	});
	afterAll(async () => await simulator.close());

	return portalOf(
		() => engine,
		() => simulator,
	);
}

/** A portal for an existing engine and simulator. */
export function portalOf(engine: () => Engine, simulator: () => Simulator): Portal {
	const save = async (data: ICredentialDataDecryptedObject) =>
		void (await engine().credentials.save(CREDENTIAL_TYPE, CREDENTIAL, data));
	const typedIn = (more: ICredentialDataDecryptedObject) => ({
		...credentialFor(simulator().url)[CREDENTIAL],
		...more,
	});
	const stored = async (its = engine()) => await its.credentials.decrypted(CREDENTIAL_TYPE, CREDENTIAL);
	return {
		get engine() {
			return engine();
		},
		get simulator() {
			return simulator();
		},
		stored,
		save: async (more = {}) => await save(typedIn(more)),
		edit: async (change) => await save({ ...(await stored()), ...change }),
		run: async (parameters, { items = [{}], settings = {}, engine: its = engine(), ...options } = {}) =>
			await its.run(zohoWorkflow(parameters, items, settings), options),
		test: async (change = {}, its = engine()) => await pressTest(its, { ...(await stored()), ...change }),
		cost: () => ({
			signIns: simulator().journal.count({ kind: 'sign-in' }),
			requests: simulator().journal.count({ kind: 'api' }),
		}),
	};
}

/** Calls the node's own credential test the way n8n's credentials tester does. */
export async function pressTest(
	engine: Engine,
	data: ICredentialDataDecryptedObject,
	type = CREDENTIAL_TYPE,
): Promise<INodeCredentialTestResult> {
	const node = engine.types.getByNameAndVersion(NODE_TYPE, 1);
	const test = node.methods?.credentialTest?.[`${type}Test`];
	if (test === undefined) throw new Error('The node brings no credential test');
	const n8n = loadN8n();
	const workflow = { id: '1', name: '', nodes: {}, connectionsBySourceNode: {} };
	const more = additionalDataFor({ n8n, helper: {} } as never, workflow as never, 'manual', '1', undefined);
	const context = new n8n.core.CredentialTestContext(more);
	return await test.call(context, { id: 'credential1', name: CREDENTIAL, type, data });
}
