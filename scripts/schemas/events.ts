/** What the trigger gives for each event of each resource of Zoho Desk. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../test/engine/engine';
import { TRIGGER, triggerWorkflow } from '../../test/workflows/zoho-node';
import { writersOf } from '../../test/workflows/desk/written-messages';
import type { DeskPortal } from './desk-portal';
import { type DeskResource, nameFor } from './desk-resources';

const MINUTE = 60_000;

/** The items of triggers for these events. Each polls first, then something happens, and it polls twice. */
export async function eventItems(
	portal: DeskPortal,
	resource: DeskResource,
	events: readonly string[],
	typeVersion: number,
): Promise<ReadonlyArray<readonly [event: string, items: IDataObject[]]>> {
	await portal.reset();
	const { zoho, engine } = portal;
	const changed = portal.addWhole(resource);
	zoho.clock.advance(60 * MINUTE);
	const triggers = events.map((event) => {
		const watched = event === 'fieldChanged' ? { watchedFields: [resource.label] } : {};
		const workflow = workflowOf({ service: 'desk', resource: resource.name, event, ...watched }, typeVersion);
		return { event, workflow, staticData: {} as IDataObject, items: [] as IDataObject[] };
	});
	const poll = async (): Promise<void> => {
		for (const trigger of triggers) {
			const { workflow, staticData } = trigger;
			const outcome = await engine.run(workflow, { mode: 'trigger', staticData });
			if (outcome.error !== undefined) throw new Error(`${resource.name}, ${trigger.event}: ${outcome.error.message}`);
			trigger.staticData = outcome.staticData;
			trigger.items.push(...outcome.json(TRIGGER));
		}
		zoho.clock.advance(6 * MINUTE);
	};
	await poll();
	portal.addWhole(resource);
	zoho.change(resource.module, changed, { [resource.key]: nameFor(resource.key, 'Changed') });
	if (resource.module === 'tickets') await write(portal, changed);
	await poll();
	await poll();
	return triggers.map(({ event, items }) => [event, items] as const);
}

/** A workflow with the trigger. What is not given has the default of the form. */
function workflowOf(parameters: INodeParameters, typeVersion: number): WorkflowJson {
	const workflow = triggerWorkflow(parameters, undefined, 'desk');
	const nodes = workflow.nodes.map((one) => (one.name === TRIGGER ? { ...one, parameters, typeVersion } : one));
	return { ...workflow, nodes };
}

/** Messages of both sides. */
async function write({ zoho }: DeskPortal, ticket: string): Promise<void> {
	const writers = writersOf(() => zoho);
	writers.customerReplies(ticket, 'It does not work');
	await writers.agentReplies(ticket, 'Restart it');
	writers.customerComments(ticket, 'Thanks');
	await writers.agentComments(ticket, 'For the workshop');
}
