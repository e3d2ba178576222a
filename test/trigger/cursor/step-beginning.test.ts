import { describe, expect, it } from '@jest/globals';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/choices';
import { HOUR, MINUTE, row, SECOND } from '../rows';
import { inWords, pollOf, restarted, SmallDesk } from '../small-desk';
import { TRAITS, WATCH, NOW, everything, at, many, poll, idsOf, resumed } from './polls';

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
