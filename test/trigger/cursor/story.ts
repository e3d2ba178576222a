import {
	confirmed,
	unconfirmed,
	type Progress,
	progressFrom,
} from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import type { PollState } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import type { EventChoice } from '../../../nodes/ZohoSupport/form/event';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/watch';
import { HOUR, MINUTE, row, type RowOfTest } from '../rows';
import { inWords, pollOf, type PolledOfTest, SmallService, throughJson } from '../small-service';

const TRAITS = { pageSize: 200, filterDrift: 27 * HOUR };

/** A trigger and a service with case 1, which is old and open. */
class Story {
	readonly service = new SmallService([row(1, { made: -HOUR, says: { Status: 'Open' } })]);

	private readonly createdAt = new Map([[1, -HOUR]]);

	private clock = 0;

	private state: PollState = { progress: progressFrom(null), beginning: { from: 'now' }, comparePrints: true };
	last: PolledOfTest | undefined;

	constructor(readonly watch: Watch) {
		this.poll();
	}

	/** Creates or changes a record, a minute later. */
	says(id: number, Status: string, more: RowOfTest['says'] = {}): this {
		this.clock += MINUTE;
		const made = this.createdAt.get(id) ?? this.clock;
		this.createdAt.set(id, made);
		this.service.rows = [
			...this.service.rows.filter((one) => one.id !== String(id)),
			row(id, { made, changed: this.clock, says: { Status, ...more } }),
		];
		return this;
	}

	/** One poll, after the last events became an execution. */
	poll(): string[] {
		this.last = pollOf(confirmedState(this.state), this.service, this.watch, TRAITS);
		this.state = this.last.state;
		return inWords(this.last.events);
	}

	/** Starts a new process. @param became `confirmed` or `unconfirmed` */
	restart(became: (progress: Progress) => Progress = unconfirmed): this {
		this.state = { progress: became(throughJson(this.state.progress)), comparePrints: true };
		return this;
	}
}

function confirmedState(state: PollState): PollState {
	return { ...state, progress: confirmed(state.progress) };
}

export const watching = (events: EventChoice, more: Partial<Watch> = {}) =>
	new Story({ events, fields: events === 'fieldChanged' ? ['Status'] : [], conditions: [], most: 1_000, ...more });
