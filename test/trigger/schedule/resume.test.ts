import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { confirmed, doubted, type Progress, progressFrom } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { steadyTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import { type Remembered, resumeFrom, type Resumption } from '../../../nodes/ZohoSupport/trigger/schedule/resume';
import type { SavedState } from '../../../nodes/ZohoSupport/trigger/schedule/saved-state';
import { noonPlus, SECOND } from '../rows';

const [DURABLE, DEFAULT] = [true, false];

const BEFORE = FieldHistory.none.with([{ id: '1', Status: 'Open' }], ['Status']);
/** A progress whose last poll gave out the first of its events, after n8n took over none of them. */
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
/** What that poll went on from. */
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
const gave = (turn: number, at = 0) => ({ turn, at: steadyTime(at), from: DROPPED });

describe('a new process', () => {
	it('begins where nothing was saved', () => {
		expect(resume(undefined, undefined, DEFAULT)).toEqual({});
	});

	it.each([DURABLE, DEFAULT])('goes on from what was saved where no event came last (durable: %p)', (durable) => {
		expect(resume(saved(3), undefined, durable)).toEqual({ saved: saved(3), from: { progress: QUIET } });
	});

	it('goes on behind the last events where their execution was saved with them', () => {
		const state = saved(3, { progress: GIVEN });
		expect(resume(state, undefined, DURABLE)).toEqual({ saved: state, from: { progress: confirmed(GIVEN) } });
	});

	it('gives the last events out again, as told, where nobody knows of their execution', () => {
		const state = saved(3, { progress: GIVEN });
		expect(resume(state, undefined, DEFAULT)).toEqual({ saved: state, from: { progress: doubted(GIVEN) } });
	});
});

describe('a process that goes on', () => {
	it('takes what it remembers before an older state, since silent polls are not saved', () => {
		const own = saved(7);
		expect(resume(saved(4, { progress: GIVEN }), remembered({ own, gave: gave(4) }), DEFAULT)).toEqual({
			saved: own,
			from: { progress: QUIET },
			isOwn: true,
			confirmed: 4,
		});
	});

	it('knows that what it gave out arrived once that state was saved: it is sure', () => {
		const own = saved(4, { progress: GIVEN });
		expect(resume(own, remembered({ own, gave: gave(4) }), DEFAULT, SECOND)).toEqual({
			saved: own,
			from: { progress: confirmed(GIVEN) },
			isOwn: true,
			confirmed: 4,
		});
	});

	it('still knows it when an execution wrote an older state over it', () => {
		const own = saved(6, { progress: GIVEN });
		expect(resume(saved(3), remembered({ own, gave: gave(4), confirmed: 5 }), DEFAULT, SECOND)).toEqual({
			saved: own,
			from: { progress: confirmed(GIVEN) },
			isOwn: true,
			confirmed: 5,
		});
	});

	it('goes on from what it remembers where nothing was ever saved and nothing given out', () => {
		expect(resume(undefined, remembered(), DEFAULT)).toEqual({
			saved: saved(1),
			from: { progress: QUIET },
			isOwn: true,
			confirmed: 0,
		});
	});

	it('goes on from what it remembers where what was saved is gone, but n8n had taken over what it gave out', () => {
		const own = saved(4, { progress: GIVEN });
		expect(resume(undefined, remembered({ own, gave: gave(4), confirmed: 4 }), DEFAULT, SECOND)).toMatchObject({
			from: { progress: confirmed(GIVEN) },
			isOwn: true,
		});
	});
});

describe('a state of another process', () => {
	it.each([
		[DURABLE, 9],
		[DURABLE, 2],
	])(
		'is gone on from where state and execution are kept together (durable: %p), whichever turn that counts (%d)',
		(durable, turn) => {
			const state = saved(turn, { writer: 'another', progress: GIVEN });
			expect(resume(state, remembered({ own: saved(8) }), durable)).toEqual({
				saved: state,
				from: { progress: confirmed(GIVEN) },
			});
		},
	);

	it.each([9, 2])(
		'is gone on from by default, and what this process handled may come again, marked (turn %d)',
		(turn) => {
			const state = saved(turn, { writer: 'another', progress: GIVEN });
			expect(resume(state, remembered({ own: saved(8) }), DEFAULT)).toEqual({
				saved: state,
				from: { progress: doubted(GIVEN) },
				mayHaveGiven: QUIET.cursor,
			});
		},
	);

	it('that this process went on from comes after what it remembers', () => {
		const own = saved(10);
		const took = { writer: 'another', turn: 9 };
		expect(resume(saved(9, { writer: 'another', progress: GIVEN }), remembered({ own, took }), DEFAULT)).toEqual({
			saved: own,
			from: { progress: QUIET },
			isOwn: true,
			confirmed: 0,
		});
	});

	it.each([
		['a later turn of it', { writer: 'another', turn: 11 }],
		['the same turn of a third one', { writer: 'a third', turn: 9 }],
	])('is gone on from where it is not the one that this process went on from: %s', (_what, { writer, turn }) => {
		const state = saved(turn, { writer });
		expect(resume(state, remembered({ own: saved(10), took: { writer: 'another', turn: 9 } }), DURABLE)).toEqual({
			saved: state,
			from: { progress: QUIET },
		});
	});

	it('does not show by its turn that n8n saved one of this process', () => {
		const own = saved(10, { progress: GIVEN });
		const state = saved(9, { writer: 'another' });
		expect(
			resume(state, remembered({ own, gave: gave(10), took: { writer: 'another', turn: 9 } }), DURABLE, 60 * SECOND),
		).toEqual({ saved: own, from: DROPPED, confirmed: 0 });
	});
});

describe('events whose state was not saved', () => {
	const own = saved(4, { progress: GIVEN });
	const gaveOut = remembered({ own, gave: gave(4, 100 * SECOND), confirmed: 3 });

	it.each([
		[0, true],
		[10 * SECOND - 1, true],
		[10 * SECOND, undefined],
	])('may still be under way %d ms later: too early %p', (after, tooEarly) => {
		expect(resume(saved(3), gaveOut, DURABLE, 100 * SECOND + after).tooEarly).toBe(tooEarly);
	});

	it('were dropped by n8n where it keeps state and execution together, and come again as that poll began', () => {
		expect(resume(saved(2), gaveOut, DURABLE, 200 * SECOND)).toEqual({ saved: own, from: DROPPED, confirmed: 3 });
	});

	it('were dropped by n8n, or somebody put an older state back, by default: they come again as told', () => {
		expect(resume(saved(2), gaveOut, DEFAULT, 200 * SECOND)).toEqual({
			saved: own,
			from: { progress: doubted(GIVEN) },
			confirmed: 3,
		});
	});

	it('of a beginning were dropped with it, and it begins again with the same choice', () => {
		const from = { progress: progressFrom(null), beginning: { from: 'everything', most: 5 } } as const;
		expect(resume(saved(2), { ...gaveOut, gave: { ...gave(4), from } }, DURABLE, 200 * SECOND).from).toBe(from);
	});

	it('may have become an execution where nothing is kept, since that may have been emptied: they come again as told', () => {
		expect(resume(undefined, gaveOut, DEFAULT, 200 * SECOND)).toEqual({
			saved: own,
			from: { progress: doubted(GIVEN) },
			confirmed: 3,
		});
	});
});
