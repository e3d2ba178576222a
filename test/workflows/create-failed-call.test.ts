import { describe, expect, it } from '@jest/globals';
import type { FaultKind } from '../../simulator/support/simulator';
import { doubles, ERROR_OUTPUT, GO_ON, openWorkbench, subjects } from './workbench';
import { CREATE, casesToCreate } from './cases-to-create';

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
		'writes nothing twice and reports only the items of that call as uncertain (%s in call %i)',
		async (kind, after) => {
			bench.simulator.faults.add({ kind, method: 'addrecords', after });
			const { items, requests } = await bench.run(CREATE, { items: casesToCreate(250), settings: GO_ON });
			const told = items.map(
				({ outcome, details }) => outcome ?? (details as { outcome?: unknown } | undefined)?.outcome,
			);
			expect(told).toEqual(
				Array.from({ length: 250 }, (_, place) => (Math.floor(place / 100) === after ? 'uncertain' : 'created')),
			);
			expect(doubles(subjects(bench.simulator))).toEqual([]);
			expect(requests).toBe(3);
		},
	);

	it.each(cases.filter(([, after]) => after === 1))(
		'stops there without Continue on Fail, and says what was written and what is uncertain (%s in call %i)',
		async (kind, after) => {
			bench.simulator.faults.add({ kind, method: 'addrecords', after });
			const { error, requests } = await bench.run(CREATE, { items: casesToCreate(250) });
			expect(error?.message).toMatch(
				/^Item 100: Uncertain: .*The write was sent, but it is not known whether Zoho carried it out\.$/,
			);
			expect(error?.description).toMatch(
				/check in Zoho Support.*Already written: item 0 created .*, and 80 more\. Do not send these again\. Uncertain: items 100, 101, /,
			);
			expect(doubles(subjects(bench.simulator))).toEqual([]);
			expect(requests).toBe(2);
		},
	);

	it('also sends uncertain items to the error output', async () => {
		bench.simulator.faults.add({ kind: 'reset-after', method: 'addrecords' });
		const { items, errorItems, requests } = await bench.run(CREATE, {
			items: casesToCreate(2),
			settings: ERROR_OUTPUT,
		});
		expect(items).toEqual([]);
		expect(errorItems.map(({ error }) => String(error).slice(0, 10))).toEqual(['Uncertain:', 'Uncertain:']);
		expect(requests).toBe(1);
	});

	it('renews a removed token once, and writes once', async () => {
		bench.simulator.faults.add({ kind: 'token-removed', method: 'addrecords', after: 1 });
		const { items, requests } = await bench.run(CREATE, {
			items: casesToCreate(250),
			credential: { signIn: 'password' },
		});
		expect(items).toHaveLength(250);
		expect(doubles(subjects(bench.simulator))).toEqual([]);
		expect(requests).toBe(4);
	});

	it.each([
		['with Continue on Fail', GO_ON],
		['without', {}],
	])('sends nothing more once the quota is used up in the middle, %s', async (_, settings) => {
		const engine = await bench.engine.restarted();
		bench.simulator.faults.add({ kind: 'quota-spent', method: 'addrecords', after: 1 });
		const { items, error, requests } = await bench.run(CREATE, { items: casesToCreate(250), settings, engine });
		expect(bench.simulator.records('requests')).toHaveLength(100);
		const rest = items.slice(100);
		expect(rest.every(({ details }) => (details as { outcome: string; code: string }).outcome === 'notSent')).toBe(
			true,
		);
		expect(error?.message ?? rest[0]?.error).toMatch(/Not sent: Zoho says: today's API requests are used up \[4421\]/);
		expect(items.length).toBe(error === undefined ? 250 : 0);
		expect(requests).toBe(2);
	});

	it('sends nothing more once a person has stopped the run', async () => {
		const stop = new AbortController();
		bench.simulator.beforeAnswer(() => stop.abort());
		const { error, requests } = await bench.run(CREATE, { items: casesToCreate(250), signal: stop.signal });
		expect(error?.message).toMatch(/^Item 0: Uncertain: /);
		expect(doubles(subjects(bench.simulator))).toEqual([]);
		expect(requests).toBe(1);
	});

	it('writes nothing and says why, when the user is no administrator', async () => {
		const credential = { signIn: 'password', email: 'agent@demosupport.example' };
		const { items, requests } = await bench.run(CREATE, { items: casesToCreate(250), settings: GO_ON, credential });
		expect(items.filter(({ error }) => String(error).includes('[4001]'))).toHaveLength(250);
		expect(bench.simulator.records('requests')).toHaveLength(0);
		expect(requests).toBe(1);
	});
});
