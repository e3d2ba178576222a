import { describe, expect, it } from '@jest/globals';
import { ChangesByList } from '../../../nodes/ZohoSupport/services/support/changes/changes';
import type { ReadRequest } from '../../../nodes/ZohoSupport/services/support/changes/question';
import { confirmed, progressFrom } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { type PollState, step } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import { steadyTime, wallTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import { MINUTE, SECOND } from '../rows';
import { inWords, throughJson } from '../small-service';

const CHANGES = new ChangesByList({ pageSize: 200, filterDrift: 27 * 60 * MINUTE });
const WATCH = { events: 'created', fields: [], conditions: [], most: 10_000 } as const;
const BEGIN = Date.parse('2026-11-24T12:00:00Z');

/** A trigger that began now, in a portal with thirty old cases that lists the newest first. */
class Trigger {
	readonly service = Array.from({ length: 30 }, (_, place) => madeAt(place, BEGIN - 30 * SECOND + place * SECOND));

	requests = 0;

	private state: PollState = { progress: progressFrom(null), beginning: { from: 'now' }, comparePrints: true };

	constructor() {
		this.poll(BEGIN);
	}

	/** A number of cases of one second. */
	make(count: number, at: number): void {
		this.service.push(...Array.from({ length: count }, (_, place) => madeAt(1_000 + this.service.length + place, at)));
	}

	/** A new process, after the last events became an execution. */
	restart(): void {
		this.state = { progress: confirmed(throughJson(this.state.progress)), comparePrints: true };
	}

	/**
	 * One poll after the last events became an execution. The two clocks agree. The query starts a second before the
	 * minute, as in `filterTime`.
	 */
	poll(at: number): string[] {
		const now = { wall: wallTime(at), steady: steadyTime(at) };
		const before =
			this.state.waiting === undefined ? { ...this.state, progress: confirmed(this.state.progress) } : this.state;
		let current = step(before, undefined, now, WATCH, CHANGES);
		for (this.requests = 0; current.next !== undefined; this.requests += 1) {
			const { since, window } = current.next as ReadRequest;
			const asked = since === null ? -Infinity : Math.floor(since / MINUTE) * MINUTE - SECOND;
			const rows = this.service.filter(({ changed }) => changed.earliest >= asked).reverse();
			current = step(current.state, { rows: rows.slice(window.from - 1, window.to), asked: now }, now, WATCH, CHANGES);
		}
		this.state = current.state;
		return inWords(current.events);
	}
}

/** A full minute stands for any time within it, as in `spanOf`. */
function madeAt(place: number, at: number): SeenRecord {
	const span = { earliest: at, latest: at + (at % MINUTE === 0 ? MINUTE - 1 : 999) };
	return new SeenRecord(
		{ id: String(190_000_000_000_000 + place), Subject: `Case ${place}` },
		{ created: span, modified: span },
	);
}

describe('many cases of one second', () => {
	it.each([21, 150, 1_000, 2_000])('come once, also if there are %d', (count) => {
		const trigger = new Trigger();
		trigger.make(count, BEGIN + 30 * SECOND);
		const polls = [1, 2, 3, 4].map((minutes) => trigger.poll(BEGIN + minutes * MINUTE));
		expect(polls.map((events) => events.length)).toEqual([count, 0, 0, 0]);
	});

	it('come once although a case of the minute before is remembered too', () => {
		const trigger = new Trigger();
		trigger.make(1, BEGIN - MINUTE + 59 * SECOND);
		trigger.poll(BEGIN + SECOND);
		trigger.make(1_000, BEGIN + 30 * SECOND);
		expect([trigger.poll(BEGIN + MINUTE).length, trigger.poll(BEGIN + 2 * MINUTE)]).toEqual([1_000, []]);
	});

	it('cost one request per poll once they were read again and nothing changes', () => {
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

	/** Of 2,500 cases: how many come with each poll, and how many of them are marked. */
	function polls(restartBefore?: number): number[][] {
		const trigger = new Trigger();
		trigger.make(2_500, BEGIN + 30 * SECOND);
		return [1, 2, 3, 4].map((minutes) => {
			if (minutes === restartBefore) trigger.restart();
			const events = trigger.poll(BEGIN + minutes * MINUTE);
			return [events.length, events.filter((event) => event.endsWith(' again')).length];
		});
	}

	it('come once even if they are too many to remember, while a process lives and knows the service clock', () => {
		expect(polls()).toEqual([
			[2_500, 0],
			[0, 0],
			[0, 0],
			[0, 0],
		]);
	});

	it('come once more, marked, if they were forgotten and a new process read them first: it cannot know that their second is over', () => {
		expect(polls(1)).toEqual([
			[2_500, 0],
			[500, 500],
			[0, 0],
			[0, 0],
		]);
	});
});
