import type { IDataObject } from 'n8n-workflow';
import type { HelpdeskRecord } from '../../nodes/ZohoSupport/helpdesk/helpdesk';
import { SupportHelpdesk } from '../../nodes/ZohoSupport/services/support/support-helpdesk';
import { progressFrom } from '../../nodes/ZohoSupport/trigger/cursor/progress';
import type { ReadRequest } from '../../nodes/ZohoSupport/helpdesk/changes';
import { type PollState, step } from '../../nodes/ZohoSupport/trigger/cursor/step';
import { itemOf } from '../../nodes/ZohoSupport/trigger/events/item';
import { SeenRecord } from '../../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../../nodes/ZohoSupport/trigger/form/choices';
import { type Moment, serviceTime, steadyTime, wallTime } from '../../nodes/ZohoSupport/helpdesk/instants';
import { stateToJson } from '../../nodes/ZohoSupport/trigger/schedule/saved-state';

const HELPDESK = new SupportHelpdesk(async () => await Promise.reject(new Error('No request is made here')), {
	zone: 'America/Los_Angeles',
});

/** A moment that stands: time plays no part in a backlog. */
const NOW: Moment = { wall: wallTime(Date.parse('2026-11-24T12:00:00Z')), steady: steadyTime(0) };

/**
 * Seconds of the processor that the trigger itself takes to give out records, from decoded pages to n8n's items and the state as text.
 * @param items what a trigger gave out, oldest first @param most events at once
 */
export function ownSecondsOf(items: readonly IDataObject[], most: number): number {
	const pages = new Pages(items.map(recordOf).reverse());
	const watch: Watch = { events: 'created', fields: [], conditions: [], most };
	const before = process.cpuUsage();
	let state: PollState = { progress: progressFrom(serviceTime(0)), comparePrints: true };
	let left = items.length;
	for (let polls = 0; left > 0 && polls <= items.length; polls += 1) {
		let current = step(state, undefined, NOW, watch, HELPDESK.changes);
		while (current.next !== undefined) {
			const rows = pages.page(current.next).map((record) => new SeenRecord(record, HELPDESK.times(record)));
			current = step(current.state, { rows, asked: NOW }, NOW, watch, HELPDESK.changes);
		}
		({ state } = current);
		left -= current.events.map((event) => itemOf(event, undefined)).length;
		JSON.stringify(
			stateToJson({ place: '', start: '', fields: '', asked: '', turn: polls, writer: '', progress: state.progress }),
		);
	}
	const { user, system } = process.cpuUsage(before);
	if (left !== 0) throw new Error(`${left} records did not come out`);
	return (user + system) / 1e6;
}

/** Records as the desk lists them, all of them changed since whatever is asked. */
class Pages {
	constructor(private readonly newestFirst: readonly HelpdeskRecord[]) {}

	page({ window }: ReadRequest): readonly HelpdeskRecord[] {
		return this.newestFirst.slice(window.from - 1, window.to);
	}
}

/** The record that an item was made of. */
function recordOf({ event: _event, eventTime: _eventTime, id, ...fields }: IDataObject): HelpdeskRecord {
	const values = Object.entries(fields).map(([label, value]) => [label, typeof value === 'string' ? value : null]);
	return { ...Object.fromEntries(values), id: String(id) };
}
