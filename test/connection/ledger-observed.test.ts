import { describe, expect, it } from '@jest/globals';
import { ledgerOf, restart } from './ledgers';

describe('a quota of which the service says what is left', () => {
	it('is what it says, and counts down from there', () => {
		const { ledger } = ledgerOf();
		ledger.count(3);
		ledger.observe(100);
		ledger.count(4);
		expect(ledger.usage()).toMatchObject({ limit: 250, used: 154, left: 96 });
		expect(ledger.isObserved()).toBe(true);
	});

	it('may be more than the limit that was taken for it', () => {
		const { ledger } = ledgerOf();
		ledger.count(10);
		ledger.observe(1_000);
		expect(ledger.usage()).toMatchObject({ limit: 1_010, used: 10, left: 1_000 });
	});

	it('keeps the reserve of what is really left', () => {
		const { ledger } = ledgerOf();
		ledger.observe(25);
		expect(ledger.refusal(true)).toMatchObject({ kind: 'reserve' });
		expect(ledger.refusal(false)).toBeUndefined();
	});

	it('is known to a workflow that was restarted, by the latest word of the service', () => {
		const { ledger, account, staticData, clock } = ledgerOf();
		ledger.observe(100);
		const older = structuredClone(staticData);
		clock.now = new Date('2026-11-24T20:00:01Z');
		ledger.observe(90);
		expect(ledgerOf(account, restart(staticData), clock).ledger.usage().left).toBe(90);
		expect(ledgerOf(account, older, clock).ledger.usage().left).toBe(90);
	});

	it('is whole again on the next day', () => {
		const { ledger, clock } = ledgerOf();
		ledger.observe(5);
		clock.now = new Date('2026-11-25T08:00:00Z');
		expect(ledger.usage()).toMatchObject({ limit: 250, used: 0, left: 250 });
		expect(ledger.isObserved()).toBe(false);
	});
});

describe('a quota that is used up for as long as the service says', () => {
	it('stops all requests until then, also past midnight and after a restart', () => {
		const { ledger, account, staticData, clock } = ledgerOf();
		ledger.exhaust(20 * 60 * 60);
		clock.now = new Date('2026-11-25T15:59:59Z');
		const again = ledgerOf(account, restart(staticData), clock).ledger;
		expect(again.refusal(false)).toMatchObject({ kind: 'quota' });
		expect(again.usage()).toMatchObject({ spent: true, resetsAt: '2026-11-25T16:00:00.000Z' });
	});

	it('is whole again after that, on the same day too', () => {
		const { ledger, clock } = ledgerOf();
		ledger.count(7);
		ledger.exhaust(60);
		clock.now = new Date('2026-11-24T20:01:00Z');
		expect(ledger.refusal(true)).toBeUndefined();
		expect(ledger.usage()).toMatchObject({ used: 0, left: 250, spent: false });
	});
});

describe('a request that weighs more than one', () => {
	it('counts by its weight, and can be taken back', () => {
		const { ledger } = ledgerOf();
		ledger.count(3);
		ledger.count(50);
		ledger.takeBack(3);
		expect(ledger.usage().used).toBe(50);
	});
});
