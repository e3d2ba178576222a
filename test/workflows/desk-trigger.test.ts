import { describe, expect, it } from '@jest/globals';
import { openDeskPortal } from './desk-portal';
import { deskTrigger } from './desk-trigger';

const portal = openDeskPortal({ seed: 7, tickets: 250, now: '2026-11-24T20:00:00Z' });
const MINUTE = 60_000;

const newTicket = (subject: string) => portal.zoho.add('tickets', { subject });
const later = (minutes: number) => portal.zoho.clock.advance(minutes * MINUTE);

describe('the trigger on Zoho Desk', () => {
	it('tells each new ticket once, for one page of the list a poll', async () => {
		const trigger = deskTrigger(portal, { resource: 'case', event: 'created' });
		expect((await trigger.poll()).items).toEqual([]);
		later(1);
		newTicket('first');
		newTicket('second');
		const polled = await trigger.poll();
		expect(polled.items.map(({ subject, event }) => [subject, event])).toEqual([
			['first', 'created'],
			['second', 'created'],
		]);
		later(1);
		const quiet = await trigger.poll();
		expect([quiet.items, quiet.calls, quiet.credits]).toEqual([[], 1, 3]);
	});

	it('tells a changed ticket once', async () => {
		const trigger = deskTrigger(portal, { resource: 'case', event: 'createdOrUpdated' });
		await trigger.poll();
		later(1);
		const id = String(portal.zoho.records('tickets')[0].id);
		portal.zoho.change('tickets', id, { priority: 'High' });
		expect((await trigger.poll()).items).toMatchObject([{ id, event: 'updated', priority: 'High' }]);
		later(1);
		expect((await trigger.poll()).items).toEqual([]);
	});

	it('shows the newest ticket as a test event', async () => {
		expect(await deskTrigger(portal, { resource: 'case', event: 'created' }).test()).toHaveLength(1);
	});

	it('refuses a change of contracts, which nothing tells', async () => {
		await expect(deskTrigger(portal, { resource: 'contract', event: 'updated' }).poll()).rejects.toThrow(
			/Nothing tells when contracts change/,
		);
	});
});
