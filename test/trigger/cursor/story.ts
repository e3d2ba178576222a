import { confirmed, doubted, type Progress, progressFrom } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import type { PollState } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import type { EventChoice, Watch } from '../../../nodes/ZohoSupport/trigger/form/choices';
import { HOUR, MINUTE, row, type RowOfTest } from '../rows';
import { inWords, pollOf, type PolledOfTest, SmallDesk, throughJson } from '../small-desk';

const TRAITS = { pageSize: 200, filterDrift: 27 * HOUR };

/** A trigger and its desk, where case 1 was there before and open. */
class Story {
	readonly desk = new SmallDesk([row(1, { made: -HOUR, says: { Status: 'Open' } })]);

	private readonly births = new Map([[1, -HOUR]]);

	private clock = 0;

	private state: PollState = { progress: progressFrom(null), beginning: { from: 'now' }, comparePrints: true };
	last: PolledOfTest | undefined;

	constructor(readonly watch: Watch) {
		this.poll();
	}

	/** A record is made, or changed, a minute later. */
	says(id: number, Status: string, more: RowOfTest['says'] = {}): this {
		this.clock += MINUTE;
		const made = this.births.get(id) ?? this.clock;
		this.births.set(id, made);
		this.desk.rows = [
			...this.desk.rows.filter((one) => one.id !== String(id)),
			row(id, { made, changed: this.clock, says: { Status, ...more } }),
		];
		return this;
	}

	/** One poll, after n8n took over what the one before gave out. */
	poll(): string[] {
		this.last = pollOf(confirmedState(this.state), this.desk, this.watch, TRAITS);
		this.state = this.last.state;
		return inWords(this.last.events);
	}

	/** A new process. @param became what is known of the last events */
	restart(became: (progress: Progress) => Progress = doubted): this {
		this.state = { progress: became(throughJson(this.state.progress)), comparePrints: true };
		return this;
	}
}

function confirmedState(state: PollState): PollState {
	return { ...state, progress: confirmed(state.progress) };
}

export const watching = (events: EventChoice, more: Partial<Watch> = {}) =>
	new Story({ events, fields: events === 'fieldChanged' ? ['Status'] : [], conditions: [], most: 1_000, ...more });
