import { describe, expect, it } from '@jest/globals';
import { fate, FAULTY, GO_ON } from './faulty-services';
import { skippedWaits } from './waits';
import { autoMap, fields, ZOHO } from './zoho-node';

const NEW = ['a', 'b', 'c'].map((name) => ({ 'Last Name': `New ${name}` }));

describe.each(FAULTY)('a read of $name', ({ unusable, proofs, options, open }) => {
	const bench = open();
	const waits = skippedWaits();
	const READ = { resource: 'contact', operation: 'getMany', limit: 10, options };

	it.each([...unusable, ...proofs].map(([kind]) => kind))('is repeated after %s', async (kind) => {
		bench.add('Old');
		bench.fault(kind, { on: 'list' });
		const outcome = await bench.run(READ);
		expect([outcome.error, outcome.json(ZOHO).length, bench.sent('list')]).toEqual([undefined, 1, 2]);
	});

	it.each(unusable)('is sent three times in all, and then fails in plain words: %s', async (kind, _, words) => {
		bench.add('Old');
		bench.fault(kind, { on: 'list', count: 10 });
		const { error, json } = await bench.run(READ);
		expect([error?.message, error?.description]).toEqual([expect.stringMatching(words), expect.stringMatching(/\.$/)]);
		expect([json(ZOHO), bench.sent('list')]).toEqual([[], 3]);
	});

	it.each(unusable)('in the middle of many pages is repeated for that page only: %s', async (kind) => {
		const ids = Array.from({ length: 450 }, (_item, place) => bench.add(`Lee ${place}`));
		const all = { ...READ, returnAll: true };
		await bench.run(all);
		const pages = bench.sent('list');
		bench.fault(kind, { on: 'list', after: 1 });
		const items = (await bench.run(all)).json(ZOHO);
		expect(items.map(({ id }) => String(id)).sort()).toEqual(ids.sort());
		expect(bench.sent('list')).toBe(2 * pages + 1);
	});

	it('waits as long as Retry-After asks', async () => {
		bench.fault('http-429', { on: 'list', retryAfter: 7 });
		await bench.run(READ);
		expect(waits).toEqual([7000]);
	});
});

describe.each(FAULTY)('a write of $name', ({ unusable, unusableWrites, proofs, options, open }) => {
	const bench = open();
	skippedWaits();
	const CREATE = { resource: 'contact', operation: 'create', fields: autoMap(), options };

	it.each([...unusable, ...unusableWrites])(
		'is uncertain and not sent again, and the other items go on: %s',
		async (kind, carriedOut, words) => {
			bench.fault(kind, { on: 'create' });
			const items = (await bench.run(CREATE, { items: NEW, settings: GO_ON })).json(ZOHO);
			expect(items.map(fate)).toEqual(['uncertain', 'created', 'created']);
			expect(items[0]).toMatchObject({
				error: expect.stringMatching(words),
				details: { nextStep: expect.stringMatching(/check in Zoho/) },
			});
			expect([bench.sent('create'), bench.stored('New')]).toEqual([3, carriedOut ? 3 : 2]);
		},
	);

	it.each(unusable)('that changes a record is uncertain and not sent again: %s', async (kind) => {
		const recordId = bench.add('Lee');
		bench.fault(kind, { on: 'update', count: 10 });
		const update = {
			resource: 'contact',
			operation: 'update',
			recordId,
			fields: fields({ Phone: '1' }),
			options,
		};
		const items = (await bench.run(update, { settings: GO_ON })).json(ZOHO);
		expect([items.map(fate), bench.sent('update')]).toEqual([['uncertain'], 1]);
	});

	it.each(proofs)(
		'is not uncertain after %s, which proves that nothing was carried out; sent again: %s',
		async (kind, isRepeated) => {
			bench.fault(kind, { on: 'create' });
			const items = (await bench.run(CREATE, { items: NEW, settings: GO_ON })).json(ZOHO);
			const [first, ...others] = items.map(fate);
			expect(first).toBe(isRepeated ? 'created' : 'notSent');
			expect(others).not.toContain('uncertain');
			expect(bench.stored('New')).toBe(items.filter((item) => fate(item) === 'created').length);
		},
	);

	it('is named when the node stops at the first error', async () => {
		bench.fault('reset-after', { on: 'create' });
		const { error } = await bench.run(CREATE, { items: NEW.slice(0, 1) });
		expect([error?.message, error?.description]).toEqual([
			expect.stringMatching(/^Item 0: Uncertain: /),
			expect.stringMatching(/check in Zoho/),
		]);
		expect(bench.sent('create')).toBe(1);
	});

	it('is written once by a second try of the node, although the first answer was lost', async () => {
		bench.fault('reset-after', { on: 'create', after: 1 });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const { error } = await bench.run(CREATE, { items: NEW, settings });
		expect([bench.stored('New'), error?.message]).toEqual([2, expect.stringMatching(/^Item 1: Uncertain: /)]);
	});
});
