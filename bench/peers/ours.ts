import * as product from '../product';
import type { Row } from './portal';
import type { Poller, Way } from './score';

export const OURS = 'this package';

/** What the trigger must know of the classic API. */
const TRAITS = { pageSize: 200, filterDrift: 27 * 60 * 60 * 1000 };

/** This package's trigger: its state machine as it is. */
export function ours(waitsFor: Way['waitsFor']): Way {
	const watch: product.Watch = { events: waitsFor, fields: [], conditions: [], most: 1_000 };
	return { name: OURS, waitsFor, start: () => pollerOf(watch) };
}

function pollerOf(watch: product.Watch): Poller {
	const progress = product.progressFrom(null);
	let state: product.PollState = { progress, beginning: { from: 'now' }, comparePrints: true };
	return {
		poll(line, now) {
			const versions = new Map<string, Row>();
			const polled = product.poll(state, watch, {
				traits: TRAITS,
				moment: () => ({ wall: product.wallTime(now()), steady: product.steadyTime(line.now()) }),
				read: ({ since, window }) => {
					const rows = line.changedSince(since === null ? null : product.askedWith(since), window);
					for (const row of rows) versions.set(`${row.id} ${row.version}`, row);
					return rows.map(seenOf);
				},
			});
			// Each batch becomes an execution.
			state = { ...polled.state, progress: product.confirmed(polled.state.progress) };
			return polled.events.flatMap(({ record }) => versions.get(`${record.id} ${record.Status}`) ?? []);
		},
		// n8n keeps the cursor; what the process remembers is gone.
		republish: () => void (state = { progress: product.reloaded(state.progress), comparePrints: true }),
	};
}

function seenOf({ id, created, modified, version }: Row): product.SeenRecord {
	const times = { created: product.spanAt(created), modified: product.spanAt(modified) };
	return new product.SeenRecord({ id, Status: String(version) }, times);
}
