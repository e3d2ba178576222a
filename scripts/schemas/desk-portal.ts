/** A simulated Zoho Desk in which every operation and every event has something to show. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { type DeskSimulator, startDeskSimulator } from '../../simulator/desk/simulator';
import type { Engine } from '../../test/engine/engine';
import { CREDENTIAL, withFile, ZOHO, zohoWorkflow } from '../../test/workflows/zoho-node';
import { DESK_CREDENTIAL_TYPE, deskCredentialFor, tokensFor } from '../n8n/credential';
import { type DeskResource, nameFor } from './desk-resources';
import { wholeValues } from './whole-records';

/** Fixed, so that the same comes out each time. */
const SEED = { seed: 5, tickets: 20, now: '2026-11-24T20:00:00Z' } as const;

/** The simulator, and n8n with a credential for it. */
export interface DeskPortal {
	readonly zoho: DeskSimulator;
	readonly engine: Engine;
	/** The items of a node that gets one item with a file. Throws what ended the run. */
	run(parameters: INodeParameters, settings?: object): Promise<IDataObject[]>;
	/** Adds a record that has a value in each field that Zoho describes. Returns its id. */
	addWhole(resource: DeskResource): string;
	/** As it was at the start. */
	reset(): Promise<void>;
	close(): Promise<void>;
}

export async function openDeskPortal(engine: Engine): Promise<DeskPortal> {
	const zoho = await startDeskSimulator(SEED);
	const portal: DeskPortal = {
		...{ zoho, engine },
		run: async (parameters, settings = {}) => {
			const outcome = await engine.run(workflowWithFile(parameters, settings));
			if (outcome.error === undefined) return outcome.json(ZOHO);
			throw new Error(`${JSON.stringify(parameters)}: ${outcome.error.message} ${outcome.error.description ?? ''}`);
		},
		addWhole: ({ module, key }) => {
			const name = nameFor(key, `Whole record ${zoho.count(module)}`);
			return zoho.add(module, wholeValues(module, { ...zoho.records(module)[0], [key]: name }));
		},
		reset: async () => {
			zoho.reset(SEED);
			zoho.clock.freeze();
			const oauthTokenData = tokensFor(zoho.grants, ['Desk.*.ALL']);
			const credential = { ...deskCredentialFor(zoho), oauthTokenData };
			await engine.credentials.save(DESK_CREDENTIAL_TYPE, CREDENTIAL, credential);
		},
		close: async () => await zoho.close(),
	};
	await portal.reset();
	return portal;
}

/** A workflow of one node of ours, whose item brings a file. What is not given has the default of the form. */
function workflowWithFile(parameters: INodeParameters, settings: object) {
	const workflow = zohoWorkflow(parameters, [{ text: 'hello' }], settings, 'desk');
	const nodes = workflow.nodes.map((one) =>
		one.name === ZOHO ? { ...one, parameters: { service: 'desk', ...parameters } } : one,
	);
	return withFile({ ...workflow, nodes }, 'data');
}
