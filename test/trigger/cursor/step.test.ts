import { describe, expect, it } from '@jest/globals';
import { cursorToJson } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { type PollState, step } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import { DAY, HOUR, MINUTE, moment, NOON, row } from '../rows';
import { inWords, pollOf, restarted, SmallDesk } from '../small-desk';
import { CHANGES, TRAITS, WATCH, NOW, everything, at, many, poll, idsOf, resumed } from './polls';

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
