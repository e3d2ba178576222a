import type { IDataObject } from 'n8n-workflow';
import type { DeskSimulator, OpenPoints } from '../../../simulator/desk/simulator';
import type { Engine } from '../../engine/engine';
import { DESK_CREDENTIAL_TYPE, deskCredential } from '../desk-portal';
import { CREDENTIAL } from '../zoho-node';
import { activeDeskTrigger } from '../active-trigger';
import { addTickets, isRefusing, undescribed } from './bench';
import { everythingGranted } from './play';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Lives through some hours of a help desk with two triggers: old tickets, a burst over several pages, edits, a
 * comment, a deletion. Between two polls ten minutes pass, so that the index knows everything once.
 */
export async function playTrigger(
	engine: Engine,
	zoho: DeskSimulator,
	openPoints: Partial<OpenPoints>,
): Promise<object> {
	zoho.reset({ openPoints, now: new Date(Date.now() - 6 * HOUR) });
	zoho.clock.freeze();
	const credential = deskCredential(zoho, everythingGranted(zoho));
	await engine.credentials.save(DESK_CREDENTIAL_TYPE, CREDENTIAL, credential);
	const both = activeDeskTrigger(engine, zoho, { resource: 'case', event: 'createdOrUpdated' });
	const status = activeDeskTrigger(engine, zoho, {
		resource: 'case',
		event: 'fieldChanged',
		watchedFields: ['Status'],
	});
	const told: { errors: unknown[]; events: string[][]; changes: unknown[] } = { errors: [], events: [], changes: [] };
	const poll = async (): Promise<void> => {
		// The second poll finds what the index showed too late for the first.
		const came: IDataObject[] = [];
		for (const minutes of [6, 6]) {
			const [some, changed] = [await both.poll(), await status.poll()];
			for (const { error } of [some, changed]) if (error !== undefined) told.errors.push(error.message);
			came.push(...some.items);
			told.changes.push(...changed.items.map(({ subject, changes }) => [subject, changes]));
			zoho.clock.advance(minutes * MINUTE);
		}
		told.events.push(came.map(({ event, subject }) => `${String(event)} ${String(subject)}`).sort());
	};
	const [one = '', two = '', three = ''] = addTickets(zoho, 3);
	zoho.clock.advance(HOUR);
	await poll();
	zoho.add('tickets', { subject: 'four' });
	zoho.add('tickets', { subject: 'five' });
	await poll();
	zoho.change('tickets', one, { status: 'Closed' });
	await poll();
	zoho.remove('tickets', two);
	for (let made = 0; made < 110; made += 1) zoho.add('tickets', { subject: 'burst' });
	await poll();
	await comment(zoho, three);
	await poll();
	return { ...told, undescribed: isRefusing(openPoints) ? [] : undescribed(zoho) };
}

async function comment(zoho: DeskSimulator, id: string): Promise<void> {
	const answer = await fetch(`${zoho.url}/api/v1/tickets/${id}/comments`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${zoho.grants.accessToken()}`,
			orgId: zoho.access.orgId,
			'content-type': 'application/json',
		},
		body: JSON.stringify({ content: 'Seen', isPublic: false }),
	});
	if (!answer.ok) throw new Error(await answer.text());
}

/** The result that the scenario must have with these switches. */
export function expectedOfTrigger(points: OpenPoints): object {
	return {
		errors: [],
		events: [
			[],
			['created five', 'created four'],
			['updated Ticket 1'],
			Array.from({ length: 110 }, () => 'created burst'),
			points.commentModifies === 'yes' ? ['updated Ticket 3'] : [],
		],
		changes: [['Ticket 1', [{ field: 'status', old: 'Open', new: 'Closed' }]]],
		undescribed: [],
	};
}
