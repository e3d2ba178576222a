import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { DESK_CREDENTIAL_TYPE, deskCredentialFor, tokensFor } from '../../scripts/n8n/credential';
import { SCOPE } from '../../nodes/ZohoSupport/services/desk/scopes';
import type { DeskSimulator } from '../../simulator/desk/simulator';
import { startDeskSimulator } from '../../simulator/desk/simulator';
import { createEngine, type Engine, type Outcome, type RunOptions } from '../engine/engine';
import type { WorkflowJson } from '../engine/engine';
import { CREDENTIAL, ZOHO, zohoWorkflow } from './zoho-node';

export { DESK_CREDENTIAL_TYPE };

/** A connected credential of the simulator, as n8n stores it after the consent. */
export function deskCredential(
	zoho: DeskSimulator,
	more: ICredentialDataDecryptedObject = {},
): ICredentialDataDecryptedObject {
	return { ...deskCredentialFor(zoho), ...more };
}

/** A manual workflow that gives `items` to one node with Zoho Desk behind it. */
export function deskWorkflow(parameters: INodeParameters, items?: IDataObject[], settings?: object): WorkflowJson {
	return zohoWorkflow(parameters, items, settings, 'desk');
}

export interface DeskRun extends Pick<RunOptions, 'mode' | 'staticData'> {
	readonly items?: IDataObject[];
	readonly settings?: object;
}

/** Zoho Desk, its credential in n8n's store, and n8n; n8n is new for every test. */
export interface DeskPortal {
	readonly zoho: DeskSimulator;
	readonly engine: Engine;
	save(more?: ICredentialDataDecryptedObject): Promise<void>;
	/** Tokens with the usual scopes and these. */
	tokens(scopes: readonly string[]): IDataObject;
	run(parameters: INodeParameters, options?: DeskRun): Promise<Outcome>;
	/** The items of the node, or those of its error output. */
	items(parameters: INodeParameters, options?: DeskRun): Promise<IDataObject[]>;
	/** Calls of the API, without those for fields and organizations. */
	calls(): string[];
}

/** A portal for the tests of this file or `describe`. It starts with tickets of a seed. */
export function openDeskPortal(options: Parameters<typeof startDeskSimulator>[0] = {}): DeskPortal {
	let engine: Engine;
	let zoho: DeskSimulator;
	beforeAll(async () => void (zoho = await startDeskSimulator(options)));
	beforeEach(async () => {
		zoho.reset(options);
		engine = await (await createEngine()).restarted();
		await portal.save();
	});
	afterAll(async () => await zoho.close());

	const portal: DeskPortal = {
		get zoho() {
			return zoho;
		},
		get engine() {
			return engine;
		},
		save: async (more = {}) =>
			void (await engine.credentials.save(DESK_CREDENTIAL_TYPE, CREDENTIAL, deskCredential(zoho, more))),
		tokens: (scopes) => tokensFor(zoho.grants, [...SCOPE.split(','), ...scopes]),
		run: async (parameters, { items = [{}], settings = {}, ...rest } = {}) =>
			await engine.run(deskWorkflow(parameters, items, settings), rest),
		items: async (parameters, rest) => {
			const outcome = await portal.run(parameters, rest);
			if (outcome.error !== undefined) throw outcome.error.raw;
			return outcome.json(ZOHO);
		},
		calls: () =>
			zoho.journal
				.entries()
				.filter(({ path }) => !/organization|Fields|fields|oauth/.test(path))
				.map(({ method, path }) => `${method} ${path}`),
	};
	return portal;
}
