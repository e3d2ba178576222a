import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../nodes/ZohoSupport/trigger/cursor/cursor';
import { type PollState, step } from '../../nodes/ZohoSupport/trigger/cursor/step';
import { SeenRecord } from '../../nodes/ZohoSupport/trigger/events/version';

const DESK = { pageSize: 200, filterDrift: 27 * 60 * 60 * 1000 };
const WATCH = { events: 'created', fields: [], conditions: [], most: 10_000 } as const;
const MINUTE = 60_000;
const BEGIN = Date.parse('2026-11-24T12:00:00Z');

describe('a crowd of one second, after which nothing happens', () => {
	it.each([21, 150])('of %d costs one request a poll once it was read again', (count) => {
		const desk = Array.from({ length: 30 }, (_, place) => madeAt(place, BEGIN + place * 1_000));
		let { state } = poll({ cursor: cursorAt(null), beginning: { from: 'now' } }, desk, BEGIN + MINUTE);
		desk.push(...Array.from({ length: count }, (_, place) => madeAt(100 + place, BEGIN + 2 * MINUTE)));
		const requests = Array.from({ length: 8 }, (_, place) => {
			const polled = poll(state, desk, BEGIN + (3 + place) * MINUTE);
			({ state } = polled);
			return polled.requests;
		});
		expect(requests.slice(3)).toEqual([1, 1, 1, 1, 1]);
	});
});

/** Polls a desk that lists the newest first, its clock and ours the same. It is asked from a second before the minute, as `filterTime` has it. */
function poll(from: PollState, desk: readonly SeenRecord[], at: number): { state: PollState; requests: number } {
	const now = { wall: at, steady: at };
	let requests = 0;
	let current = step(from, undefined, now, WATCH, DESK);
	for (; current.next !== undefined; requests += 1) {
		const { since, window } = current.next;
		const asked = since === null ? -Infinity : Math.floor(since / MINUTE) * MINUTE - 1_000;
		const rows = desk.filter(({ changed }) => changed.earliest >= asked).reverse();
		current = step(current.state, { rows: rows.slice(window.from - 1, window.to), asked: now }, now, WATCH, DESK);
	}
	return { state: current.state, requests };
}

/** A time of a full minute stands for the whole minute, as `spanOf` has it. */
function madeAt(place: number, at: number): SeenRecord {
	const span = { earliest: at, latest: at + (at % MINUTE === 0 ? 59_999 : 999) };
	return new SeenRecord({ id: String(190_000_000_000_000 + place), Subject: `Case ${place}` }, { created: span, modified: span });
}
