import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import {
	confirmed,
	unconfirmed,
	type Progress,
	progressFrom,
} from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { steadyTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import { type Remembered, resumeFrom, type Resumption } from '../../../nodes/ZohoSupport/trigger/schedule/resume';
import type { SavedState } from '../../../nodes/ZohoSupport/trigger/schedule/saved-state';
import { noonPlus, SECOND } from '../rows';

const [DURABLE, DEFAULT] = [true, false];

const BEFORE = FieldHistory.none.with([{ id: '1', Status: 'Open' }], ['Status']);
/** A progress whose last poll emitted its first event, which is not confirmed. */
const GIVEN: Progress = {
	cursor: cursorAt(noonPlus(SECOND)),
	history: FieldHistory.none,
	batch: {
		since: cursorAt(noonPlus()),
		history: BEFORE,
		sure: null,
		given: [noonPlus(), '1'],
		told: [noonPlus(), '1'],
		ids: ['1'],
	},
};
/** The progress before that poll. */
const DROPPED = { progress: { cursor: cursorAt(noonPlus()), history: BEFORE } };
const QUIET: Progress = { cursor: cursorAt(noonPlus(2 * SECOND)), history: BEFORE };

const saved = (turn: number, more: Partial<SavedState> = {}): SavedState => ({
	place: 'here',
	start: 'now',
	fields: '',
	asked: '',
	writer: 'this process',
	turn,
	progress: QUIET,
	...more,
});
const remembered = (more: Partial<Remembered> = {}): Remembered => ({ own: saved(1), ...more });
const resume = (state: SavedState | undefined, own: Remembered | undefined, durable: boolean, at = 0): Resumption =>
	resumeFrom(state, own, durable, steadyTime(at));
const emitted = (turn: number, at = 0) => ({ turn, at: steadyTime(at), from: DROPPED });

describe('a new process', () => {
	it('begins if nothing was saved', () => {
		expect(resume(undefined, undefined, DEFAULT)).toEqual({});
	});

	it.each([DURABLE, DEFAULT])(
		'continues from the saved state if the last poll had no event (durable: %p)',
		(durable) => {
			expect(resume(saved(3), undefined, durable)).toEqual({ saved: saved(3), from: { progress: QUIET } });
		},
	);

	it('continues after the last events if their execution was saved with them', () => {
		const state = saved(3, { progress: GIVEN });
		expect(resume(state, undefined, DURABLE)).toEqual({ saved: state, from: { progress: confirmed(GIVEN) } });
	});

	it('emits the last events again, as repeats, if their execution is not known', () => {
		const state = saved(3, { progress: GIVEN });
		expect(resume(state, undefined, DEFAULT)).toEqual({ saved: state, from: { progress: unconfirmed(GIVEN) } });
	});
});

describe('a process that continues', () => {
	it('prefers its memory to an older state, since silent polls are not saved', () => {
		const own = saved(7);
		expect(resume(saved(4, { progress: GIVEN }), remembered({ own, emitted: emitted(4) }), DEFAULT)).toEqual({
			saved: own,
			from: { progress: QUIET },
			isOwn: true,
			confirmed: 4,
		});
	});

	it('confirms the events it emitted once their state was saved', () => {
		const own = saved(4, { progress: GIVEN });
		expect(resume(own, remembered({ own, emitted: emitted(4) }), DEFAULT, SECOND)).toEqual({
			saved: own,
			from: { progress: confirmed(GIVEN) },
			isOwn: true,
			confirmed: 4,
		});
	});

	it('still has them confirmed after an execution overwrote the state with an older one', () => {
		const own = saved(6, { progress: GIVEN });
		expect(resume(saved(3), remembered({ own, emitted: emitted(4), confirmed: 5 }), DEFAULT, SECOND)).toEqual({
			saved: own,
			from: { progress: confirmed(GIVEN) },
			isOwn: true,
			confirmed: 5,
		});
	});

	it('continues from memory if nothing was saved and nothing emitted', () => {
		expect(resume(undefined, remembered(), DEFAULT)).toEqual({
			saved: saved(1),
			from: { progress: QUIET },
			isOwn: true,
			confirmed: 0,
		});
	});

	it('continues from memory if the saved state is gone but its events were confirmed', () => {
		const own = saved(4, { progress: GIVEN });
		expect(resume(undefined, remembered({ own, emitted: emitted(4), confirmed: 4 }), DEFAULT, SECOND)).toMatchObject({
			from: { progress: confirmed(GIVEN) },
			isOwn: true,
		});
	});
});

describe('a state of another process', () => {
	it.each([
		[DURABLE, 9],
		[DURABLE, 2],
	])('is taken over with durable cursors (durable: %p), whatever its turn (%d)', (durable, turn) => {
		const state = saved(turn, { writer: 'another', progress: GIVEN });
		expect(resume(state, remembered({ own: saved(8) }), durable)).toEqual({
			saved: state,
			from: { progress: confirmed(GIVEN) },
		});
	});

	it.each([9, 2])(
		'is taken over by default, and what this process handled may come again, marked (turn %d)',
		(turn) => {
			const state = saved(turn, { writer: 'another', progress: GIVEN });
			expect(resume(state, remembered({ own: saved(8) }), DEFAULT)).toEqual({
				saved: state,
				from: { progress: unconfirmed(GIVEN) },
				mayHaveEmitted: QUIET.cursor,
			});
		},
	);

	it('that this process took over is older than its memory', () => {
		const own = saved(10);
		const takenOver = { writer: 'another', turn: 9 };
		expect(resume(saved(9, { writer: 'another', progress: GIVEN }), remembered({ own, takenOver }), DEFAULT)).toEqual({
			saved: own,
			from: { progress: QUIET },
			isOwn: true,
			confirmed: 0,
		});
	});

	it.each([
		['a later turn of it', { writer: 'another', turn: 11 }],
		['the same turn of a third process', { writer: 'a third', turn: 9 }],
	])('is taken over unless this process took it over before: %s', (_what, { writer, turn }) => {
		const state = saved(turn, { writer });
		expect(resume(state, remembered({ own: saved(10), takenOver: { writer: 'another', turn: 9 } }), DURABLE)).toEqual({
			saved: state,
			from: { progress: QUIET },
		});
	});

	it('does not confirm a turn of this process', () => {
		const own = saved(10, { progress: GIVEN });
		const state = saved(9, { writer: 'another' });
		expect(
			resume(
				state,
				remembered({ own, emitted: emitted(10), takenOver: { writer: 'another', turn: 9 } }),
				DURABLE,
				60 * SECOND,
			),
		).toEqual({ saved: own, from: DROPPED, confirmed: 0 });
	});
});

describe('events whose state was not saved', () => {
	const own = saved(4, { progress: GIVEN });
	const withEvents = remembered({ own, emitted: emitted(4, 100 * SECOND), confirmed: 3 });

	it.each([
		[0, true],
		[10 * SECOND - 1, true],
		[10 * SECOND, undefined],
	])('may still be saved %d ms later: too early %p', (after, tooEarly) => {
		expect(resume(saved(3), withEvents, DURABLE, 100 * SECOND + after).tooEarly).toBe(tooEarly);
	});

	it('were dropped by n8n with durable cursors, so that poll is repeated', () => {
		expect(resume(saved(2), withEvents, DURABLE, 200 * SECOND)).toEqual({ saved: own, from: DROPPED, confirmed: 3 });
	});

	it('were dropped by n8n or an older state was restored, by default: they come again as repeats', () => {
		expect(resume(saved(2), withEvents, DEFAULT, 200 * SECOND)).toEqual({
			saved: own,
			from: { progress: unconfirmed(GIVEN) },
			confirmed: 3,
		});
	});

	it('of a first poll were dropped with it, so the trigger begins again with the same start', () => {
		const from = { progress: progressFrom(null), beginning: { from: 'everything', most: 5 } } as const;
		expect(resume(saved(2), { ...withEvents, emitted: { ...emitted(4), from } }, DURABLE, 200 * SECOND).from).toBe(
			from,
		);
	});

	it('may have become an execution if no state is saved, since it may have been emptied: they come again as repeats', () => {
		expect([DEFAULT, DURABLE].map((durable) => resume(undefined, withEvents, durable, 200 * SECOND))).toEqual(
			Array(2).fill({ saved: own, from: { progress: unconfirmed(GIVEN) }, confirmed: 3 }),
		);
	});
});
