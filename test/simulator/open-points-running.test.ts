import { describe, expect, it } from '@jest/globals';

import { OPEN_POINTS } from '../../simulator/support/open-points';
import type { Simulator } from '../../simulator/support/simulator';
import { ACCESS, addCases, call, post, rowsOf } from './calling';
import type { Json } from './calling';
import { simulators } from './simulator-of-test';

const start = simulators();

async function subjects(simulator: Simulator): Promise<Json[]> {
	return rowsOf(await call(simulator, 'requests/getrecords')).map((row) => row.Subject);
}

describe('Open points of a running simulator', () => {
	it('start with the first value of each switch', async () => {
		const { openPoints } = await start();
		expect(openPoints).toEqual(Object.fromEntries(OPEN_POINTS.map((point) => [point.name, point.values[0]])));
	});

	it('change while the simulator runs', async () => {
		const simulator = await start();
		simulator.setOpenPoints({ errorStatus: '4xx' });
		expect(simulator.openPoints.errorStatus).toBe('4xx');
		expect((await post(simulator, '/api/json/requests/getrecordsbyid', { ...ACCESS, id: '7' })).status).toBe(404);
	});

	it('can put records in an order that does not depend on age and stays the same', async () => {
		const simulator = await start({ openPoints: { recordOrder: 'none' } });
		addCases(simulator, 20);
		const first = await subjects(simulator);
		const sorted = Array.from({ length: 20 }, (_, place) => `Case ${place + 1}`);
		expect(first).not.toEqual(sorted);
		expect(first).not.toEqual(sorted.reverse());
		expect(await subjects(simulator)).toEqual(first);
		simulator.add('requests', { Subject: 'new', 'Contact Name': 'A' });
		expect((await subjects(simulator)).filter((subject) => subject !== 'new')).toEqual(
			first.slice(0, 20 - Number((await subjects(simulator)).includes('new'))),
		);
	});
});
