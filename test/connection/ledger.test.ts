import { describe, expect, it } from '@jest/globals';
import type { Ledger } from '../../nodes/ZohoSupport/connection/ledger';
import { freshAccount } from '../services/support/accounts';
import { ledgerOf, restart } from './ledgers';

function count(ledger: Ledger, times: number): void {
	for (let done = 0; done < times; done += 1) ledger.count();
}

describe('the requests of the day', () => {
	it('start at zero', () => {
		expect(ledgerOf().ledger.usage()).toEqual({
			limit: 250,
			used: 0,
			left: 250,
			reserve: 25,
			resetsAt: '2026-11-25T08:00:00.000Z',
			spent: false,
		});
	});

	it('are counted one by one', () => {
		const { ledger } = ledgerOf();
		count(ledger, 3);
		expect(ledger.usage()).toMatchObject({ used: 3, left: 247 });
	});

	it('start again at midnight Pacific time, not at midnight elsewhere', () => {
		const { ledger, clock } = ledgerOf();
		count(ledger, 3);
		clock.now = new Date('2026-11-25T07:59:59Z');
		expect(ledger.usage().used).toBe(3);
		clock.now = new Date('2026-11-25T08:00:00Z');
		expect(ledger.usage()).toMatchObject({ used: 0, resetsAt: '2026-11-26T08:00:00.000Z' });
	});

	it('never leave a negative number', () => {
		const { ledger } = ledgerOf(freshAccount({ edition: 'custom', dailyLimit: 2 }));
		count(ledger, 5);
		expect(ledger.usage()).toMatchObject({ used: 5, left: 0, spent: false });
	});

	it('are counted per portal', () => {
		const { ledger } = ledgerOf();
		count(ledger, 3);
		expect(ledgerOf().ledger.usage().used).toBe(0);
	});

	it('are shared by all workflows of a process', () => {
		const { ledger, account } = ledgerOf();
		count(ledger, 3);
		expect(ledgerOf(account).ledger.usage().used).toBe(3);
	});

	it('survive a restart in the static data', () => {
		const { ledger, account, staticData } = ledgerOf();
		count(ledger, 3);
		expect(ledgerOf(account, restart(staticData)).ledger.usage().used).toBe(3);
	});

	it('are the greater count of memory and static data', () => {
		const { ledger, account, staticData } = ledgerOf();
		count(ledger, 3);
		const older = structuredClone(staticData);
		count(ledger, 4);
		expect(ledgerOf(account, older).ledger.usage().used).toBe(7);
	});

	it('stored by one workflow are known to all workflows of the process', () => {
		const { ledger, account, staticData } = ledgerOf();
		count(ledger, 3);
		ledgerOf(account, restart(staticData)).ledger.usage();
		expect(ledgerOf(account).ledger.usage().used).toBe(3);
	});

	it('do not change the counts of other portals in the static data', () => {
		const first = ledgerOf();
		count(first.ledger, 2);
		count(ledgerOf(freshAccount(), first.staticData).ledger, 5);
		expect(ledgerOf(first.account, restart(first.staticData)).ledger.usage().used).toBe(2);
	});

	it.each([[null], ['x'], [7], [[]], [{ 'x/y': null }]])(
		'start at zero if the static data is invalid: %j',
		(rubbish) => {
			expect(ledgerOf(freshAccount(), { zohoSupportRequests: rubbish }).ledger.usage().used).toBe(0);
		},
	);
});

describe('the reserve', () => {
	it('stops bulk work before the last requests, but not people', () => {
		const { ledger } = ledgerOf();
		count(ledger, 224);
		expect(ledger.refusal(true)).toBeUndefined();
		ledger.count();
		expect(ledger.refusal(true)).toMatchObject({
			kind: 'reserve',
			message: expect.stringContaining("225 of today's 250"),
			nextStep: expect.stringContaining('by hand'),
		});
		expect(ledger.refusal(false)).toBeUndefined();
	});

	it('of zero still keeps bulk work within the limit', () => {
		const { ledger } = ledgerOf(freshAccount({ reservePercent: 0 }));
		count(ledger, 249);
		expect(ledger.refusal(true)).toBeUndefined();
		ledger.count();
		expect(ledger.refusal(true)?.kind).toBe('reserve');
	});

	it('does not stop people at the limit of the credential: the service decides', () => {
		const { ledger } = ledgerOf();
		count(ledger, 300);
		expect(ledger.refusal(false)).toBeUndefined();
	});
});

describe('a quota that is used up according to the service (4421)', () => {
	it('stops people and bulk work, and says when it resets', () => {
		const { ledger } = ledgerOf();
		expect(ledger.exhaust()).toMatchObject({
			kind: 'quota',
			code: '4421',
			message: expect.stringContaining('2026-11-25T08:00:00.000Z'),
		});
		expect(ledger.usage()).toMatchObject({ spent: true, left: 0, used: 250 });
		expect([ledger.refusal(false)?.code, ledger.refusal(true)?.code]).toEqual(['4421', '4421']);
	});

	it('keeps a count above the limit', () => {
		const { ledger } = ledgerOf();
		count(ledger, 260);
		ledger.exhaust();
		expect(ledger.usage().used).toBe(260);
	});

	it('resets on the next Pacific day', () => {
		const { ledger, clock } = ledgerOf();
		ledger.exhaust();
		clock.now = new Date('2026-11-25T08:00:00Z');
		expect([ledger.refusal(false), ledger.usage().left]).toEqual([undefined, 250]);
	});

	it('stays used up after a restart', () => {
		const { ledger, account, staticData } = ledgerOf();
		ledger.exhaust();
		expect(ledgerOf(account, restart(staticData)).ledger.refusal(false)?.kind).toBe('quota');
	});

	it('is available again after the limit was raised, not after it was lowered', () => {
		const { ledger, account } = ledgerOf();
		ledger.exhaust();
		expect(ledgerOf({ ...account, dailyLimit: 500 }).ledger.usage()).toMatchObject({ spent: false, left: 250 });
		expect(ledgerOf({ ...account, dailyLimit: 100 }).ledger.usage().spent).toBe(true);
	});

	it('stays used up at the raised limit if the static data of another workflow only knows the lower one', () => {
		const { ledger, account, staticData } = ledgerOf();
		ledger.exhaust();
		const raised = { ...account, dailyLimit: 500 };
		ledgerOf(raised).ledger.exhaust();
		expect(ledgerOf(raised, staticData).ledger.usage().spent).toBe(true);
	});
});
