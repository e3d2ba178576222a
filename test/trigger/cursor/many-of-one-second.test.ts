import { describe, expect, it } from '@jest/globals';
import { ChangesByList } from '../../../nodes/ZohoSupport/services/support/changes/changes';
import { confirmed, progressFrom } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { type PollState, step } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import { steadyTime, wallTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import { MINUTE, SECOND } from '../rows';
import { inWords, throughJson } from '../small-desk';

const CHANGES = new ChangesByList({ pageSize: 200, filterDrift: 27 * 60 * MINUTE });
const WATCH = { events: 'created', fields: [], conditions: [], most: 10_000 } as const;
const BEGIN = Date.parse('2026-11-24T12:00:00Z');

/** A trigger that began now, with a desk of thirty old cases that lists the newest first. */
class Trigger {
	readonly desk = Array.from({ length: 30 }, (_, place) => madeAt(place, BEGIN - 30 * SECOND + place * SECOND));

	requests = 0;

	private state: PollState = { progress: progressFrom(null), beginning: { from: 'now' }, comparePrints: true };

	constructor() {
		this.poll(BEGIN);
	}

	/** So many cases of one second. */
	make(count: number, at: number): void {
		this.desk.push(...Array.from({ length: count }, (_, place) => madeAt(1_000 + this.desk.length + place, at)));
	}

	/** A new process, after n8n took over the last events. */
	restart(): void {
		this.state = { progress: confirmed(throughJson(this.state.progress)), comparePrints: true };
	}

	/** One poll, its clock and ours the same, after n8n took over the last events. It is asked from a second before the minute, as `filterTime` has it. */
	poll(at: number): string[] {
		const now = { wall: wallTime(at), steady: steadyTime(at) };
		const before =
			this.state.waiting === undefined ? { ...this.state, progress: confirmed(this.state.progress) } : this.state;
		let current = step(before, undefined, now, WATCH, CHANGES);
		for (this.requests = 0; current.next !== undefined; this.requests += 1) {
			const { since, window } = current.next;
			const asked = since === null ? -Infinity : Math.floor(since / MINUTE) * MINUTE - SECOND;
			const rows = this.desk.filter(({ changed }) => changed.earliest >= asked).reverse();
			current = step(current.state, { rows: rows.slice(window.from - 1, window.to), asked: now }, now, WATCH, CHANGES);
		}
		this.state = current.state;
		return inWords(current.events);
	}
}

/** A time of a full minute stands for the whole minute, as `spanOf` has it. */
function madeAt(place: number, at: number): SeenRecord {
	const span = { earliest: at, latest: at + (at % MINUTE === 0 ? MINUTE - 1 : 999) };
	return new SeenRecord(
		{ id: String(190_000_000_000_000 + place), Subject: `Case ${place}` },
		{ created: span, modified: span },
	);
}

describe('many cases of one second', () => {
	it.each([21, 150, 1_000, 2_000])('come once, be they %d', (count) => {
		const trigger = new Trigger();
		trigger.make(count, BEGIN + 30 * SECOND);
		const polls = [1, 2, 3, 4].map((minutes) => trigger.poll(BEGIN + minutes * MINUTE));
		expect(polls.map((events) => events.length)).toEqual([count, 0, 0, 0]);
	});

	it('come once although a case of the minute before is near enough to be remembered', () => {
		const trigger = new Trigger();
		trigger.make(1, BEGIN - MINUTE + 59 * SECOND);
		trigger.poll(BEGIN + SECOND);
		trigger.make(1_000, BEGIN + 30 * SECOND);
		expect([trigger.poll(BEGIN + MINUTE).length, trigger.poll(BEGIN + 2 * MINUTE)]).toEqual([1_000, []]);
	});

	it('cost one request a poll once they were read again, after which nothing happens', () => {
		const requests = [21, 150].map((count) => {
			const trigger = new Trigger();
			trigger.make(count, BEGIN + 2 * MINUTE);
			return Array.from({ length: 8 }, (_, place) => {
				trigger.poll(BEGIN + (3 + place) * MINUTE);
				return trigger.requests;
			}).slice(3);
		});
		expect(requests).toEqual([
			[1, 1, 1, 1, 1],
			[1, 1, 1, 1, 1],
		]);
	});

	/** How many come of 2,500 with each poll, and how many of them are marked. */
	function polls(restartBefore?: number): number[][] {
		const trigger = new Trigger();
		trigger.make(2_500, BEGIN + 30 * SECOND);
		return [1, 2, 3, 4].map((minutes) => {
			if (minutes === restartBefore) trigger.restart();
			const events = trigger.poll(BEGIN + minutes * MINUTE);
			return [events.length, events.filter((event) => event.endsWith(' again')).length];
		});
	}

	it('that are more than are remembered come once all the same while a process lives, which knows how time goes by', () => {
		expect(polls()).toEqual([
			[2_500, 0],
			[0, 0],
			[0, 0],
			[0, 0],
		]);
	});

	it('that are forgotten come once more, marked, where a new process read them first: nothing told it that their second was over', () => {
		expect(polls(1)).toEqual([
			[2_500, 0],
			[500, 500],
			[0, 0],
			[0, 0],
		]);
	});
});
