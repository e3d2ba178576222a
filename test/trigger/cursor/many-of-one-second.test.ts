import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { type PollState, step } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';

const DESK = { pageSize: 200, filterDrift: 27 * 60 * 60 * 1000 };
const WATCH = { events: 'created', fields: [], conditions: [], most: 2_000 } as const;
const SECOND = 1_000;
const MINUTE = Date.parse('2026-11-24T14:29:00Z');

describe('a thousand cases of one second', () => {
	it('come once, although a case of the minute before is near enough to be remembered', () => {
		const old = Array.from({ length: 25 }, (_, place) => madeAt(place, MINUTE - 25 * SECOND + (place + 1) * SECOND));
		const burst = Array.from({ length: 1_000 }, (_, place) => madeAt(100 + place, MINUTE + 30 * SECOND));
		const seeded = poll({ cursor: cursorAt(null), beginning: { from: 'now' } }, old);
		const drained = poll(seeded.state, [...old, ...burst]);
		const after = poll(drained.state, [...old, ...burst]);
		expect([drained.events.length, after.events.map(({ record }) => record.id)]).toEqual([1_000, []]);
	});
});

/** Polls a desk that lists the newest first. It is asked from a second before the minute, as `filterTime` has it. */
function poll(state: PollState, desk: readonly SeenRecord[]): ReturnType<typeof step> {
	const now = { wall: MINUTE + 300 * SECOND, steady: 0 };
	let current = step(state, undefined, now, WATCH, DESK);
	while (current.next !== undefined) {
		const { since, window } = current.next;
		const asked = since === null ? -Infinity : Math.floor(since / 60_000) * 60_000 - SECOND;
		const rows = desk.filter(({ changed }) => changed.earliest >= asked).reverse();
		current = step(current.state, { rows: rows.slice(window.from - 1, window.to), asked: now }, now, WATCH, DESK);
	}
	return current;
}

/** A time of a full minute stands for the whole minute, as `spanOf` has it. */
function madeAt(place: number, at: number): SeenRecord {
	const span = { earliest: at, latest: at + (at % 60_000 === 0 ? 59_999 : 999) };
	return new SeenRecord({ id: String(190_000_000_000_000 + place), Subject: `Case ${place}` }, { created: span, modified: span });
}
