import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../../simulator/support/simulator';
import type { Engine, Outcome, WorkflowJson } from '../engine/engine';
import { chain, node } from '../engine/workflow-json';
import { CREDENTIAL, credentialFor } from './zoho-node';

/** A daily limit that no trigger reaches. */
const PLENTY = 1_000_000;

/** The name of the trigger in the workflows of these tests. */
export const TRIGGER = 'Zoho Support Trigger';

/** A trigger with the defaults of its form. */
export const FRESH: INodeParameters = { resource: 'case', event: 'created' };

let workflows = 0;

/** A workflow that starts with a trigger. Each has its own id, as in n8n. */
export function triggerWorkflow(
	parameters: INodeParameters,
	id = `trigger workflow ${(workflows += 1)}`,
): WorkflowJson {
	const credentials = { zohoSupportApi: { id: CREDENTIAL, name: CREDENTIAL } };
	const polling = { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters };
	const start = {
		...node(TRIGGER, 'zohoSupportTrigger', polling, { credentials }),
		type: 'n8n-nodes-zoho-support.zohoSupportTrigger',
	};
	return { ...chain(start, node('After', 'noOp')), id };
}

/** The items of one poll, and its requests. */
export interface Polled {
	readonly items: IDataObject[];
	readonly error: Outcome['error'];
	readonly requests: number;
	readonly outcome: Outcome;
}

export interface ActiveTrigger {
	/** Polls once, as n8n does on schedule. */
	poll(): Promise<Polled>;
	/** Presses *Fetch Test Event*. */
	test(): Promise<Polled>;
	/** Publishes the workflow with other settings. The saved data stays. */
	publish(parameters: INodeParameters, credential?: ICredentialDataDecryptedObject): void;
	/** Restarts n8n. */
	restart(): Promise<void>;
	/** The saved data of n8n. */
	staticData: IDataObject;
}

/** A trigger of a new workflow in an engine, before its first poll. */
export function activeTrigger(
	first: Engine,
	simulator: Simulator,
	parameters: INodeParameters,
	credential: ICredentialDataDecryptedObject,
): ActiveTrigger {
	let engine = first;
	let workflow = triggerWorkflow(parameters);
	let access = credential;
	const run = async (mode: 'trigger' | 'manual'): Promise<Polled> => {
		const before = simulator.journal.count({ kind: 'api' });
		const credentials = credentialFor(simulator.url, { edition: 'custom', dailyLimit: PLENTY, ...access });
		const outcome = await engine.run(workflow, { mode, credentials, staticData: active.staticData });
		if (mode === 'trigger') active.staticData = outcome.staticData;
		return {
			items: outcome.json(TRIGGER),
			error: outcome.error,
			requests: simulator.journal.count({ kind: 'api' }) - before,
			outcome,
		};
	};
	const active: ActiveTrigger = {
		staticData: {},
		poll: async () => await run('trigger'),
		test: async () => await run('manual'),
		publish: (changed, more = access) => {
			workflow = triggerWorkflow(changed, workflow.id);
			access = more;
		},
		restart: async () => void (engine = await engine.restarted()),
	};
	return active;
}
