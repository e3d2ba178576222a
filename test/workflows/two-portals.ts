import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/support/simulator';
import type { Engine } from '../engine/engine';
import { stoppedClock } from './pacific-date';
import { skippedWaits } from './waits';
import { openWorkbench, PLENTY } from './workbench';

/** A credential whose address is an expression of the item. */
export const BY_ITEM = { apiAddress: '={{ $json.simulator }}', accountsAddress: '={{ $json.simulator }}' };

/** Two portals, and a credential whose address is an expression of the item. */
export function openTwoPortals() {
	stoppedClock();
	const bench = openWorkbench();
	skippedWaits();
	let other: Simulator;
	beforeAll(async () => void (other = await startSimulator({ dailyLimit: PLENTY })));
	let engine: Engine;
	beforeEach(async () => {
		other.reset({ dailyLimit: PLENTY });
		// A separate process, because another test may have used up the quota of a portal.
		engine = await bench.engine.restarted();
	});
	afterAll(async () => await other.close());

	/** Items that go to the two portals alternately. */
	const byTurns = (count: number, more: (place: number) => IDataObject = () => ({})) =>
		Array.from({ length: count }, (_, place) => ({
			simulator: place % 2 === 0 ? bench.simulator.url : other.url,
			title: `Case ${place}`,
			...more(place),
		}));
	const run = async (parameters: INodeParameters, items: IDataObject[], more: object = {}) => {
		const before = other.journal.count({ kind: 'api' });
		const done = await bench.run(parameters, { items, credential: BY_ITEM, engine, ...more });
		return { ...done, spent: [done.requests, other.journal.count({ kind: 'api' }) - before] };
	};

	return { bench, other: () => other, byTurns, run };
}
