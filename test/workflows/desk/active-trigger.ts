import type { INodeParameters } from 'n8n-workflow';
import type { Engine, WorkflowJson } from '../../engine/engine';
import { chain, node } from '../../engine/workflow-json';
import type { DeskSimulator } from '../../../simulator/desk/simulator';
import type { ActiveTrigger, Polled } from '../active-trigger';
import { DESK_CREDENTIAL_TYPE } from '../desk-portal';
import { CREDENTIAL } from '../zoho-node';

/** The name of the trigger in the workflows of these tests. */
export const DESK_TRIGGER = 'Zoho Desk Trigger';

let workflows = 0;

/** A trigger of Zoho Desk in a workflow of its own, and what its polls cost in credits. */
export interface ActiveDeskTrigger extends Omit<ActiveTrigger, 'poll' | 'test' | 'publish'> {
	poll(): Promise<DeskPolled>;
	test(): Promise<DeskPolled>;
	publish(parameters: INodeParameters): void;
}

export interface DeskPolled extends Polled {
	readonly credits: number;
}

/** A trigger with the stored credential, before its first poll. */
export function activeDeskTrigger(first: Engine, zoho: DeskSimulator, parameters: INodeParameters): ActiveDeskTrigger {
	let engine = first;
	let workflow = workflowOf(parameters, `desk trigger ${(workflows += 1)}`);
	const run = async (mode: 'trigger' | 'manual'): Promise<DeskPolled> => {
		const before = [zoho.journal.count({ kind: 'api' }), zoho.journal.credits()];
		const outcome = await engine.run(workflow, { mode, staticData: active.staticData });
		if (mode === 'trigger') active.staticData = outcome.staticData;
		return {
			items: outcome.json(DESK_TRIGGER),
			error: outcome.error,
			requests: zoho.journal.count({ kind: 'api' }) - before[0],
			credits: zoho.journal.credits() - before[1],
			outcome,
		};
	};
	const active: ActiveDeskTrigger = {
		staticData: {},
		poll: async () => await run('trigger'),
		test: async () => await run('manual'),
		publish: (changed) => void (workflow = workflowOf(changed, workflow.id)),
		restart: async () => void (engine = await engine.restarted()),
	};
	return active;
}

function workflowOf(parameters: INodeParameters, id?: string): WorkflowJson {
	const credentials = { [DESK_CREDENTIAL_TYPE]: { id: CREDENTIAL, name: CREDENTIAL } };
	const polling = { service: 'desk', pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters };
	const start = {
		...node(DESK_TRIGGER, 'zohoSupportTrigger', polling, { credentials }),
		type: 'n8n-nodes-zoho-support.zohoSupportTrigger',
	};
	return { ...chain(start, node('After', 'noOp')), ...(id !== undefined && { id }) };
}
