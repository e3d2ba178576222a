import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { chain, node } from '../engine/workflow-json';
import { DESK_CREDENTIAL_TYPE, type DeskPortal } from './desk-portal';
import { CREDENTIAL } from './zoho-node';

export const DESK_TRIGGER = 'Zoho Desk Trigger';

let workflows = 0;

/** An active trigger with Zoho Desk behind it. */
export interface ActiveDeskTrigger {
	/** Polls once, as n8n does on schedule: its items, and what it cost. */
	poll(): Promise<{ items: IDataObject[]; calls: number; credits: number }>;
	/** Presses *Fetch Test Event*. */
	test(): Promise<IDataObject[]>;
	/** The saved data of n8n. */
	staticData: IDataObject;
}

export function deskTrigger(portal: DeskPortal, parameters: INodeParameters): ActiveDeskTrigger {
	const credentials = { [DESK_CREDENTIAL_TYPE]: { id: CREDENTIAL, name: CREDENTIAL } };
	const polling = { service: 'desk', pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters };
	const start = {
		...node(DESK_TRIGGER, 'zohoSupportTrigger', polling, { credentials }),
		type: 'n8n-nodes-zoho-support.zohoSupportTrigger',
	};
	const workflow = { ...chain(start, node('After', 'noOp')), id: `desk trigger ${(workflows += 1)}` };
	const run = async (mode: 'trigger' | 'manual') => {
		const outcome = await portal.engine.run(workflow, { mode, staticData: active.staticData });
		if (outcome.error !== undefined) throw outcome.error.raw;
		if (mode === 'trigger') active.staticData = outcome.staticData;
		return outcome.json(DESK_TRIGGER);
	};
	const active: ActiveDeskTrigger = {
		staticData: {},
		poll: async () => {
			const { journal } = portal.zoho;
			const before = [journal.entries().length, journal.credits()];
			const items = await run('trigger');
			return { items, calls: journal.entries().length - before[0], credits: journal.credits() - before[1] };
		},
		test: async () => await run('manual'),
	};
	return active;
}
