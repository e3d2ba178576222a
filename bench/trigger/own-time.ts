import type { IDataObject } from 'n8n-workflow';
import { watchUse } from '../engine';
import * as product from '../product';

/** The clock stands: time plays no part in a backlog. */
const NOW: product.Moment = {
	wall: product.wallTime(Date.parse('2026-11-24T12:00:00Z')),
	steady: product.steadyTime(0),
};

/**
 * Seconds of processor time that the trigger itself takes, from decoded pages to n8n's items and the saved state as text.
 * @param items what a trigger gave out, oldest first
 * @param most events per poll
 */
export function ownSecondsOf(items: readonly IDataObject[], most: number): number {
	const newestFirst = items.map(recordOf).reverse();
	const watch: product.Watch = { events: 'created', fields: [], conditions: [], most };
	const source: product.Source = {
		changes: product.SUPPORT.changesOf(),
		moment: () => NOW,
		// Every record changed after the time that is asked for.
		read: ({ window }) =>
			newestFirst
				.slice(window.from - 1, window.to)
				.map((record) => new product.SeenRecord(record, product.SUPPORT.times(record))),
	};
	const use = watchUse();
	let state: product.PollState = { progress: product.progressFrom(product.serviceTime(0)), comparePrints: true };
	let left = items.length;
	for (let polls = 0; left > 0 && polls <= items.length; polls += 1) {
		const polled = product.poll(state, watch, source);
		({ state } = polled);
		left -= polled.events.map((event) => product.itemOf(event, undefined)).length;
		product.savedText(state.progress);
	}
	const { processorSeconds } = use();
	if (left !== 0) throw new Error(`${left} records did not come out`);
	return processorSeconds;
}

/** The record that an item was made from. */
function recordOf({ event: _event, eventTime: _eventTime, id, ...fields }: IDataObject): product.HelpdeskRecord {
	const values = Object.entries(fields).map(([label, value]) => [label, typeof value === 'string' ? value : null]);
	return { ...Object.fromEntries(values), id: String(id) };
}
