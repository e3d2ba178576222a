import { describe, expect, it } from '@jest/globals';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/watch';
import { HOUR, MINUTE, row, SECOND } from '../rows';
import { inWords, pollOf, restarted, SmallService } from '../small-service';
import { TRAITS, WATCH, NOW, everything, at, many, poll, idsOf, resumed } from './polls';

describe('a trigger that begins now', () => {
	it('emits no existing record, then every new one', () => {
		const service = new SmallService(many(3));
		const started = poll(NOW, service);
		service.rows.push(at(5_000, MINUTE));
		const next = poll(started.state, service);
		expect([idsOf(started), started.state.beginning, idsOf(next), idsOf(poll(next.state, service))]).toEqual([
			[],
			undefined,
			['5000'],
			[],
		]);
	});

	it('starts its query far enough before our time', () => {
		const service = new SmallService();
		poll(NOW, service);
		expect(service.since).toEqual([-54 * HOUR]);
	});

	it('emits the first record of an empty portal', () => {
		const service = new SmallService();
		const started = poll(NOW, service);
		service.rows.push(at(1, SECOND));
		expect(idsOf(poll(resumed(started.state), service))).toEqual(['1']);
	});
});

describe('a trigger that begins with everything', () => {
	it('emits the newest records up to the limit, then every new one', () => {
		const service = new SmallService([...many(5)].reverse());
		const started = poll(everything(2), service);
		service.rows.unshift(at(5_000, MINUTE));
		expect([idsOf(started), service.since, idsOf(poll(started.state, service))]).toEqual([
			['1003', '1004'],
			[null],
			['5000'],
		]);
	});
});

describe('a trigger that begins with a limited number of the newest records', () => {
	const beginOn = (most: number, cap = 1_000) => {
		const service = new SmallService(many(5));
		return { service, started: poll(everything(most), service, { ...WATCH, most: cap }) };
	};

	it.each([
		[1, ['1004']],
		[4, ['1001', '1002', '1003', '1004']],
		[5, ['1000', '1001', '1002', '1003', '1004']],
		[6, ['1000', '1001', '1002', '1003', '1004']],
	])('emits the newest %d of five', (most, ids) => {
		expect(idsOf(beginOn(most).started)).toEqual(ids);
	});

	it('emits those that wait after a restart, and none that were left out', () => {
		const { service, started } = beginOn(3, 1);
		const one: Watch = { ...WATCH, most: 1 };
		const second = pollOf(resumed(started.state), service, one, TRAITS);
		const third = pollOf(resumed(second.state), service, one, TRAITS);
		expect(
			[started, second, third, pollOf(resumed(third.state), service, one, TRAITS)].map((polled) =>
				inWords(polled.events),
			),
		).toEqual([['created 1002'], ['created 1003'], ['created 1004'], []]);
	});

	it('emits them again, marked, if their execution is not known, and none that were left out', () => {
		const { service, started } = beginOn(2);
		expect(inWords(pollOf(restarted(started.state), service, WATCH, TRAITS).events)).toEqual([
			'created 1003 again',
			'created 1004 again',
		]);
	});

	it('emits one that was left out as updated once it changes', () => {
		const { service, started } = beginOn(2);
		service.rows[0] = row(1_000, { made: 0, changed: HOUR });
		expect(inWords(poll(started.state, service).events)).toEqual(['updated 1000']);
	});
});
