import { describe, expect, it } from '@jest/globals';
import { cursorToJson } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { type PollState, step } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import { DAY, HOUR, MINUTE, moment, NOON, row } from '../rows';
import { inWords, pollOf, restarted, SmallService } from '../small-service';
import { CHANGES, TRAITS, WATCH, NOW, everything, at, many, poll, idsOf, resumed } from './polls';

describe('a poll', () => {
	it('costs one request if it finds nothing', () => {
		const service = new SmallService(many(30));
		const { state } = poll(NOW, service);
		expect([poll(state, service).requests, idsOf(poll(state, service))]).toEqual([1, []]);
	});

	it.each([
		[1, 1],
		[150, 1],
		[179, 1],
		[200, 2],
		[400, 3],
		[1_000, 6],
	])('with %d new records costs %d requests', (fresh, requests) => {
		const service = new SmallService(many(20));
		const { state } = poll(NOW, service);
		service.rows.push(...many(fresh, 100));
		const found = poll(state, service, { ...WATCH, most: Infinity });
		expect([found.events.length, found.requests]).toEqual([fresh, requests]);
	});

	it('emits a limited number of events; later polls emit the rest without a request', () => {
		const service = new SmallService(many(20));
		const started = poll(NOW, service).state;
		service.rows.push(...many(5, 100));
		const polls = [2, 2, 2].reduce<Array<ReturnType<typeof poll>>>(
			(done, most) => [...done, poll(done.at(-1)?.state ?? started, service, { ...WATCH, most })],
			[],
		);
		expect(polls.map((one) => [idsOf(one), one.requests])).toEqual([
			[['1100', '1101'], 1],
			[['1102', '1103'], 0],
			[['1104'], 0],
		]);
		expect(polls.map(({ state }) => state.waiting !== undefined)).toEqual([true, true, false]);
	});

	it('does not change the state that it was given', () => {
		const asText = ({ progress }: PollState) =>
			JSON.stringify([cursorToJson(progress.cursor), progress.history.toJson(), progress.batch]);
		const service = new SmallService(many(20));
		const { state } = poll(NOW, service);
		service.rows.push(at(5_000, DAY));
		const before = asText(state);
		expect([idsOf(poll(state, service)), asText(state), idsOf(poll(state, service))]).toEqual([
			['5000'],
			before,
			['5000'],
		]);
	});

	it('continues after an interruption', () => {
		const service = new SmallService(many(500));
		const first = step(everything(9_999), undefined, moment(0), WATCH, CHANGES);
		const second = step(first.state, { rows: service.rows.slice(0, 200), asked: moment(0) }, moment(1), WATCH, CHANGES);
		const rest = pollOf(second.state, service, WATCH, TRAITS);
		expect([first.next, second.events, second.next, rest.events.length, rest.requests]).toEqual([
			{ since: null, window: { from: 1, to: 200 } },
			[],
			{ since: null, window: { from: 200, to: 399 } },
			500,
			2,
		]);
	});

	it.each([200, 22, 21, 11, 10])(
		'knows what the next poll costs if nothing is new, with pages of %d rows',
		(pageSize) => {
			const service = new SmallService(many(30));
			const { state } = pollOf(NOW, service, WATCH, { ...TRAITS, pageSize });
			expect(state.progress.cursor.cost).toBe(pollOf(state, service, WATCH, { ...TRAITS, pageSize }).requests);
		},
	);

	it('knows that the next poll reads all records if the service ignores the filter', () => {
		const service = new SmallService(
			Array.from({ length: 450 }, (_, place) => at(place, -10 * DAY + place * MINUTE)),
			{ ignored: true },
		);
		expect(poll(poll(NOW, service).state, service).state.progress.cursor.cost).toBe(3);
	});

	it('reports if the service ignores the filter or moved its times', () => {
		const service = new SmallService([...many(30), at(1, -90 * DAY)], { ignored: true });
		const started = poll(NOW, service);
		const moved = new SmallService(
			many(30).map(({ id, changed }) => row(id, { made: changed.earliest - NOON + HOUR })),
		);
		expect([started.report, poll(started.state, moved).report]).toEqual([
			{ filterIgnored: true, timesMoved: false, read: 31, requests: 1 },
			{ filterIgnored: false, timesMoved: true, read: 30, requests: 1 },
		]);
	});

	it('remembers that the filter is read in another zone', () => {
		const service = new SmallService(many(30), { drift: 10 * HOUR });
		const started = poll(everything(9_999), service);
		const told = poll(started.state, service);
		expect([
			started.state.progress.cursor.hints.wide,
			told.state.progress.cursor.hints.wide,
			told.requests,
			poll(resumed(told.state), service).requests,
		]).toEqual([false, true, 2, 1]);
	});

	it('marks events that a poll before a crash may have emitted, and emits newer ones with the next poll', () => {
		const service = new SmallService(many(20));
		const { state } = poll(NOW, service);
		service.rows.push(at(5_000, HOUR));
		const given = poll(state, service).state;
		service.rows.push(at(5_001, 2 * HOUR));
		const again = pollOf(restarted(given), service, WATCH, TRAITS);
		expect([inWords(again.events), inWords(poll(again.state, service).events)]).toEqual([
			['created 5000 again'],
			['created 5001'],
		]);
	});
});
