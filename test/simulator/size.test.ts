import { describe, expect, it } from '@jest/globals';

import { Clock } from '../../simulator/clock';
import { RecordStore } from '../../simulator/support/portal/record-store';
import { OrderedList } from '../../simulator/ordered-list';
import { fillStore } from '../../simulator/support/portal/seed';
import { moduleNamed } from '../../simulator/support/modules';
import { ACCESS, call, rowsOf } from './calling';
import { simulators } from './simulator-of-test';

const start = simulators();
const MANY = 100_000;
const ORDERS = ['newest-first', 'oldest-first', 'none', 'recently-modified-first', 'recently-modified-last'] as const;

function fullStore(): RecordStore {
	const clock = new Clock('2026-03-02T17:00:00Z');
	const store = new RecordStore(clock, [ACCESS.department]);
	for (let place = 0; place < MANY; place += 1) {
		clock.advance(1_000);
		store.add(
			moduleNamed('requests'),
			ACCESS.department,
			{ Subject: `Case ${place}`, Status: place % 2 === 0 ? 'Open' : 'Closed' },
			{ by: 'test' },
		);
	}
	return store;
}

describe('A hundred thousand cases', () => {
	const store = fullStore();
	const table = store.table('requests', ACCESS.department);

	it.each(ORDERS)('are paged %s without touching other pages', (order) => {
		const before = table.visited;
		const page = table.window(order, { from: 90_001, to: 90_200 });
		expect(page).toHaveLength(200);
		expect(table.visited - before).toBe(200);
	});

	it.each(ORDERS)('are listed %s without gaps or repeats', (order) => {
		const ids = new Set<string>();
		for (let from = 1; from <= MANY; from += 200)
			for (const { id } of table.window(order, { from, to: from + 199 })) ids.add(id);
		expect(ids.size).toBe(MANY);
	});

	it('are found by an index', () => {
		const before = table.visited;
		expect(table.holding('Subject', 'case 77777', ({ fields }) => fields.Subject).size).toBe(1);
		expect(table.visited - before).toBe(0);
	});

	it('keep their place in every order when one changes', () => {
		const changed = table.get('190000000000001005');
		if (changed === undefined) throw new Error('the fifth case is missing');
		store.change(moduleNamed('requests'), changed, { Subject: 'changed' }, 'test');
		expect(table.window('recently-modified-first', { from: 1, to: 1 })).toEqual([changed]);
		store.remove(moduleNamed('requests'), changed);
		for (const order of ORDERS) expect(table.window(order, { from: 1, to: MANY })).toHaveLength(MANY - 1);
		expect(table.window('none', { from: 1, to: MANY })).not.toContain(changed);
	});

	it('cost only a few comparisons when one is added or removed', () => {
		const list = new OrderedList<number>(
			Array.from({ length: MANY }, (_, place) => place * 2),
			(left, right) => left - right,
		);
		list.comparisons = 0;
		list.insert(77_777);
		list.remove(77_777);
		expect(list.comparisons).toBeLessThan(40);
	});

	it('can be seeded and served', async () => {
		const simulator = await start({ seed: 3, cases: MANY });
		expect(simulator.records('requests')).toHaveLength(MANY);
		const answer = await call(simulator, 'requests/getrecords', { fromindex: '80001', toindex: '80200' });
		expect(rowsOf(answer)).toHaveLength(200);
	});
});

describe('Seeded data', () => {
	it('are the same for the same seed and differ for another seed', async () => {
		const [first, second, third] = [await start({ seed: 1 }), await start({ seed: 1 }), await start({ seed: 2 })];
		expect(second.records('requests')).toEqual(first.records('requests'));
		expect(third.records('requests')).not.toEqual(first.records('requests'));
	});

	it('are 500 cases, and other records in proportion, none of them in the future', async () => {
		const simulator = await start({ seed: 1 });
		const cases = simulator.records('requests');
		expect(cases).toHaveLength(500);
		expect(simulator.records('contacts')).toHaveLength(150);
		expect(cases.every(({ created, modified }) => created <= modified && modified <= simulator.clock.now())).toBe(true);
		expect(simulator.records('requests', 'billing')).toHaveLength(50);
	});

	it('leave the store empty when no cases are asked for', () => {
		const clock = new Clock('2026-03-02T17:00:00Z');
		const store = new RecordStore(clock, [ACCESS.department, 'billing']);
		fillStore(store, { seed: 1, cases: 0, now: clock.milliseconds() });
		expect(Object.values(store.counts())).toEqual([0, 0, 0, 0, 0, 0, 0]);
	});
});
