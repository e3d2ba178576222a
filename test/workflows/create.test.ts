import { describe, expect, it } from '@jest/globals';
import type { FaultKind } from '../../simulator/simulator';
import { doubles, ERROR_OUTPUT, GO_ON, idsOf, openWorkbench, subjects } from './workbench';
import { fields, ZOHO } from './zoho-node';

const CREATE = { resource: 'case', operation: 'create', dataMode: 'autoMap' };

/** Cases to create, named "Case 1" and so on; those at the places of `bad` have no contact, which the service refuses. */
function casesToCreate(count: number, bad: readonly number[] = []) {
	return Array.from({ length: count }, (_, place) => ({
		Subject: `Case ${place + 1}`,
		'Contact Name': bad.includes(place) ? '' : 'Ann Lee',
	}));
}

describe('Create', () => {
	const bench = openWorkbench();

	it.each([
		[1, 1],
		[99, 1],
		[100, 1],
		[101, 2],
		[200, 2],
		[250, 3],
	])('creates the records of %i items with %i requests', async (count, requests) => {
		const run = await bench.run(CREATE, { items: casesToCreate(count) });
		expect(idsOf(run.items)).toEqual(bench.desk.records('requests').map(({ id }) => id));
		expect(subjects(bench.desk)).toEqual(casesToCreate(count).map(({ Subject }) => Subject));
		expect(run.requests).toBe(requests);
	});

	it.each([
		[40, 7],
		[1, 250],
		[100, 3],
	])('sends %i rows a call when the person wants so', async (rowsPerCall, requests) => {
		const run = await bench.run({ ...CREATE, options: { rowsPerCall } }, { items: casesToCreate(250) });
		expect(bench.desk.records('requests')).toHaveLength(250);
		expect(run.requests).toBe(requests);
	});

	it('gives each item its id, its outcome and what was sent, tied to the input item', async () => {
		const { items, outcome, requests } = await bench.run(CREATE, { items: casesToCreate(2) });
		const [first, second] = bench.desk.records('requests');
		expect(items).toEqual([
			{ id: first?.id, outcome: 'created', Subject: 'Case 1', 'Contact Name': 'Ann Lee' },
			{ id: second?.id, outcome: 'created', Subject: 'Case 2', 'Contact Name': 'Ann Lee' },
		]);
		expect(outcome.items(ZOHO).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(requests).toBe(1);
	});

	it.each([
		['contact', 'contacts', { 'Last Name': 'Lee' }],
		['account', 'accounts', { 'Account Name': 'Northwind' }],
		['task', 'tasks', { Subject: 'Call back' }],
		['solution', 'solutions', { 'Solution Title': 'Restart it' }],
		['product', 'products', { 'Product Name': 'LaserJet' }],
		['contract', 'contracts', { 'Contract Name': 'Gold' }],
	] as const)('creates a %s with one request', async (resource, module, values) => {
		const { items, requests } = await bench.run({
			...CREATE,
			resource,
			dataMode: 'defineBelow',
			fieldsToSend: fields(values),
		});
		const [record] = bench.desk.records(module);
		expect(items).toEqual([{ id: record?.id, outcome: 'created', ...values }]);
		expect(record?.fields).toMatchObject(values);
		expect(requests).toBe(1);
	});

	it.each(['json', 'xml'])('reads the ids of an answer in %s', async (format) => {
		const { items, requests } = await bench.run({ ...CREATE, options: { format } }, { items: casesToCreate(3) });
		expect(idsOf(items)).toEqual(bench.desk.records('requests').map(({ id }) => id));
		expect(requests).toBe(1);
	});

	it("gives each refused item Zoho's reason, and lets the good ones go on", async () => {
		const { items, requests } = await bench.run(CREATE, { items: casesToCreate(5, [1, 3]), settings: GO_ON });
		expect(items.map(({ outcome, error }) => outcome ?? error)).toEqual([
			'created',
			expect.stringMatching(/^Zoho says: .*Contact Name in row 2 \[4401\]/),
			'created',
			expect.stringMatching(/^Zoho says: .*Contact Name in row 4 \[4401\]/),
			'created',
		]);
		expect(items[1]?.details).toMatchObject({
			item: 1,
			outcome: 'refused',
			code: '4401',
			nextStep: expect.stringMatching(/Fill in the field/),
		});
		expect(subjects(bench.desk)).toEqual(['Case 1', 'Case 3', 'Case 5']);
		expect(requests).toBe(1);
	});

	it('gives the good items and the failed ones to their own outputs', async () => {
		const { items, errorItems, outcome, requests } = await bench.run(CREATE, {
			items: casesToCreate(4, [2]),
			settings: ERROR_OUTPUT,
		});
		expect(items.map(({ Subject }) => Subject)).toEqual(['Case 1', 'Case 2', 'Case 4']);
		expect(errorItems).toEqual([expect.objectContaining({ error: expect.stringMatching(/4401/) })]);
		expect(outcome.items(ZOHO, 1)[0]?.pairedItem).toEqual({ item: 2 });
		expect(requests).toBe(1);
	});

	it('without Continue on Fail names the item, and what was already written', async () => {
		const { error, requests } = await bench.run(CREATE, { items: casesToCreate(3, [1]) });
		const [first, third] = bench.desk.records('requests');
		expect(error?.message).toMatch(/^Item 1: Zoho says: .*Contact Name/);
		expect(error?.description).toContain(`Already written: item 0 created ${first?.id}, item 2 created ${third?.id}.`);
		expect(error?.context?.itemIndex).toBe(1);
		expect(requests).toBe(1);
	});

	it('without Continue on Fail sends no further call after one with a refused row', async () => {
		const { error, requests } = await bench.run(CREATE, { items: casesToCreate(250, [150]) });
		expect(error?.message).toMatch(/^Item 150: /);
		expect(error?.description).toMatch(/Already written: item 0 created \d{18}, .*, and 179 more\./);
		expect(bench.desk.records('requests')).toHaveLength(199);
		expect(requests).toBe(2);
	});

	it('sends nothing at all when an item cannot be sent, without Continue on Fail', async () => {
		const { error, requests } = await bench.run(CREATE, {
			items: [...casesToCreate(2), { Subject: { nested: true } }],
		});
		expect(error?.message).toMatch(/^Item 2: The field 'Subject' holds an object/);
		expect(error?.description).toContain('No other item was written.');
		expect(requests).toBe(0);
	});

	it('sends the others when an item cannot be sent, with Continue on Fail', async () => {
		const { items, requests } = await bench.run(CREATE, {
			items: [{ Subject: { nested: true } }, ...casesToCreate(2)],
			settings: GO_ON,
		});
		expect(items[0]).toMatchObject({
			error: expect.stringMatching(/^The field 'Subject' holds an object/),
			details: { outcome: 'refused', item: 0 },
		});
		expect(subjects(bench.desk)).toEqual(['Case 1', 'Case 2']);
		expect(requests).toBe(1);
	});
});

describe('Create, when a call fails,', () => {
	const bench = openWorkbench();
	const UNKNOWN: readonly FaultKind[] = [
		'reset-after',
		'reset-before',
		'cut',
		'half',
		'empty',
		'http-500',
		'html',
		'foreign-shape',
		'error-4500',
	];
	const CALLS = [0, 1, 2];
	const cases = UNKNOWN.flatMap((kind) => CALLS.map((after) => [kind, after] as const));

	it.each(cases)(
		'writes nothing twice and calls just the items of that call uncertain (%s in call %i)',
		async (kind, after) => {
			bench.desk.faults.add({ kind, method: 'addrecords', after });
			const { items, requests } = await bench.run(CREATE, { items: casesToCreate(250), settings: GO_ON });
			const told = items.map(
				({ outcome, details }) => outcome ?? (details as { outcome?: unknown } | undefined)?.outcome,
			);
			expect(told).toEqual(
				Array.from({ length: 250 }, (_, place) => (Math.floor(place / 100) === after ? 'uncertain' : 'created')),
			);
			expect(doubles(subjects(bench.desk))).toEqual([]);
			expect(requests).toBe(3);
		},
	);

	it.each(cases.filter(([, after]) => after === 1))(
		'stops there without Continue on Fail, and says what was written and what is uncertain (%s in call %i)',
		async (kind, after) => {
			bench.desk.faults.add({ kind, method: 'addrecords', after });
			const { error, requests } = await bench.run(CREATE, { items: casesToCreate(250) });
			expect(error?.message).toMatch(
				/^Item 100: Uncertain: .*The write was sent, but it is not known whether Zoho carried it out\.$/,
			);
			expect(error?.description).toMatch(
				/check in Zoho Support.*Already written: item 0 created .*, and 80 more\. Do not send these again\. Not certain: the items 100, 101, /,
			);
			expect(doubles(subjects(bench.desk))).toEqual([]);
			expect(requests).toBe(2);
		},
	);

	it('tells the error output of uncertain items too', async () => {
		bench.desk.faults.add({ kind: 'reset-after', method: 'addrecords' });
		const { items, errorItems, requests } = await bench.run(CREATE, {
			items: casesToCreate(2),
			settings: ERROR_OUTPUT,
		});
		expect(items).toEqual([]);
		expect(errorItems.map(({ error }) => String(error).slice(0, 10))).toEqual(['Uncertain:', 'Uncertain:']);
		expect(requests).toBe(1);
	});

	it('renews a removed token once, and writes once', async () => {
		bench.desk.faults.add({ kind: 'token-removed', method: 'addrecords', after: 1 });
		const { items, requests } = await bench.run(CREATE, {
			items: casesToCreate(250),
			credential: { signIn: 'password' },
		});
		expect(items).toHaveLength(250);
		expect(doubles(subjects(bench.desk))).toEqual([]);
		expect(requests).toBe(4);
	});

	it.each([
		['with Continue on Fail', GO_ON],
		['without', {}],
	])('sends nothing more once the quota has run out in the middle, %s', async (_, settings) => {
		const engine = await bench.engine.restarted();
		bench.desk.faults.add({ kind: 'quota-spent', method: 'addrecords', after: 1 });
		const { items, error, requests } = await bench.run(CREATE, { items: casesToCreate(250), settings, engine });
		expect(bench.desk.records('requests')).toHaveLength(100);
		const rest = items.slice(100);
		expect(rest.every(({ details }) => (details as { outcome: string; code: string }).outcome === 'notSent')).toBe(
			true,
		);
		expect(error?.message ?? rest[0]?.error).toMatch(/Not done: Zoho says: today's API requests are used up \[4421\]/);
		expect(items.length).toBe(error === undefined ? 250 : 0);
		expect(requests).toBe(2);
	});

	it('sends nothing more once a person has stopped the run', async () => {
		const stop = new AbortController();
		bench.desk.beforeAnswer(() => stop.abort());
		const { error, requests } = await bench.run(CREATE, { items: casesToCreate(250), signal: stop.signal });
		expect(error?.message).toMatch(/^Item 0: Uncertain: /);
		expect(doubles(subjects(bench.desk))).toEqual([]);
		expect(requests).toBe(1);
	});

	it('writes nothing and says why, when the user is no administrator', async () => {
		const credential = { signIn: 'password', email: 'agent@demosupport.example' };
		const { items, requests } = await bench.run(CREATE, { items: casesToCreate(250), settings: GO_ON, credential });
		expect(items.filter(({ error }) => String(error).includes('[4001]'))).toHaveLength(250);
		expect(bench.desk.records('requests')).toHaveLength(0);
		expect(requests).toBe(1);
	});
});
