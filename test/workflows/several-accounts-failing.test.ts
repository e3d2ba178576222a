import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { ERROR_OUTPUT, GO_ON } from './workbench';
import { fields } from './zoho-node';
import { BY_ITEM, openTwoPortals } from './two-portals';

const CREATE = {
	resource: 'case',
	operation: 'create',
	fields: fields({ Subject: '={{ $json.title }}', 'Contact Name': 'Ann Lee' }),
};
const DOWN = 'http://127.0.0.1:9';

describe('a credential whose fields are expressions of the item', () => {
	const { bench, other, byTurns, run } = openTwoPortals();

	it('fails only the items that lead to no account', async () => {
		const items = byTurns(6, (place) =>
			place === 1 ? { simulator: 'no address' } : place === 4 ? { simulator: '' } : {},
		);
		const { items: sent, errorItems } = await run(CREATE, items, { settings: ERROR_OUTPUT });
		expect(sent.map(({ Subject }) => Subject)).toEqual(['Case 0', 'Case 2', 'Case 3', 'Case 5']);
		expect(
			errorItems.map(({ error, details }) => [
				(details as IDataObject).item,
				(details as IDataObject).outcome,
				String(error),
			]),
		).toEqual([
			[1, 'notSent', expect.stringMatching(/'API Address' of the Zoho Support credential is not an address/)],
			[4, 'notSent', expect.stringMatching(/'API Address' of the Zoho Support credential is empty/)],
		]);
	});

	it('fails only the items whose expression cannot be evaluated', async () => {
		const credential = { ...BY_ITEM, portal: '={{ $json.n === 1 ? $("Nowhere").item.json.portal : "demosupport" }}' };
		const { items } = await run(
			CREATE,
			byTurns(3, (n) => ({ n })),
			{ credential, settings: GO_ON },
		);
		expect(items).toMatchObject([
			{ outcome: 'created' },
			{ error: expect.stringMatching(/^Not sent: The credential could not be read: /), details: { item: 1 } },
			{ outcome: 'created' },
		]);
	});

	it('names the item that leads to no account, and sends nothing, when the node stops on errors', async () => {
		const { error, spent } = await run(
			CREATE,
			byTurns(3, (place) => (place === 2 ? { simulator: '' } : {})),
		);
		expect([error?.message, spent]).toEqual([
			expect.stringMatching(/^Item 2: Not sent: The field 'API Address' of the Zoho Support credential is empty/),
			[0, 0],
		]);
	});

	it('does not let trouble of one account affect another', async () => {
		bench.simulator.quota.exhaust();
		const { items, spent } = await run(CREATE, byTurns(4), { settings: GO_ON });
		expect(items).toMatchObject([
			{ error: expect.stringContaining('[4421]') },
			{ outcome: 'created' },
			{ error: expect.stringContaining('[4421]') },
			{ outcome: 'created' },
		]);
		expect(spent).toEqual([1, 1]);
	});

	it('ends at the first account with a failed item, and says what was written for all, when the node stops on errors', async () => {
		other().faults.add({ kind: 'echo-error', count: 9 });
		const { error } = await run(CREATE, byTurns(4));
		expect([error?.message, error?.description]).toEqual([
			expect.stringMatching(/^Item 1: /),
			expect.stringMatching(/Already written: item 0 created \d+, item 2 created \d+\./),
		]);
	});

	it('does not call an address that is down for each of a hundred departments', async () => {
		const items = Array.from({ length: 100 }, (_, place) => ({ department: `Department ${place}`, title: 'x' }));
		bench.simulator.faults.add({ kind: 'error-4500', count: 1_000 });
		const { items: results, spent } = await run(CREATE, items, {
			credential: { department: '={{ $json.department }}' },
			settings: GO_ON,
		});
		expect(results.map(({ details }) => (details as IDataObject).outcome)).toEqual([
			...Array.from({ length: 3 }, () => 'uncertain'),
			...Array.from({ length: 97 }, () => 'notSent'),
		]);
		expect(spent[0]).toBe(3);
	});

	it('calls an address for another department after one call of many records without an answer', async () => {
		const items = Array.from({ length: 100 }, (_, place) => ({
			department: place < 50 ? 'demodepartment' : 'billing',
			title: 'x',
		}));
		bench.simulator.faults.add({ kind: 'error-4500', count: 1 });
		const { items: results } = await run(CREATE, items, {
			credential: { department: '={{ $json.department }}' },
			settings: GO_ON,
		});
		expect(results.filter(({ outcome }) => outcome === 'created')).toHaveLength(50);
	});

	it('fails only the items of an address that cannot be reached', async () => {
		const { items } = await run(
			CREATE,
			byTurns(3, (place) => (place === 1 ? { simulator: DOWN } : {})),
			{ settings: GO_ON },
		);
		expect(items).toMatchObject([
			{ outcome: 'created' },
			{ error: expect.stringContaining('could not be reached') },
			{ outcome: 'created' },
		]);
	});
});
