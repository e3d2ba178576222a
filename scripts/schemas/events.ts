/** What the trigger gives for each event of each resource of Zoho Desk. */
import type { IDataObject } from 'n8n-workflow';
import { activeDeskTrigger } from '../../test/workflows/active-trigger';
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
		const parameters = { resource: resource.name, event, ...watched };
		const trigger = activeDeskTrigger(engine, zoho, parameters, { typeVersion });
		return { event, trigger, items: [] as IDataObject[] };
	});
	const poll = async (): Promise<void> => {
		for (const { event, trigger, items } of triggers) {
			const { items: came, error } = await trigger.poll();
			if (error !== undefined) throw new Error(`${resource.name}, ${event}: ${error.message}`);
			items.push(...came);
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

/** Messages of both sides. */
async function write({ zoho }: DeskPortal, ticket: string): Promise<void> {
	const writers = writersOf(() => zoho);
	writers.customerReplies(ticket, 'It does not work');
	await writers.agentReplies(ticket, 'Restart it');
	writers.customerComments(ticket, 'Thanks');
	await writers.agentComments(ticket, 'For the workshop');
}
