import { describe, expect, it } from '@jest/globals';
import { doubles, ERROR_OUTPUT, GO_ON, openWorkbench } from './workbench';
import { autoMap } from './zoho-node';

const UPSERT = { resource: 'contact', operation: 'upsert', fields: autoMap('Email') };

describe('Create or Update, when something fails,', () => {
	const bench = openWorkbench();
	const emails = () => bench.simulator.records('contacts').map(({ fields }) => fields.Email);
	const contact = (name: string, more = {}) => ({ Email: `${name}@x.example`, 'Last Name': name, ...more });

	it('continues with the others when there is an error output', async () => {
		const { items, errorItems, requests } = await bench.run(UPSERT, {
			items: [contact('a'), { Email: 'nameless@x.example' }, contact('c')],
			settings: ERROR_OUTPUT,
		});
		expect(items.map(({ Email }) => Email)).toEqual(['a@x.example', 'c@x.example']);
		expect(errorItems).toEqual([expect.objectContaining({ error: expect.stringMatching(/4401/) })]);
		expect(requests).toBe(4);
	});

	it('does not send the second item with a key when the first was refused', async () => {
		const { items, requests } = await bench.run(UPSERT, {
			items: [{ Email: 'a@x.example' }, contact('a')],
			settings: GO_ON,
		});
		expect(items[1]).toMatchObject({
			error: expect.stringMatching(/Item 0 has the same Email .* no record was created for it/),
			details: { outcome: 'notSent', item: 1 },
		});
		expect(emails()).toEqual([]);
		expect(requests).toBe(2);
	});

	it.each(['reset-after', 'reset-before', 'cut', 'empty', 'http-500'] as const)(
		'writes nothing twice when the answer to a creation is lost (%s)',
		async (kind) => {
			bench.simulator.faults.add({ kind, method: 'addrecords' });
			const { items, requests } = await bench.run(UPSERT, {
				items: [contact('a'), contact('b'), contact('a')],
				settings: GO_ON,
			});
			expect(doubles(emails())).toEqual([]);
			expect(items.map(({ error }) => String(error).split(' ')[0])).toEqual([
				'Uncertain:',
				'Uncertain:',
				expect.any(String),
			]);
			expect(requests).toBe(3);
		},
	);

	it.each(['reset-after', 'http-500'] as const)(
		'reports an update as uncertain when its answer is lost, and continues (%s)',
		async (kind) => {
			for (const name of ['a', 'b']) bench.simulator.add('contacts', contact(name));
			bench.simulator.faults.add({ kind, method: 'updaterecords' });
			const { items, requests } = await bench.run(UPSERT, { items: [contact('a'), contact('b')], settings: GO_ON });
			expect(items.map(({ outcome, error }) => outcome ?? String(error).split(' ')[0])).toEqual([
				'Uncertain:',
				'updated',
			]);
			expect(requests).toBe(4);
		},
	);

	it('writes nothing for an item whose look-up fails', async () => {
		bench.simulator.faults.add({ kind: 'error-4500', method: 'getrecordsbysearch', count: 3 });
		const { items, requests } = await bench.run(UPSERT, { items: [contact('a'), contact('b')], settings: GO_ON });
		expect(items.map(({ outcome }) => outcome)).toEqual([undefined, 'created']);
		expect(emails()).toEqual(['b@x.example']);
		expect(requests).toBe(5);
	});

	const ONE_TWIN = { items: [contact('new'), contact('twin'), contact('newer')] };

	it('without Continue on Fail writes nothing when one look-up finds several', async () => {
		for (const name of ['twin', 'twin']) bench.simulator.add('contacts', contact(name));
		const { error, requests } = await bench.run(UPSERT, ONE_TWIN);
		expect(error?.message).toMatch(/2 contacts have the Email/);
		expect(emails()).toEqual(['twin@x.example', 'twin@x.example']);
		expect(requests).toBe(2);
	});

	it('without Continue on Fail names the item whose look-up found several', async () => {
		for (const name of ['twin', 'twin']) bench.simulator.add('contacts', contact(name));
		const { error, requests } = await bench.run(UPSERT, ONE_TWIN);
		expect(requests).toBe(2);
		expect(error?.message).toMatch(/^Item 1: 2 contacts have the Email/);
	});

	it('without Continue on Fail stops at the first refused update, and says what was written', async () => {
		const ids = ['a', 'b', 'c'].map((name) => bench.simulator.add('contacts', contact(name)));
		bench.simulator.setOpenPoints({ unknownField: 'refused' });
		const { error, requests } = await bench.run(UPSERT, {
			items: [contact('a'), contact('b', { Nonsense: 1 }), contact('c')],
		});
		expect(error?.message).toMatch(/^Item 1: Zoho says: .*unknown field Nonsense/);
		expect(error?.description).toContain(`Already written: item 0 updated ${ids[0]}`);
		expect(requests).toBe(5);
	});

	it('sends nothing more once the quota is used up', async () => {
		const engine = await bench.engine.restarted();
		bench.simulator.faults.add({ kind: 'quota-spent', method: 'getrecordsbysearch', after: 1 });
		const { items, requests } = await bench.run(UPSERT, {
			items: ['a', 'b', 'c'].map((name) => contact(name)),
			settings: GO_ON,
			engine,
		});
		expect(items.map(({ details }) => (details as { code?: unknown } | undefined)?.code)).toEqual([
			'4421',
			'4421',
			'4421',
		]);
		expect(emails()).toEqual([]);
		expect(requests).toBe(2);
	});
});
