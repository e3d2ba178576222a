import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { Account } from '../../nodes/ZohoSupport/services/support/account';
import { Ledger } from '../../nodes/ZohoSupport/connection/ledger';
import { dayCounts } from '../../nodes/ZohoSupport/connection/process-memory';
import { dayQuotaOf } from '../../nodes/ZohoSupport/services/support/day-quota';
import { freshAccount } from '../services/support/accounts';

/** A clock that is set by hand. */
class Clock {
	now = new Date('2026-11-24T20:00:00Z');

	readonly read = () => this.now;
}

function ledgerOf(account: Account = freshAccount(), staticData: IDataObject = {}, clock = new Clock()) {
	return { account, staticData, clock, ledger: new Ledger(dayQuotaOf(account), staticData, clock.read) };
}

function count(ledger: Ledger, times: number): void {
	for (let done = 0; done < times; done += 1) ledger.count();
}

/** What n8n does when it starts anew: the memory of the process is gone, static data is read from its database. */
function restart(staticData: IDataObject): IDataObject {
	dayCounts.clear();
	return structuredClone(staticData);
}

describe('the requests of the day', () => {
	it('begin at none', () => {
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

	it('begin anew at midnight Pacific time, not at midnight elsewhere', () => {
		const { ledger, clock } = ledgerOf();
		count(ledger, 3);
		clock.now = new Date('2026-11-25T07:59:59Z');
		expect(ledger.usage().used).toBe(3);
		clock.now = new Date('2026-11-25T08:00:00Z');
		expect(ledger.usage()).toMatchObject({ used: 0, resetsAt: '2026-11-26T08:00:00.000Z' });
	});

	it('never have less than none left', () => {
		const { ledger } = ledgerOf(freshAccount({ edition: 'custom', dailyLimit: 2 }));
		count(ledger, 5);
		expect(ledger.usage()).toMatchObject({ used: 5, left: 0, spent: false });
	});

	it('are of one portal only', () => {
		const { ledger } = ledgerOf();
		count(ledger, 3);
		expect(ledgerOf().ledger.usage().used).toBe(0);
	});

	it('are shared by all workflows of a process', () => {
		const { ledger, account } = ledgerOf();
		count(ledger, 3);
		expect(ledgerOf(account).ledger.usage().used).toBe(3);
	});

	it('outlast a restart in the static data', () => {
		const { ledger, account, staticData } = ledgerOf();
		count(ledger, 3);
		expect(ledgerOf(account, restart(staticData)).ledger.usage().used).toBe(3);
	});

	it('are the greater of memory and static data', () => {
		const { ledger, account, staticData } = ledgerOf();
		count(ledger, 3);
		const older = structuredClone(staticData);
		count(ledger, 4);
		expect(ledgerOf(account, older).ledger.usage().used).toBe(7);
	});

	it('that one workflow kept are known to all workflows of the process', () => {
		const { ledger, account, staticData } = ledgerOf();
		count(ledger, 3);
		ledgerOf(account, restart(staticData)).ledger.usage();
		expect(ledgerOf(account).ledger.usage().used).toBe(3);
	});

	it('leave counts of other portals in the static data alone', () => {
		const first = ledgerOf();
		count(first.ledger, 2);
		count(ledgerOf(freshAccount(), first.staticData).ledger, 5);
		expect(ledgerOf(first.account, restart(first.staticData)).ledger.usage().used).toBe(2);
	});

	it.each([[null], ['x'], [7], [[]], [{ 'x/y': null }]])(
		'begin at none where the static data holds rubbish: %j',
		(rubbish) => {
			expect(ledgerOf(freshAccount(), { zohoSupportRequests: rubbish }).ledger.usage().used).toBe(0);
		},
	);
});

describe('the reserve', () => {
	it('keeps bulk work from the last requests, and lets people go on', () => {
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

	it('of none still keeps bulk work within the limit', () => {
		const { ledger } = ledgerOf(freshAccount({ reservePercent: 0 }));
		count(ledger, 249);
		expect(ledger.refusal(true)).toBeUndefined();
		ledger.count();
		expect(ledger.refusal(true)?.kind).toBe('reserve');
	});

	it('does not stop people at the limit that was typed in: the service decides', () => {
		const { ledger } = ledgerOf();
		count(ledger, 300);
		expect(ledger.refusal(false)).toBeUndefined();
	});
});

describe('a quota that the service calls spent (4421)', () => {
	it('stops people and bulk work, and names the hour it comes back', () => {
		const { ledger } = ledgerOf();
		expect(ledger.exhaust()).toMatchObject({
			kind: 'quota',
			code: '4421',
			message: expect.stringContaining('2026-11-25T08:00:00.000Z'),
		});
		expect(ledger.usage()).toMatchObject({ spent: true, left: 0, used: 250 });
		expect([ledger.refusal(false)?.code, ledger.refusal(true)?.code]).toEqual(['4421', '4421']);
	});

	it('keeps a count that is beyond the limit', () => {
		const { ledger } = ledgerOf();
		count(ledger, 260);
		ledger.exhaust();
		expect(ledger.usage().used).toBe(260);
	});

	it('is back the next Pacific day', () => {
		const { ledger, clock } = ledgerOf();
		ledger.exhaust();
		clock.now = new Date('2026-11-25T08:00:00Z');
		expect([ledger.refusal(false), ledger.usage().left]).toEqual([undefined, 250]);
	});

	it('stays spent after a restart', () => {
		const { ledger, account, staticData } = ledgerOf();
		ledger.exhaust();
		expect(ledgerOf(account, restart(staticData)).ledger.refusal(false)?.kind).toBe('quota');
	});

	it('is lifted by a limit that was raised since, not by one that was lowered', () => {
		const { ledger, account } = ledgerOf();
		ledger.exhaust();
		expect(ledgerOf({ ...account, dailyLimit: 500 }).ledger.usage()).toMatchObject({ spent: false, left: 250 });
		expect(ledgerOf({ ...account, dailyLimit: 100 }).ledger.usage().spent).toBe(true);
	});

	it('stays spent at the raised limit though the static data of another workflow knows only of the lower one', () => {
		const { ledger, account, staticData } = ledgerOf();
		ledger.exhaust();
		const raised = { ...account, dailyLimit: 500 };
		ledgerOf(raised).ledger.exhaust();
		expect(ledgerOf(raised, staticData).ledger.usage().spent).toBe(true);
	});
});
