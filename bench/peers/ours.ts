import { filterTime, spanOf } from '../../nodes/ZohoSupport/services/support/times';
import { type Cursor, cursorFromJson, cursorToJson } from '../../nodes/ZohoSupport/trigger/cursor/cursor';
import { confirmed, type Progress, progressFrom } from '../../nodes/ZohoSupport/trigger/cursor/progress';
import { ChangesByList } from '../../nodes/ZohoSupport/services/support/changes/changes';
import { type PollState, step } from '../../nodes/ZohoSupport/trigger/cursor/step';
import { SeenRecord } from '../../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../../nodes/ZohoSupport/trigger/form/choices';
import { type Moment, steadyTime, wallTime } from '../../nodes/ZohoSupport/helpdesk/instants';
import type { Row } from './desk';
import type { Poller, Strategy } from './strategy';

/** As the classic API is to the trigger. */
const CHANGES = new ChangesByList({ pageSize: 200, filterDrift: 27 * 60 * 60 * 1000 });

/** This package's trigger: its state machine as it is. */
export function ours(waitsFor: Strategy['waitsFor']): Strategy {
	const watch: Watch = { events: waitsFor, fields: [], conditions: [], most: 1_000 };
	return { name: 'this package', waitsFor, start: () => pollerOf(watch) };
}

function pollerOf(watch: Watch): Poller {
	let state: PollState = { progress: progressFrom(null), beginning: { from: 'now' }, comparePrints: true };
	return {
		poll(line, now) {
			const moment = (): Moment => ({ wall: wallTime(now()), steady: steadyTime(line.now()) });
			let current = step(state, undefined, moment(), watch, CHANGES);
			const versions = new Map<string, Row>();
			while (current.next !== undefined) {
				const asked = moment();
				const rows = line.changedSince(asText(current.next.since), current.next.window);
				for (const row of rows) versions.set(`${row.id} ${row.version}`, row);
				current = step(current.state, { rows: rows.map(seenOf), asked }, moment(), watch, CHANGES);
			}
			// Each batch becomes an execution.
			state = { ...current.state, progress: confirmed(current.state.progress) };
			return current.events
				.map(({ record }) => versions.get(`${record.id} ${record.Status}`))
				.filter((row) => row !== undefined);
		},
		// n8n keeps the cursor as JSON; what the process remembers is gone.
		republish: () => void (state = { progress: saved(state.progress), comparePrints: true }),
	};
}

function saved({ cursor, history, batch }: Progress): Progress {
	const throughJson = (one: Cursor): Cursor => cursorFromJson(JSON.parse(JSON.stringify(cursorToJson(one))));
	return {
		cursor: throughJson(cursor),
		history,
		...(batch && { batch: { ...batch, since: throughJson(batch.since) } }),
	};
}

/** The instant as it arrives at a desk whose times are UTC. */
function asText(since: number | null): number | null {
	return since === null ? null : Date.parse(`${filterTime(new Date(since), 'UTC')}Z`);
}

function seenOf({ id, created, modified, version }: Row): SeenRecord {
	const span = (at: number) => spanOf(new Date(at).toISOString(), 'UTC');
	return new SeenRecord({ id, Status: String(version) }, { created: span(created), modified: span(modified) });
}
