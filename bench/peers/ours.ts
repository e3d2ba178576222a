import { filterTime, spanOf } from '../../nodes/ZohoSupport/helpdesk/support/times';
import { type Cursor, cursorAt, cursorFromJson, cursorToJson } from '../../nodes/ZohoSupport/trigger/cursor';
import type { Watch } from '../../nodes/ZohoSupport/trigger/events';
import { type PollState, step } from '../../nodes/ZohoSupport/trigger/poll-machine';
import type { DeskTraits } from '../../nodes/ZohoSupport/trigger/reading';
import type { Moment } from '../../nodes/ZohoSupport/trigger/service-clock';
import { Sighting } from '../../nodes/ZohoSupport/trigger/sighting';
import type { Row } from './desk';
import type { Poller, Strategy } from './strategy';

/** As the classic API is to the trigger. */
const DESK: DeskTraits = { pageSize: 200, filterDrift: 27 * 60 * 60 * 1000 };

/** This package's trigger: its state machine as it is. */
export function ours(waitsFor: Strategy['waitsFor']): Strategy {
	const watch: Watch = { events: waitsFor, fields: [], conditions: [], most: 1_000 };
	return { name: 'this package', waitsFor, start: () => pollerOf(watch) };
}

function pollerOf(watch: Watch): Poller {
	let state: PollState = { cursor: cursorAt(null), beginning: { from: 'now' } };
	return {
		poll(line, now) {
			const moment = (): Moment => ({ wall: now(), steady: line.now() });
			let current = step(state, undefined, moment(), watch, DESK);
			const versions = new Map<string, Row>();
			while (current.next !== undefined) {
				const asked = moment();
				const rows = line.changedSince(asText(current.next.since), current.next.window);
				for (const row of rows) versions.set(`${row.id} ${row.version}`, row);
				const sightings = rows.map(sightingOf);
				current = step(current.state, { rows: sightings, asked }, moment(), watch, DESK);
			}
			state = current.state;
			return current.events.map(({ record }) => versions.get(`${record.id} ${record.Status}`)).filter((row) => row !== undefined);
		},
		// n8n keeps the cursor as JSON; what the process remembers is gone.
		republish: () => void (state = { ...state, harvest: undefined, cursor: saved(state.cursor) }),
	};
}

function saved(cursor: Cursor): Cursor {
	return cursorFromJson(JSON.parse(JSON.stringify(cursorToJson(cursor))));
}

/** The instant as it arrives at a desk whose times are UTC. */
function asText(since: number | null): number | null {
	return since === null ? null : Date.parse(`${filterTime(new Date(since), 'UTC')}Z`);
}

function sightingOf({ id, created, modified, version }: Row): Sighting {
	const span = (at: number) => spanOf(new Date(at).toISOString(), 'UTC');
	return new Sighting({ id, Status: String(version) }, { created: span(created), modified: span(modified) });
}
