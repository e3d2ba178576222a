import { describe, expect, it } from '@jest/globals';
import type { FaultKind } from '../../simulator/support/simulator';
import { CREATE, newCases, openPortal, READ } from './portal';
import { skippedWaits } from './waits';
import { addCasesApart, priceOfAll } from './workbench';
import { ZOHO } from './zoho-node';

const GO_ON = { onError: 'continueRegularOutput' };
const FORMATS = ['json', 'xml'] as const;
const IN_FORMAT = (format: string) => ({ options: { format } });

/** What comes instead of an answer, and how the error describes it. */
const SPOILT: ReadonlyArray<readonly [kind: FaultKind, words: RegExp]> = [
	['html', /a web page came instead of an answer/],
	['half', /the answer is cut off or is not valid (JSON|XML)/],
	['empty', /the answer is empty/],
	['rubbish', /the answer is cut off or is not valid text in the encoding that it declares \(utf-8\)/],
	[
		'foreign-shape',
		/No usable answer: the answer (did not come from the Zoho Support API|is cut off or is not valid XML)/,
	],
	['cut', /could not be reached: the (connection was lost|answer was incomplete)/],
	['reset-before', /could not be reached: the connection was lost before an answer came/],
	['reset-after', /could not be reached: the connection was lost before an answer came/],
	['http-500', /Zoho's server failed \(HTTP 500\)/],
	['error-4500', /Internal server error while processing this request \[4500\]/],
];
const EACH = SPOILT.flatMap(([kind, words]) => FORMATS.map((format) => [kind, format, words] as const));

/** The faults in which Zoho carried out the write. */
const CARRIED_OUT: readonly FaultKind[] = ['half', 'empty', 'rubbish', 'foreign-shape', 'cut', 'reset-after'];

describe('a read that gets no usable answer', () => {
	const portal = openPortal();
	const waits = skippedWaits();

	it.each(EACH)('is tried again after %s in %s', async (kind, format) => {
		await portal.save();
		portal.simulator.add('requests', { Subject: 'Case', 'Contact Name': 'Ann Lee' });
		portal.simulator.faults.add({ kind });
		const outcome = await portal.run({ ...READ, ...IN_FORMAT(format) });
		expect(outcome.error).toBeUndefined();
		expect(outcome.json(ZOHO)).toMatchObject([{ Subject: 'Case' }]);
		expect(portal.cost().requests).toBe(2);
	});

	it.each(EACH)(
		'is tried three times in total, then fails with a clear error: %s in %s',
		async (kind, format, words) => {
			await portal.save();
			portal.simulator.add('requests', { Subject: 'Case', 'Contact Name': 'Ann Lee' });
			portal.simulator.faults.add({ kind, count: 10 });
			const outcome = await portal.run({ ...READ, ...IN_FORMAT(format) });
			expect(outcome.error).toMatchObject({
				message: expect.stringMatching(words),
				description: expect.stringMatching(/\.$/),
			});
			expect(outcome.json(ZOHO)).toEqual([]);
			expect(portal.cost().requests).toBe(3);
		},
	);

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

	it('waits as long as Retry-After asks', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'http-429', retryAfter: 7 });
		const outcome = await portal.run(READ);
		expect(outcome.error).toBeUndefined();
		expect(waits).toEqual([7000]);
		expect(portal.cost().requests).toBe(2);
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

	it('in the middle of many pages is repeated for that page only', async () => {
		await portal.save();
		addCasesApart(portal.simulator, 450);
		portal.simulator.faults.add({ kind: 'reset-after', after: 1 });
		const outcome = await portal.run({ resource: 'case', operation: 'getMany', returnAll: true });
		expect(outcome.json(ZOHO)).toHaveLength(450);
		expect(portal.cost().requests).toBe(priceOfAll(450, true) + 1);
	});
});

describe('a write that gets no usable answer', () => {
	const portal = openPortal();
	const waits = skippedWaits();
	const goOn = async (format: string) =>
		await portal.run({ ...CREATE, ...IN_FORMAT(format) }, { items: newCases(3), settings: GO_ON });

	it.each(EACH)('is uncertain and is not sent again: %s in %s', async (kind, format, words) => {
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

	it.each(SPOILT)('creates no record twice: %s', async (kind) => {
		await portal.save();
		portal.simulator.faults.add({ kind });
		await goOn('json');
		expect(portal.simulator.records('requests')).toHaveLength(CARRIED_OUT.includes(kind) ? 3 : 0);
		expect(portal.cost().requests).toBe(1);
	});

	it.each(['update', 'delete'])('is also uncertain for the operation %s', async (operation) => {
		await portal.save();
		const id = portal.simulator.add('requests', { Subject: 'Case', 'Contact Name': 'Ann Lee' });
		portal.simulator.faults.add({ kind: 'reset-after', count: 10 });
		const parameters = {
			resource: 'case',
			operation,
			recordId: id,
			dataMode: 'json',
			jsonFields: '{"Status":"Closed"}',
		};
		const outcome = await portal.run(parameters, { settings: GO_ON });
		expect(outcome.json(ZOHO)).toMatchObject([{ details: { outcome: 'uncertain' } }]);
		expect(portal.cost().requests).toBe(1);
	});

	it('names the uncertain item when the node stops at the first error', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'reset-after' });
		const outcome = await portal.run(CREATE, { items: newCases(1) });
		expect(outcome.error).toMatchObject({
			message: expect.stringMatching(/^Item 0: Uncertain: /),
			description: expect.stringMatching(/check in Zoho Support/),
		});
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
