import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { type Remembered, resumeFrom } from '../../../nodes/ZohoSupport/trigger/schedule/resume';
import type { SavedState } from '../../../nodes/ZohoSupport/trigger/schedule/saved-state';
import { NOON, SECOND } from '../rows';

const [EARLIER, LATER, LATEST] = [cursorAt(NOON), cursorAt(NOON + SECOND), cursorAt(NOON + 2 * SECOND)];
const [DURABLE, DEFAULT] = [true, false];

const saved = (turn: number, more: Partial<SavedState> = {}): SavedState => ({ place: 'here', start: 'now', fields: '', asked: '', writer: 'this process', turn, cursor: LATER, ...more });
const remembered = (more: Partial<Remembered> = {}): Remembered => ({ saved: saved(1), ...more });

describe('a new process', () => {
	it('begins where nothing was saved', () => {
		expect(resumeFrom(undefined, undefined, DEFAULT, 0)).toEqual({});
	});

	it.each([DURABLE, DEFAULT])('goes on from what was saved where no event came last (durable: %p)', (durable) => {
		const state = saved(3);
		expect(resumeFrom(state, undefined, durable, 0)).toEqual({ saved: state, cursor: LATER });
	});

	it('goes on behind the last events where their execution was saved with them', () => {
		const state = saved(3, { before: EARLIER });
		expect(resumeFrom(state, undefined, DURABLE, 0)).toEqual({ saved: state, cursor: LATER });
	});

	it('gives the last events out again, as given, where nobody knows of their execution', () => {
		const state = saved(3, { before: EARLIER });
		expect(resumeFrom(state, undefined, DEFAULT, 0)).toEqual({ saved: state, cursor: EARLIER, given: LATER });
	});
});

describe('a process that goes on', () => {
	it('takes what it remembers before an older state, since silent polls are not saved', () => {
		const own = saved(7, { cursor: LATEST });
		expect(resumeFrom(saved(4), remembered({ saved: own, gaveOut: 4 }), DEFAULT, 0)).toEqual({ saved: own, cursor: LATEST, confirmed: 4 });
	});

	it('knows that what it gave out arrived once that state was saved, so it forgets the cursor before', () => {
		const own = saved(4, { cursor: LATEST, before: EARLIER });
		const on = resumeFrom(own, remembered({ saved: own, gaveOut: 4, gaveOutAt: 0 }), DEFAULT, SECOND);
		expect(on).toEqual({ saved: saved(4, { cursor: LATEST }), cursor: LATEST, confirmed: 4 });
		expect(on.saved).not.toHaveProperty('before');
	});

	it('still knows it when an execution wrote an older state over it', () => {
		const own = saved(6, { cursor: LATEST });
		expect(resumeFrom(saved(3), remembered({ saved: own, gaveOut: 4, gaveOutAt: 0, confirmed: 5 }), DEFAULT, SECOND)).toEqual({ saved: own, cursor: LATEST, confirmed: 5 });
	});

	it('goes on from what it remembers where nothing was ever saved and nothing given out', () => {
		expect(resumeFrom(undefined, remembered(), DEFAULT, 0)).toEqual({ saved: saved(1), cursor: LATER, confirmed: 0 });
	});

	it.each([
		[DURABLE, 9],
		[DEFAULT, 9],
		[DURABLE, 2],
		[DEFAULT, 2],
	])('goes on from a state of another process (durable: %p), whichever turn that counts (%d)', (durable, turn) => {
		const state = saved(turn, { writer: 'another', cursor: LATEST, before: EARLIER });
		const expected = durable ? { saved: state, cursor: LATEST } : { saved: state, cursor: EARLIER, given: LATEST };
		expect(resumeFrom(state, remembered({ saved: saved(8) }), durable, 0)).toEqual(expected);
	});

	it('takes what it remembers before the state of another process that it went on from', () => {
		const own = saved(10, { cursor: LATEST });
		const took = { writer: 'another', turn: 9 };
		expect(resumeFrom(saved(9, { writer: 'another', before: EARLIER }), remembered({ saved: own, took }), DEFAULT, 0)).toEqual({ saved: own, cursor: LATEST, confirmed: 0 });
	});

	it.each([
		['a later turn of it', { writer: 'another', turn: 11 }],
		['the same turn of a third one', { writer: 'a third', turn: 9 }],
	])('goes on from another state of a process that it went on from: %s', (_what, { writer, turn }) => {
		const state = saved(turn, { writer });
		expect(resumeFrom(state, remembered({ saved: saved(10), took: { writer: 'another', turn: 9 } }), DURABLE, 0)).toEqual({ saved: state, cursor: LATER });
	});

	it('does not take a turn of another process for what n8n saved of its own', () => {
		const own = saved(10, { cursor: LATEST, before: LATER });
		const state = saved(9, { writer: 'another' });
		expect(resumeFrom(state, remembered({ saved: own, gaveOut: 10, gaveOutAt: 0, took: { writer: 'another', turn: 9 } }), DURABLE, 60 * SECOND)).toEqual({ saved: own, cursor: LATER, confirmed: 0, dropped: true });
	});
});

describe('events whose state was not saved', () => {
	const own = saved(4, { cursor: LATEST, before: LATER });
	const gaveOut = remembered({ saved: own, gaveOut: 4, gaveOutAt: 100 * SECOND, confirmed: 3 });

	it.each([
		[0, true],
		[10 * SECOND - 1, true],
		[10 * SECOND, undefined],
	])('may still be under way %d ms later: too early %p', (after, tooEarly) => {
		expect(resumeFrom(saved(3), gaveOut, DURABLE, 100 * SECOND + after).tooEarly).toBe(tooEarly);
	});

	it('were dropped by n8n, and come again from the state before, which silent polls may have taken further than n8n knows', () => {
		expect(resumeFrom(saved(2, { cursor: EARLIER }), gaveOut, DURABLE, 200 * SECOND)).toEqual({ saved: own, cursor: LATER, confirmed: 3, dropped: true });
	});

	it('come again from what n8n saved where the process does not know the state before', () => {
		const silent = remembered({ saved: saved(5, { cursor: LATEST }), gaveOut: 4, gaveOutAt: 0, confirmed: 3 });
		expect(resumeFrom(saved(3), silent, DURABLE, 200 * SECOND)).toEqual({ saved: saved(3), cursor: LATER, confirmed: 3, dropped: true });
	});

	it('come again where n8n has saved nothing at all', () => {
		expect(resumeFrom(undefined, gaveOut, DURABLE, 200 * SECOND)).toEqual({ saved: own, cursor: LATER, confirmed: 3, dropped: true });
	});

	it('of a first poll come again by beginning anew', () => {
		const first = remembered({ saved: saved(1), gaveOut: 1 });
		expect(resumeFrom(undefined, first, DURABLE, 200 * SECOND)).toEqual({});
	});

	it('count as long ago where the process does not know when they went', () => {
		expect(resumeFrom(saved(3), { ...gaveOut, gaveOutAt: undefined }, DURABLE, 10 * SECOND)).toMatchObject({ cursor: LATER });
	});
});
