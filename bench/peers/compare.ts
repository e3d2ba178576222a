import { sortBy } from 'es-toolkit';
import * as product from '../product';
import { historyOf } from './histories';
import { PEERS } from './peers';
import type { Row } from './portal';
import { live, type Poller, type Score, type Way } from './score';

export const OURS = 'this package';

/** What a way made of all histories. */
export type WayScore = Score & Pick<Way, 'name' | 'waitsFor'>;

/** Lets each way live through the same seeded histories. */
export async function compareWays(histories: number): Promise<WayScore[]> {
	const ways = sortBy([ours('created'), ours('createdOrUpdated'), ...PEERS], ['waitsFor']);
	return ways.map((way) => {
		const score: Score = { owed: 0, missed: 0, repeated: 0, polls: 0, requests: 0 };
		for (let seed = 1; seed <= histories; seed += 1) live(way, historyOf(seed), score);
		const { name, waitsFor } = way;
		const { missed, repeated, requests } = score;
		console.log(`${name} (${waitsFor}): ${missed} missed, ${repeated} repeated, ${requests} requests`);
		return { name, waitsFor, ...score };
	});
}

/** This package's trigger: its state machine as it is. */
function ours(waitsFor: Way['waitsFor']): Way {
	const watch: product.Watch = { events: waitsFor, fields: [], conditions: [], most: 1_000 };
	return { name: OURS, waitsFor, start: () => pollerOf(watch) };
}

function pollerOf(watch: product.Watch): Poller {
	const progress = product.progressFrom(null);
	let state: product.PollState = { progress, beginning: { from: 'now' }, comparePrints: true };
	return (line) => {
		// n8n keeps the cursor; what the process remembers is gone.
		if (line.republished) state = { progress: product.reloaded(state.progress), comparePrints: true };
		const polled = product.poll(state, watch, {
			changes: product.SUPPORT.changesOf(),
			moment: () => ({ wall: product.wallTime(line.now()), steady: product.steadyTime(line.now()) }),
			read: ({ since, window }) => {
				const asked = since === null ? null : product.askedWith(since);
				return line.ask((portal) => portal.changedSince(asked, window)).map(seenOf);
			},
		});
		// Each batch becomes an execution.
		state = { ...polled.state, progress: product.confirmed(polled.state.progress) };
		return polled.events.map(({ record }) => ({ id: record.id, version: Number(record.Status) }));
	};
}

function seenOf({ id, created, modified, version }: Row): product.SeenRecord {
	const times = { created: product.spanAt(created), modified: product.spanAt(modified) };
	return new product.SeenRecord({ id, Status: String(version) }, times);
}
