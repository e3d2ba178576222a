import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChangesByList } from '../../../nodes/ZohoSupport/services/support/changes/changes';
import { cursorToJson } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { confirmed, progressFrom } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { type PollState, step } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import type { EventChoice, Watch } from '../../../nodes/ZohoSupport/trigger/form/choices';
import { replay } from '../../services/support/replay';
import { DAY, HOUR, MINUTE, moment, NOON, row, SECOND } from '../rows';
import { inWords, pollOf, restarted, SmallDesk, throughJson } from '../small-desk';

const TRAITS = { pageSize: 200, filterDrift: 27 * HOUR };
const CHANGES = new ChangesByList(TRAITS);
const WATCH: Watch = { events: 'createdOrUpdated', fields: [], conditions: [], most: 1_000 };
const NOW: PollState = { progress: progressFrom(null), beginning: { from: 'now' }, comparePrints: true };
const everything = (most: number): PollState => ({ ...NOW, beginning: { from: 'everything', most } });

const at = (id: number, after: number) => row(id, { made: after, changed: after });
const many = (count: number, first = 0) =>
	Array.from({ length: count }, (_, place) => at(1_000 + first + place, first * SECOND + place * SECOND));
const poll = (state: PollState, desk: SmallDesk, watch: Watch = WATCH) => pollOf(goneOn(state), desk, watch, TRAITS);
const idsOf = ({ events }: { events: ReturnType<typeof poll>['events'] }) => events.map(({ record }) => record.id);
/** A state in a new process that knows that the last events became an execution. */
const resumed = ({ progress }: PollState): PollState => ({
	progress: confirmed(throughJson(progress)),
	comparePrints: true,
});
/** The next poll of the same process, to which n8n has shown that it took over the last events. */
const goneOn = (state: PollState): PollState =>
	state.waiting === undefined ? { ...state, progress: confirmed(state.progress) } : state;

describe('a trigger that begins now', () => {
	it('gives out nothing of what was there, and what comes then', () => {
		const desk = new SmallDesk(many(3));
		const begun = poll(NOW, desk);
		desk.rows.push(at(5_000, MINUTE));
		const next = poll(begun.state, desk);
		expect([idsOf(begun), begun.state.beginning, idsOf(next), idsOf(poll(next.state, desk))]).toEqual([
			[],
			undefined,
			['5000'],
			[],
		]);
	});

	it('asks from our clock, far enough back', () => {
		const desk = new SmallDesk();
		poll(NOW, desk);
		expect(desk.since).toEqual([-54 * HOUR]);
	});

	it('on an empty desk gives out the first record ever', () => {
		const desk = new SmallDesk();
		const begun = poll(NOW, desk);
		desk.rows.push(at(1, SECOND));
		expect(idsOf(poll(resumed(begun.state), desk))).toEqual(['1']);
	});
});

describe('a trigger that begins with everything', () => {
	it('gives out the newest ones up to the cap, then what comes', () => {
		const desk = new SmallDesk([...many(5)].reverse());
		const begun = poll(everything(2), desk);
		desk.rows.unshift(at(5_000, MINUTE));
		expect([idsOf(begun), desk.since, idsOf(poll(begun.state, desk))]).toEqual([['1003', '1004'], [null], ['5000']]);
	});
});

describe('a trigger that begins with everything, but no more than the newest', () => {
	const beginOn = (most: number, cap = 1_000) => {
		const desk = new SmallDesk(many(5));
		return { desk, begun: poll(everything(most), desk, { ...WATCH, most: cap }) };
	};

	it.each([
		[1, ['1004']],
		[4, ['1001', '1002', '1003', '1004']],
		[5, ['1000', '1001', '1002', '1003', '1004']],
		[6, ['1000', '1001', '1002', '1003', '1004']],
	])('gives the newest %d of five', (most, ids) => {
		expect(idsOf(beginOn(most).begun)).toEqual(ids);
	});

	it('gives what waits of them after a restart, and nothing of what was left out', () => {
		const { desk, begun } = beginOn(3, 1);
		const one: Watch = { ...WATCH, most: 1 };
		const second = pollOf(resumed(begun.state), desk, one, TRAITS);
		const third = pollOf(resumed(second.state), desk, one, TRAITS);
		expect(
			[begun, second, third, pollOf(resumed(third.state), desk, one, TRAITS)].map((polled) => inWords(polled.events)),
		).toEqual([['created 1002'], ['created 1003'], ['created 1004'], []]);
	});

	it('gives them again, marked, where nobody knows what became of them, and nothing of what was left out', () => {
		const { desk, begun } = beginOn(2);
		expect(inWords(pollOf(restarted(begun.state), desk, WATCH, TRAITS).events)).toEqual([
			'created 1003 again',
			'created 1004 again',
		]);
	});

	it('gives one that was left out as changed once it changes', () => {
		const { desk, begun } = beginOn(2);
		desk.rows[0] = row(1_000, { made: 0, changed: HOUR });
		expect(inWords(poll(begun.state, desk).events)).toEqual(['updated 1000']);
	});
});

describe('a poll', () => {
	it('that finds nothing costs one request', () => {
		const desk = new SmallDesk(many(30));
		const { state } = poll(NOW, desk);
		expect([poll(state, desk).requests, idsOf(poll(state, desk))]).toEqual([1, []]);
	});

	it.each([
		[1, 1],
		[150, 1],
		[179, 1],
		[200, 2],
		[400, 3],
		[1_000, 6],
	])('with %d new records costs %d requests', (fresh, requests) => {
		const desk = new SmallDesk(many(20));
		const { state } = poll(NOW, desk);
		desk.rows.push(...many(fresh, 100));
		const found = poll(state, desk, { ...WATCH, most: Infinity });
		expect([found.events.length, found.requests]).toEqual([fresh, requests]);
	});

	it('gives out so many at once and the rest with the next ones, which ask nothing', () => {
		const desk = new SmallDesk(many(20));
		const begun = poll(NOW, desk).state;
		desk.rows.push(...many(5, 100));
		const polls = [2, 2, 2].reduce<Array<ReturnType<typeof poll>>>(
			(done, most) => [...done, poll(done.at(-1)?.state ?? begun, desk, { ...WATCH, most })],
			[],
		);
		expect(polls.map((one) => [idsOf(one), one.requests])).toEqual([
			[['1100', '1101'], 1],
			[['1102', '1103'], 0],
			[['1104'], 0],
		]);
		expect(polls.map(({ state }) => state.waiting !== undefined)).toEqual([true, true, false]);
	});

	it('leaves the state that it was given as it was', () => {
		const asText = ({ progress }: PollState) =>
			JSON.stringify([cursorToJson(progress.cursor), progress.history.toJson(), progress.batch]);
		const desk = new SmallDesk(many(20));
		const { state } = poll(NOW, desk);
		desk.rows.push(at(5_000, DAY));
		const before = asText(state);
		expect([idsOf(poll(state, desk)), asText(state), idsOf(poll(state, desk))]).toEqual([['5000'], before, ['5000']]);
	});

	it('that is broken off goes on where it was', () => {
		const desk = new SmallDesk(many(500));
		const first = step(everything(9_999), undefined, moment(0), WATCH, CHANGES);
		const second = step(first.state, { rows: desk.rows.slice(0, 200), asked: moment(0) }, moment(1), WATCH, CHANGES);
		const rest = pollOf(second.state, desk, WATCH, TRAITS);
		expect([first.next, second.events, second.next, rest.events.length, rest.requests]).toEqual([
			{ since: null, window: { from: 1, to: 200 } },
			[],
			{ since: null, window: { from: 200, to: 399 } },
			500,
			2,
		]);
	});

	it.each([200, 22, 21, 11, 10])(
		'says what the next one costs should nothing be new, with pages of %d rows',
		(pageSize) => {
			const desk = new SmallDesk(many(30));
			const { state } = pollOf(NOW, desk, WATCH, { ...TRAITS, pageSize });
			expect(state.progress.cursor.cost).toBe(pollOf(state, desk, WATCH, { ...TRAITS, pageSize }).requests);
		},
	);

	it('costs as much as all records take where the service ignores the filter', () => {
		const desk = new SmallDesk(
			Array.from({ length: 450 }, (_, place) => at(place, -10 * DAY + place * MINUTE)),
			{ ignored: true },
		);
		expect(poll(poll(NOW, desk).state, desk).state.progress.cursor.cost).toBe(3);
	});

	it('notes what the service did with the filter and with its times', () => {
		const desk = new SmallDesk([...many(30), at(1, -90 * DAY)], { ignored: true });
		const begun = poll(NOW, desk);
		const moved = new SmallDesk(many(30).map(({ id, changed }) => row(id, { made: changed.earliest - NOON + HOUR })));
		expect([begun.noted, poll(begun.state, moved).noted]).toEqual([
			{ filterIgnored: true, timesMoved: false, read: 31, requests: 1 },
			{ filterIgnored: false, timesMoved: true, read: 30, requests: 1 },
		]);
	});

	it('remembers that the filter is read in another zone', () => {
		const desk = new SmallDesk(many(30), { drift: 10 * HOUR });
		const begun = poll(everything(9_999), desk);
		const told = poll(begun.state, desk);
		expect([
			begun.state.progress.cursor.hints.wide,
			told.state.progress.cursor.hints.wide,
			told.requests,
			poll(resumed(told.state), desk).requests,
		]).toEqual([false, true, 2, 1]);
	});

	it('marks what a poll before a crash may have given out, and gives what came since with the next one', () => {
		const desk = new SmallDesk(many(20));
		const { state } = poll(NOW, desk);
		desk.rows.push(at(5_000, HOUR));
		const given = poll(state, desk).state;
		desk.rows.push(at(5_001, 2 * HOUR));
		const again = pollOf(restarted(given), desk, WATCH, TRAITS);
		expect([inWords(again.events), inWords(poll(again.state, desk).events)]).toEqual([
			['created 5000 again'],
			['created 5001'],
		]);
	});
});

interface Happening {
	readonly what: 'made' | 'changed' | 'deleted' | 'poll' | 'restart';
	readonly after: number;
	readonly which: number;
}

describe('whatever happens on a desk', () => {
	const happening: fc.Arbitrary<Happening> = fc.record({
		what: fc.constantFrom<Happening['what']>('made', 'made', 'changed', 'changed', 'deleted', 'poll', 'restart'),
		after: fc.oneof(fc.constant(0), fc.nat(MINUTE), fc.nat(DAY)),
		which: fc.nat(),
	});
	const settings = fc.record({
		drift: fc.oneof(fc.constant(0), fc.integer({ min: -14 * HOUR, max: 14 * HOUR })),
		ignored: fc.boolean(),
		newestFirst: fc.boolean(),
		pageSize: fc.integer({ min: 2, max: 12 }),
		most: fc.integer({ min: 1, max: 5 }),
		events: fc.constantFrom<EventChoice>('created', 'createdOrUpdated'),
		first: fc.nat(40),
	});

	it('each new record comes out once, each last change is seen, and nothing twice', () => {
		fc.assert(
			fc.property(
				settings,
				fc.array(happening, { maxLength: 60 }),
				({ drift, ignored, newestFirst, pageSize, most, events, first }, happenings) => {
					const desk = new SmallDesk(many(first), { drift, ignored });
					const watch: Watch = { ...WATCH, events, most };
					const traits = { pageSize, filterDrift: 27 * HOUR };
					const came: string[] = [];
					let [state, clock, last]: [PollState, number, number] = [NOW, HOUR, 5_000];
					const pollNow = () => {
						const polled = pollOf(goneOn(state), desk, watch, traits);
						came.push(
							...polled.events.map(({ record, at: when }) =>
								events === 'created' ? record.id : `${record.id} ${when}`,
							),
						);
						({ state } = polled);
						return polled;
					};
					pollNow();
					const versions = new Set<string>();
					for (const { what, after, which } of happenings) {
						clock += Math.floor(after / SECOND) * SECOND + (what === 'changed' ? SECOND : 0);
						const place = which % Math.max(1, desk.rows.length);
						const [old] = what === 'deleted' || what === 'changed' ? desk.rows.splice(place, 1) : [];
						const fresh =
							what === 'made'
								? row((last += 1), { made: clock })
								: what === 'changed' && old !== undefined
									? row(old.id, { made: (old.made ?? 0) - NOON, changed: clock })
									: undefined;
						if (fresh !== undefined) desk.rows.splice(newestFirst ? 0 : desk.rows.length, 0, fresh);
						if (fresh !== undefined)
							versions.add(events === 'created' ? fresh.id : `${fresh.id} ${fresh.changed.earliest}`);
						if (what === 'poll') pollNow();
						if (what === 'restart') state = resumed(state);
					}
					while (pollNow().events.length > 0);
					const standing = desk.rows.filter(
						({ id, changed }) =>
							versions.has(events === 'created' ? id : `${id} ${changed.earliest}`) &&
							(events !== 'created' || Number(id) > 5_000),
					);
					const seen = new Set(came.map((one) => one.split(' ')[0]));
					expect(standing.filter(({ id }) => !seen.has(id)).map(({ id }) => id)).toEqual([]);
					expect(came.filter((one, index) => came.indexOf(one) !== index)).toEqual([]);
				},
			),
			replay(400),
		);
	});
});
