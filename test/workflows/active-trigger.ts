import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { ServiceName } from '../../scripts/n8n/workflow';
import type { DeskSimulator } from '../../simulator/desk/simulator';
import type { Simulator } from '../../simulator/support/simulator';
import type { Engine, Outcome, RunOptions } from '../engine/engine';
import { credentialFor, TRIGGER, triggerWorkflow } from './zoho-node';

export { TRIGGER, triggerWorkflow };

/** A daily limit that no trigger reaches. */
const PLENTY = 1_000_000;

/** A trigger with the defaults of its form. */
export const FRESH: INodeParameters = { resource: 'case', event: 'created' };

/** The items of one poll, and its price: requests, and what they cost in the unit of the service. */
export interface Polled {
	readonly items: IDataObject[];
	readonly error: Outcome['error'];
	readonly requests: number;
	readonly credits: number;
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

/** The service that a trigger polls. */
interface Polling {
	readonly service: ServiceName;
	/** Requests, and their price, since the service started. */
	spent(): readonly [requests: number, credits: number];
	/** Credentials in place of the stored ones. */
	credentials?(access: ICredentialDataDecryptedObject): RunOptions['credentials'];
}

/** A trigger of a new workflow in an engine, before its first poll. */
export function activeTrigger(
	engine: Engine,
	simulator: Simulator,
	parameters: INodeParameters,
	credential: ICredentialDataDecryptedObject,
): ActiveTrigger {
	const spent = () => {
		const requests = simulator.journal.count({ kind: 'api' });
		return [requests, requests] as const;
	};
	const credentials = (access: ICredentialDataDecryptedObject) =>
		credentialFor(simulator.url, { edition: 'custom', dailyLimit: PLENTY, ...access });
	return triggerOf({ service: 'support', spent, credentials }, engine, parameters, credential);
}

/** A trigger of Zoho Desk with the stored credential, before its first poll. */
export function activeDeskTrigger(engine: Engine, zoho: DeskSimulator, parameters: INodeParameters): ActiveTrigger {
	const spent = () => [zoho.journal.count({ kind: 'api' }), zoho.journal.credits()] as const;
	return triggerOf({ service: 'desk', spent }, engine, parameters, {});
}

function triggerOf(
	{ service, spent, credentials }: Polling,
	first: Engine,
	parameters: INodeParameters,
	credential: ICredentialDataDecryptedObject,
): ActiveTrigger {
	let engine = first;
	let workflow = triggerWorkflow(parameters, undefined, service);
	let access = credential;
	const run = async (mode: 'trigger' | 'manual'): Promise<Polled> => {
		const before = spent();
		const given = credentials && { credentials: credentials(access) };
		const outcome = await engine.run(workflow, { mode, ...given, staticData: active.staticData });
		if (mode === 'trigger') active.staticData = outcome.staticData;
		const [requests, credits] = spent();
		return {
			items: outcome.json(TRIGGER),
			error: outcome.error,
			requests: requests - before[0],
			credits: credits - before[1],
			outcome,
		};
	};
	const active: ActiveTrigger = {
		staticData: {},
		poll: async () => await run('trigger'),
		test: async () => await run('manual'),
		publish: (changed, more = access) => {
			workflow = triggerWorkflow(changed, workflow.id, service);
			access = more;
		},
		restart: async () => void (engine = await engine.restarted()),
	};
	return active;
}
