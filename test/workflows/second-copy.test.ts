import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Engine } from '../engine/engine';
import { besideSecondCopy, type SecondCopy, USED } from './second-copy';
import { activeTrigger, FRESH } from './trigger-bench';
import { skippedWaits } from './waits';
import { addCases, ERROR_OUTPUT, GO_ON, openWorkbench, subjects } from './workbench';
import { fields } from './zoho-node';

/** The second of three items has an expression that cannot be evaluated. */
const ONE_BAD = {
	resource: 'case',
	operation: 'create',
	fields: fields({
		Subject: '={{ $json.n === 2 ? $("Nowhere").item.json.x : $json.title }}',
		'Contact Name': 'Ann Lee',
	}),
};
const THREE = [1, 2, 3].map((n) => ({ n, title: `Case ${n}` }));

describe.each<SecondCopy>(['same', 'old'])('next to a second copy of n8n-workflow (%s)', (which) => {
	const bench = openWorkbench();
	skippedWaits();
	let engine: Engine;
	beforeAll(async () => void (engine = await besideSecondCopy(which)));

	it('an expression that cannot be evaluated fails only its item', async () => {
		const { items, errorItems } = await bench.run(ONE_BAD, { items: THREE, settings: ERROR_OUTPUT, engine });
		expect(items.map(({ Subject, outcome }) => [Subject, outcome])).toEqual([
			['Case 1', 'created'],
			['Case 3', 'created'],
		]);
		expect(errorItems).toMatchObject([
			{
				error: expect.stringMatching(/^The value of a field could not be worked out: /),
				details: { item: 1, outcome: 'refused' },
			},
		]);
		expect(subjects(bench.simulator)).toEqual(['Case 1', 'Case 3']);
	});

	it('an expression that cannot be evaluated ends the node, names its item, and nothing is written', async () => {
		const { error } = await bench.run(ONE_BAD, { items: THREE, engine });
		expect([error?.message, error?.description, subjects(bench.simulator)]).toEqual([
			expect.stringMatching(/^Item 1: The value of a field/),
			expect.stringContaining('Correct the expression'),
			[],
		]);
	});

	it("a refusal by Zoho shows Zoho's words", async () => {
		bench.simulator.removeToken();
		const { items } = await bench.run(ONE_BAD, { items: THREE.slice(0, 1), settings: GO_ON, engine });
		expect(items).toEqual([
			{ error: expect.stringMatching(/\[4834\]/), details: expect.objectContaining({ code: '4834' }) },
		]);
	});

	it('a request is sent again after a wait', async () => {
		bench.simulator.faults.add({ kind: 'error-4500', count: 1 });
		const { error, requests } = await bench.run({ resource: 'case', operation: 'getMany' }, { engine });
		expect([error, requests]).toEqual([undefined, 2]);
	});

	it('the trigger polls, and names what is wrong', async () => {
		const trigger = activeTrigger(engine, bench.simulator, FRESH, {});
		await trigger.poll();
		addCases(bench.simulator, 1);
		expect((await trigger.poll()).items).toHaveLength(1);
		trigger.publish(FRESH, { portal: '' });
		expect((await trigger.poll()).error?.message).toMatch(/'Portal' of the Zoho Support credential is empty/);
	});
});

describe('the package', () => {
	it('can be loaded without any export of n8n-workflow', async () => {
		const { types } = await besideSecondCopy('empty');
		const loaded = ['zohoSupport', 'zohoSupportTrigger'].map(
			(name) => types.getByNameAndVersion(`n8n-nodes-zoho-support.${name}`).description,
		);
		expect(loaded.map(({ inputs, outputs }) => [inputs, outputs])).toEqual([
			[['main'], ['main']],
			[[], ['main']],
		]);
		expect(types.credential('zohoSupportApi').name).toBe('zohoSupportApi');
	});

	it('uses only what n8n-workflow has had since its version 1.0.0', () => {
		const bundle = readFileSync('dist/nodes/ZohoSupport/bundle.js', 'utf8');
		const names = [...bundle.matchAll(/import_n8n_workflow\d*\.(\w+)/g)].map(([, name]) => name);
		expect(names.length).toBeGreaterThan(0);
		expect(names.filter((name) => !USED.some((used) => used === name))).toEqual([]);
	});
});

describe('an expression that cannot be evaluated', () => {
	const bench = openWorkbench();

	it.each([
		['a function that is not called', '={{ $json.n === 2 ? $json.title.trim : $json.title }}'],
		['no JavaScript', '={{ $json.title }}{{ 1 + }}'],
		['a node that is not there', '={{ $json.n === 2 ? $("Nowhere").item.json.x : $json.title }}'],
	])('belongs to its item, whatever n8n throws: %s', async (_, Subject) => {
		const parameters = { ...ONE_BAD, fields: fields({ Subject, 'Contact Name': 'Ann Lee' }) };
		const { items, error } = await bench.run(parameters, { items: THREE, settings: GO_ON });
		expect([error, items[1]]).toEqual([
			undefined,
			{
				error: expect.stringMatching(/^The value of a field could not be worked out: /),
				details: expect.objectContaining({ item: 1 }),
			},
		]);
	});

	it.each([
		['the answer format', { options: { format: '={{ $("Nowhere").item.json.x }}' } }],
		['the rows of a request', { options: { rowsPerCall: '={{ $("Nowhere").item.json.x }}' } }],
		['the operation', { operation: 'fly' }],
	])('in %s does not pass the input on as success', async (_, change) => {
		const { items, errorItems } = await bench.run({ ...ONE_BAD, ...change }, { items: THREE, settings: ERROR_OUTPUT });
		expect([items, errorItems.length, subjects(bench.simulator)]).toEqual([[], 3, []]);
	});
});

describe('a sign-in that is refused', () => {
	const bench = openWorkbench();

	it.each(['the node first', 'the trigger first'])(
		'is reported in its own words by node and trigger that wait for the same sign-in (%s)',
		async (order) => {
			const engine = await bench.engine.restarted();
			const credential = { signIn: 'password', password: 'wrong' };
			const trigger = activeTrigger(engine, bench.simulator, FRESH, credential);
			const read = async () =>
				(await bench.run({ resource: 'case', operation: 'getMany' }, { credential, engine, settings: GO_ON })).items[0]
					?.error;
			const poll = async () => (await trigger.poll()).error?.message;
			const told = await Promise.all(order === 'the node first' ? [read(), poll()] : [poll(), read()]);
			expect([told, bench.simulator.journal.count({ kind: 'sign-in' })]).toEqual([
				[expect.stringMatching(/INVALID_PASSWORD/), expect.stringMatching(/INVALID_PASSWORD/)],
				1,
			]);
		},
	);
});
