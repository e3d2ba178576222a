import { describe, expect, it } from '@jest/globals';
import type { FaultKind } from '../../simulator/support/simulator';
import { FAULTY } from './faulty-services';
import { CREATE, newCases, openPortal, READ } from './portal';
import { skippedWaits } from './waits';
import { ZOHO } from './zoho-node';

const GO_ON = { onError: 'continueRegularOutput' };
const IN_FORMAT = (format: string) => ({ options: { format } });

const EACH = FAULTY.filter(({ service }) => service === 'support').flatMap(({ options: { format }, unusable }) =>
	unusable.map(([kind, , words]) => [kind as FaultKind, String(format), words] as const),
);

describe('a read that gets no usable answer', () => {
	const portal = openPortal();
	const waits = skippedWaits();

	it('with an unknown kind of XML is not reported as truncated', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'foreign-shape', count: 3 });
		const outcome = await portal.run({ ...READ, ...IN_FORMAT('xml') });
		expect(outcome.error?.message).toMatch(/did not come from the Zoho Support API/);
		expect(portal.cost().requests).toBe(3);
	});

	it('waits longer before the third try than before the second', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'error-4500', count: 2 });
		await portal.run(READ);
		expect(waits).toEqual([250, 1000]);
		expect(portal.cost().requests).toBe(3);
	});

	it.each(['200', '4xx'] as const)(
		'is tried again a minute after error 4820 with the HTTP status %s',
		async (errorStatus) => {
			portal.simulator.setOpenPoints({ errorStatus });
			await portal.save();
			portal.simulator.faults.add({ kind: 'error-4820' });
			const outcome = await portal.run(READ);
			expect(outcome.error).toBeUndefined();
			expect(waits).toEqual([67_500]);
			expect(portal.cost().requests).toBe(2);
		},
	);

	it('shows the words of Zoho after error 4820 with the HTTP status 429', async () => {
		portal.simulator.setOpenPoints({ errorStatus: '4xx' });
		await portal.save();
		portal.simulator.faults.add({ kind: 'error-4820', count: 3 });
		const outcome = await portal.run(READ);
		expect(outcome.error?.message).toMatch(/API calls exceeded the rate limit \[4820\]/);
		expect(portal.cost().requests).toBe(2);
	});

	it('is not tried again when only the reserve of the quota is left', async () => {
		await portal.save({ edition: 'custom', dailyLimit: 10, reservePercent: 80 });
		portal.simulator.faults.add({ kind: 'error-4500', count: 10 });
		const outcome = await portal.run(READ, { mode: 'trigger' });
		expect(outcome.error?.message).toMatch(/\[4500\]/);
		expect(portal.cost().requests).toBe(2);
	});
});

describe('a write that gets no usable answer', () => {
	const portal = openPortal();
	const waits = skippedWaits();
	const goOn = async (format: string) =>
		await portal.run({ ...CREATE, ...IN_FORMAT(format) }, { items: newCases(3), settings: GO_ON });

	it.each(EACH)('is uncertain for each of its rows and is not sent again: %s in %s', async (kind, format, words) => {
		await portal.save();
		portal.simulator.faults.add({ kind, count: 10 });
		const outcome = await goOn(format);
		const uncertain = {
			error: expect.stringMatching(words),
			details: { outcome: 'uncertain', nextStep: expect.stringMatching(/check in Zoho Support/) },
		};
		expect(outcome.json(ZOHO)).toMatchObject([uncertain, uncertain, uncertain]);
		expect(portal.cost().requests).toBe(1);
	});

	it('is also uncertain for the operation delete', async () => {
		await portal.save();
		const id = portal.simulator.add('requests', { Subject: 'Case', 'Contact Name': 'Ann Lee' });
		portal.simulator.faults.add({ kind: 'reset-after', count: 10 });
		const parameters = {
			resource: 'case',
			operation: 'delete',
			recordId: id,
		};
		const outcome = await portal.run(parameters, { settings: GO_ON });
		expect(outcome.json(ZOHO)).toMatchObject([{ details: { outcome: 'uncertain' } }]);
		expect(portal.cost().requests).toBe(1);
	});

	it('is tried three times in total when it certainly never arrived', async () => {
		await portal.save({ apiAddress: 'http://127.0.0.1:9' });
		const outcome = await portal.run(CREATE, { items: newCases(1), settings: GO_ON });
		expect(outcome.json(ZOHO)).toMatchObject([
			{ error: expect.stringMatching(/connection was refused/), details: { outcome: 'notSent' } },
		]);
		expect(waits).toEqual([250, 1000]);
		expect(portal.cost().requests).toBe(0);
	});

	it('that was refused by the rate limit is not sent again and not uncertain', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'error-4820', count: 10 });
		const outcome = await goOn('json');
		expect(outcome.json(ZOHO).map(({ details }) => details)).toMatchObject([
			{ outcome: 'notSent', code: '4820' },
			{ outcome: 'notSent' },
			{ outcome: 'notSent' },
		]);
		expect(portal.cost().requests).toBe(1);
	});
});
