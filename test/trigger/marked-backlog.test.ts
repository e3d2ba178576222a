import { describe, expect, it } from '@jest/globals';
import { type Cursor, cursorAt } from '../../nodes/ZohoSupport/trigger/cursor';
import type { Watch } from '../../nodes/ZohoSupport/trigger/events';
import { Known } from '../../nodes/ZohoSupport/trigger/known';
import type { PollState } from '../../nodes/ZohoSupport/trigger/poll-machine';
import { HOUR, MINUTE, NOON, row } from './rows';
import { pollOf, SmallDesk } from './small-desk';

const TRAITS = { pageSize: 200, filterDrift: 27 * HOUR };
const ONE: Watch = { events: 'created', fields: [], conditions: [], most: 1 };
const BEFORE = cursorAt(NOON);

const at = (id: number, after: number) => row(id, { made: after, changed: after });
const came = (after: number, known = Known.none): Cursor => ({ ...cursorAt(NOON + after), known });

/** Up to when after noon events that wait may have been given out; undefined where none was. */
function markedUpTo(state: Omit<PollState, 'cursor'>, cursor = BEFORE, moved = 0): number | undefined {
	const desk = new SmallDesk([at(1, MINUTE + moved), at(2, 2 * MINUTE + moved), at(3, 3 * MINUTE + moved)]);
	const { givenUpTo } = pollOf({ cursor, ...state }, desk, ONE, TRAITS).state;
	return givenUpTo === undefined ? undefined : givenUpTo - NOON;
}

describe('what waits after a poll whose events may have been given out', () => {
	it('is marked up to the last instant before the watermark that was reached then', () => {
		expect(markedUpTo({ given: came(HOUR) })).toBe(HOUR - 1);
	});

	it('is marked up to the last change that was handled then, where that is later', () => {
		expect(markedUpTo({ given: came(0, Known.of([at(7, 2 * MINUTE), at(8, MINUTE)])) })).toBe(2 * MINUTE);
	});

	it('stays marked as far as after an earlier process', () => {
		expect([markedUpTo({ givenUpTo: NOON + HOUR }), markedUpTo({ given: came(MINUTE), givenUpTo: NOON + HOUR })]).toEqual([HOUR, HOUR]);
	});

	it('is marked further where the later process came further', () => {
		expect(markedUpTo({ given: came(2 * HOUR), givenUpTo: NOON + HOUR })).toBe(2 * HOUR - 1);
	});

	it('is not marked where nothing was given out', () => {
		expect([markedUpTo({}), markedUpTo({ given: cursorAt(null) })]).toEqual([undefined, undefined]);
	});

	it('is marked as far in the times of a portal that moved meanwhile', () => {
		const seen = Known.of([at(1, MINUTE)]);
		expect(markedUpTo({ given: came(MINUTE, seen) }, { ...BEFORE, known: Known.of([at(3, 3 * MINUTE)]) }, HOUR)).toBe(HOUR + MINUTE);
	});
});
