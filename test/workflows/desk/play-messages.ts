import { jest } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { DeskSimulator, OpenPoints } from '../../../simulator/desk/simulator';
import type { Engine } from '../../engine/engine';
import { DESK_CREDENTIAL_TYPE, deskCredential } from '../desk-portal';
import { CREDENTIAL } from '../zoho-node';
import { activeDeskTrigger } from '../active-trigger';
import { addTickets, isRefusing, undescribed } from './bench';
import { everythingGranted } from './play';
import { writersOf } from './written-messages';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When n8n's clock starts; it moves with that of Zoho. */
export const BEGINS = Date.parse('2026-11-26T06:00:00Z');

/**
 * Lives through some hours with a trigger for comments and one for replies: messages of customers and agents, several
 * in one moment, to a new and to an old ticket, a draft, an edit and a deletion. n8n is restarted once.
 */
export async function playMessages(
	engine: Engine,
	zoho: DeskSimulator,
	openPoints: Partial<OpenPoints>,
): Promise<object> {
	jest.setSystemTime(BEGINS);
	zoho.reset({ openPoints, now: new Date(BEGINS) });
	zoho.clock.freeze();
	const credential = deskCredential(zoho, everythingGranted(zoho));
	await engine.credentials.save(DESK_CREDENTIAL_TYPE, CREDENTIAL, credential);
	const write = writersOf(() => zoho);
	const triggers = ['newComment', 'newReply'].map((event) =>
		activeDeskTrigger(engine, zoho, { resource: 'case', event }),
	);
	const told: { errors: unknown[]; messages: string[][] } = { errors: [], messages: [] };
	const later = (minutes: number): void => {
		zoho.clock.advance(minutes * MINUTE);
		jest.setSystemTime(zoho.clock.now());
	};
	const poll = async (): Promise<void> => {
		const came: IDataObject[] = [];
		for (const minutes of [6, 6]) {
			later(minutes);
			for (const trigger of triggers) {
				const { items, error } = await trigger.poll();
				came.push(...items);
				if (error !== undefined) told.errors.push(error.message);
			}
		}
		told.messages.push(came.map(({ event, content }) => `${String(event)} ${String(content)}`).sort());
	};
	const [old = '', other = ''] = addTickets(zoho, 110);
	await write.agentComments(old, 'Before the start');
	later(HOUR / MINUTE);
	await poll();
	const first = await write.agentComments(old, 'one');
	write.customerComments(old, 'two');
	write.customerReplies(old, 'one');
	await write.agentReplies(other, 'two');
	const draft = await write.agentDrafts(other, 'draft');
	await poll();
	const [fresh = ''] = addTickets(zoho, 1, { channel: 'Email', threadCount: '1' });
	for (const text of ['three', 'four', 'five']) write.customerReplies(fresh, text);
	zoho.change('tickets', other, { subject: 'Edited' });
	await poll();
	for (const trigger of triggers) await trigger.restart();
	await write.deleteComment(old, first);
	await write.sendDraft(other, draft);
	await poll();
	await write.agentComments(old, 'three');
	await poll();
	return { ...told, undescribed: isRefusing(openPoints) ? [] : undescribed(zoho) };
}

/** The result that the scenario must have, whatever the switches. */
export const EXPECTED_MESSAGES: object = {
	errors: [],
	messages: [
		[],
		['newComment one', 'newComment two', 'newReply one', 'newReply two'],
		['newReply five', 'newReply four', 'newReply three'],
		['newReply draft'],
		['newComment three'],
	],
	undescribed: [],
};
