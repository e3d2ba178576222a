import { describe, expect, it } from '@jest/globals';

import { addTickets, callOn, desks, oneDesk } from './desk-of-test';

const { desk, call } = oneDesk({ edition: 'free' });
const start = desks();
const weight = async (asked: string, body?: object) =>
	Number((await call(asked, body)).headers.get('x-rate-limit-request-weight-v3'));

describe('Credits', () => {
	it('are told in two headers, and counted by request', async () => {
		const [id] = addTickets(desk(), 1);
		expect(await weight('/tickets')).toBe(3);
		const { headers } = await call(`/tickets/${id}`);
		expect([headers.get('x-rate-limit-request-weight-v3'), headers.get('x-rate-limit-remaining-v3')]).toEqual([
			'1',
			'4996',
		]);
		expect([desk().credits.used, desk().journal.credits({ module: 'tickets' })]).toEqual([4, 4]);
	});

	it('weigh more in the depth of a list, by two tables', async () => {
		const weights = async () => [
			await weight('/tickets?from=1900&limit=100'),
			await weight('/tickets?from=2001'),
			await weight('/tickets?from=20000'),
			await weight('/tickets?from=200000'),
		];
		expect(await weights()).toEqual([3, 10, 50, 100]);
		desk().setOpenPoints({ creditWeights: '3-5-10-50-100' });
		expect(await weights()).toEqual([3, 5, 10, 100]);
	});

	it('are spent by the record in the trash, and at once by updateMany', async () => {
		const ticketIds = addTickets(desk(), 3);
		expect(await weight('POST /tickets/updateMany', { ids: ticketIds, fieldName: 'priority', fieldValue: 'Low' })).toBe(
			25,
		);
		expect(await weight('POST /tickets/moveToTrash', { ticketIds })).toBe(18);
	});

	it('are gone with 429 and Retry-After until the next day', async () => {
		desk().credits.exhaust();
		const { status, body, headers } = await call('/tickets');
		expect([status, body.errorCode]).toEqual([429, 'THRESHOLD_EXCEEDED']);
		expect(Number(headers.get('retry-after'))).toBe(15 * 3_600);
		expect(headers.has('x-rate-limit-remaining-v3')).toBe(false);
		desk().clock.advance(15 * 3_600_000);
		expect((await callOn(desk())('/tickets')).status).toBe(204);
	});

	it('follow from the edition', async () => {
		const enterprise = await start();
		expect([desk().credits.limit, enterprise.credits.limit]).toEqual([5_000, 103_000]);
		expect((await callOn(enterprise)('/organizations')).body.data).toMatchObject([
			{ id: '60000000001', edition: 'ENTERPRISE' },
		]);
	});

	it('are not told with a 401, and with a 429 by a switch', async () => {
		expect((await callOn(desk(), 'false')('/tickets')).headers.has('x-rate-limit-remaining-v3')).toBe(false);
		desk().setOpenPoints({ rateHeadersOn429: 'yes' });
		desk().credits.exhaust();
		expect((await call('/tickets')).headers.get('x-rate-limit-remaining-v3')).toBe('0');
	});
});

describe('Requests at once', () => {
	it('are refused beyond those of the edition, without Retry-After', async () => {
		let [open, full] = [(): void => undefined, (): void => undefined];
		const gate = new Promise<void>((done) => (open = done));
		const allThere = new Promise<void>((done) => (full = done));
		let waiting = 0;
		desk().beforeAnswer(() => {
			waiting += 1;
			if (waiting === 7) full();
			return gate;
		});
		const token = desk().grants.accessToken();
		const answers = Promise.all(Array.from({ length: 7 }, () => callOn(desk(), token)('/tickets')));
		await allThere;
		open();
		const refused = (await answers).filter(({ status }) => status === 429);
		expect(refused.map(({ body }) => body.errorCode)).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
		expect(refused[0]?.headers.has('retry-after')).toBe(false);
		desk().beforeAnswer(undefined);
		expect((await call('/tickets')).status).toBe(204);
	});
});
