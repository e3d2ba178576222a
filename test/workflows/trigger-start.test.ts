import { describe, expect, it } from '@jest/globals';
import { openTriggerBench, subjectsOf, type TriggerBench } from './trigger-bench';

const HOUR = 60 * 60_000;

/** Cases that were created this many hours ago, with the hours as names. */
function casesOfHoursAgo(bench: TriggerBench, ...hours: number[]): void {
	for (const ago of hours) {
		bench.simulator.clock.advance(-ago * HOUR);
		bench.simulator.add('requests', { Subject: `${ago} hours ago`, 'Contact Name': 'Ann Lee' });
		bench.simulator.clock.advance(ago * HOUR);
	}
}

describe('a trigger that is activated', () => {
	const bench = openTriggerBench();

	it('gives no events for existing records, however many', async () => {
		casesOfHoursAgo(bench, 1_000, 30, 3, 1, 0);
		const trigger = bench.activate();
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items, requests }) => [items, requests])).toEqual([
			[[], 1],
			[[], 1],
		]);
	});

	it('gives nothing at first, and later all new events, when nothing happened for weeks', async () => {
		casesOfHoursAgo(bench, 1_000, 900);
		const trigger = bench.activate();
		await trigger.poll();
		bench.simulator.clock.advance(HOUR);
		casesOfHoursAgo(bench, 0);
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items, requests }) => [items.length, requests])).toEqual([
			[1, 1],
			[0, 1],
		]);
	});

	it('waits for the first record in an empty portal', async () => {
		const trigger = bench.activate();
		const first = await trigger.poll();
		casesOfHoursAgo(bench, 0);
		const second = await trigger.poll();
		expect([first.items, first.requests, second.items.length, second.requests]).toEqual([[], 1, 1, 1]);
	});

	it('begins at its activation, although n8n drops the result of the silent first poll and is then killed', async () => {
		casesOfHoursAgo(bench, 5);
		const trigger = bench.activate();
		await trigger.poll();
		// With durable cursors n8n keeps only the static data of the workflow from that poll.
		trigger.staticData = { global: trigger.staticData.global };
		casesOfHoursAgo(bench, 0);
		await trigger.restart();
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items }) => subjectsOf(items))).toEqual([['0 hours ago'], []]);
	});

	it.each([
		[{ startFrom: 'hours', startHours: 24 }, ['23 hours ago', '2 hours ago']],
		[
			{ startFrom: 'date', startDate: '2000-01-01T00:00:00' },
			['1000 hours ago', '30 hours ago', '23 hours ago', '2 hours ago'],
		],
		[{ startFrom: 'everything', startMost: 100 }, ['1000 hours ago', '30 hours ago', '23 hours ago', '2 hours ago']],
		[{ startFrom: 'everything', startMost: 3 }, ['30 hours ago', '23 hours ago', '2 hours ago']],
	])('with %j begins with the requested records, oldest first, and then continues', async (start, expected) => {
		casesOfHoursAgo(bench, 2, 1_000, 23, 30);
		const trigger = bench.activate({ resource: 'case', event: 'created', ...start });
		const first = await trigger.poll();
		const second = await trigger.poll();
		casesOfHoursAgo(bench, 0);
		const third = await trigger.poll();
		expect([subjectsOf(first.items), second.items, subjectsOf(third.items)]).toEqual([expected, [], ['0 hours ago']]);
		expect([first.requests, second.requests, third.requests]).toEqual([1, 1, 1]);
	});

	it.each([
		['Start Date', { startFrom: 'date', startDate: '={{ $now.minus({ hours: 3 }) }}' }],
		['Hours', { startFrom: 'hours', startHours: '={{ 3 + $now.millisecond % 2 }}' }],
		[
			'Start From itself',
			{
				startFrom: "={{ $now.millisecond % 2 ? 'hours' : 'date' }}",
				startHours: 3,
				startDate: '={{ $now.minus({ hours: 3 }) }}',
			},
		],
		['At Most', { startFrom: 'everything', startMost: '={{ 100 + $now.millisecond }}' }],
	])('begins once when %s is an expression with now', async (_name, start) => {
		casesOfHoursAgo(bench, 2);
		const trigger = bench.activate({ resource: 'case', event: 'created', ...start });
		const polls = [await trigger.poll(), await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items }) => subjectsOf(items))).toEqual([['2 hours ago'], [], []]);
	});

	it('begins again when a person changes the start', async () => {
		casesOfHoursAgo(bench, 2);
		const trigger = bench.activate({ resource: 'case', event: 'created', startFrom: 'hours', startHours: 1 });
		const first = await trigger.poll();
		trigger.publish({ resource: 'case', event: 'created', startFrom: 'hours', startHours: 3 });
		expect([first.items, subjectsOf((await trigger.poll()).items)]).toEqual([[], ['2 hours ago']]);
	});

	const past = Date.parse('2001-09-10T00:00:00Z');
	it.each([
		['the text of the date picker', '2001-09-10 00:00:00'],
		['a date alone', '2001-09-10'],
		['a Date', `={{ new Date(${past}) }}`],
		['a DateTime', `={{ DateTime.fromMillis(${past}) }}`],
		['milliseconds', `={{ ${past} }}`],
		['milliseconds as text', String(past)],
	])('accepts %s for Start Date, like Modified Since of the node', async (_, startDate) => {
		casesOfHoursAgo(bench, 30);
		const { items, error } = await bench
			.activate({ resource: 'case', event: 'created', startFrom: 'date', startDate })
			.poll();
		expect([error, subjectsOf(items)]).toEqual([undefined, ['30 hours ago']]);
	});

	it.each([
		['tomorrow', "'Start Date' must be a date and time, but it is 'tomorrow'."],
		['={{ DateTime.fromISO("x") }}', "'Start Date' must be a date and time, but it is 'Invalid DateTime'."],
		['={{ true }}', "'Start Date' must be a date and time, but it is 'true'."],
		[
			'={{ 1795867200 }}',
			"'Start Date' must be a date and time, but it is 1795867200 (a number must count milliseconds since 1970).",
		],
	])('names Start Date and its value when that is not a date: %s', async (startDate, message) => {
		const { error, requests } = await bench
			.activate({ resource: 'case', event: 'created', startFrom: 'date', startDate })
			.poll();
		expect([error?.message, requests]).toEqual([message, 0]);
	});

	it('fails at once, with the cause, when the credential is wrong', async () => {
		const { error } = await bench.activate(undefined, { authToken: 'ffffffffffffffffffffffffffffffff' }).poll();
		expect(error?.message).toMatch(/auth token/i);
	});

	it('names the setting that is missing', async () => {
		const polls = [
			await bench.activate({ resource: 'case', event: 'fieldChanged' }).poll(),
			await bench.activate({ resource: 'case', event: 'created', startFrom: 'date', startDate: '' }).poll(),
		];
		expect(polls.map(({ error, requests }) => [error?.message, requests])).toEqual([
			['No field to watch is chosen.', 0],
			["'Start Date' is empty.", 0],
		]);
	});
});

describe('a trigger whose settings are changed', () => {
	const bench = openTriggerBench();

	it('begins again in another department, without a flood of events', async () => {
		for (const subject of ['One', 'Two'])
			bench.simulator.add('requests', { Subject: subject, 'Contact Name': 'Ann Lee' }, 'billing');
		const trigger = bench.activate({ resource: 'case', event: 'created', startFrom: 'everything', startMost: 100 });
		await trigger.poll();
		trigger.publish(
			{ resource: 'case', event: 'created', startFrom: 'everything', startMost: 100 },
			{ department: 'billing' },
		);
		const first = await trigger.poll();
		bench.simulator.add('requests', { Subject: 'Three', 'Contact Name': 'Ann Lee' }, 'billing');
		const second = await trigger.poll();
		expect([first.items, subjectsOf(second.items)]).toEqual([[], ['Three']]);
	});

	it('gives what fell into the gap when a person sets a start after the department', async () => {
		for (const hours of [30, 2]) {
			bench.simulator.clock.advance(-hours * HOUR);
			bench.simulator.add('requests', { Subject: `${hours} hours ago`, 'Contact Name': 'Ann Lee' }, 'billing');
			bench.simulator.clock.advance(hours * HOUR);
		}
		const created = { resource: 'case', event: 'created' };
		const trigger = bench.activate(created);
		await trigger.poll();
		trigger.publish(created, { department: 'billing' });
		const first = await trigger.poll();
		trigger.publish({ ...created, startFrom: 'hours', startHours: 24 });
		const polls = [first, await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items }) => subjectsOf(items))).toEqual([[], ['2 hours ago'], []]);
	});

	it('begins again for another module, without a flood of events', async () => {
		bench.simulator.add('contacts', { 'Last Name': 'Lee' });
		const trigger = bench.activate();
		await trigger.poll();
		trigger.publish({ resource: 'contact', event: 'created' });
		const first = await trigger.poll();
		bench.simulator.add('contacts', { 'Last Name': 'Kim' });
		const second = await trigger.poll();
		expect([first.items, second.items.map((item) => item['Last Name'])]).toEqual([[], ['Kim']]);
	});

	it('gives no flood of events and loses nothing when a condition is changed', async () => {
		casesOfHoursAgo(bench, 5, 4);
		const trigger = bench.activate({
			resource: 'case',
			event: 'created',
			conditions: { condition: [{ field: 'Status', comparison: 'is', value: 'Nowhere' }] },
		});
		await trigger.poll();
		casesOfHoursAgo(bench, 0);
		trigger.publish({ resource: 'case', event: 'created' });
		const { items } = await trigger.poll();
		expect(subjectsOf(items)).toEqual(['0 hours ago']);
	});

	it('begins at the new start when the start itself is changed', async () => {
		casesOfHoursAgo(bench, 30, 5);
		const trigger = bench.activate();
		await trigger.poll();
		trigger.publish({ resource: 'case', event: 'created', startFrom: 'hours', startHours: 24 });
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items }) => subjectsOf(items))).toEqual([['5 hours ago'], []]);
	});

	it('adapts when the time zone of the credential is corrected', async () => {
		const trigger = bench.activate({ resource: 'case', event: 'createdOrUpdated' }, { timeZone: 'Asia/Kolkata' });
		casesOfHoursAgo(bench, 3, 2);
		await trigger.poll();
		for (const timeZone of ['America/Los_Angeles', 'Pacific/Kiritimati', 'Etc/GMT+12']) {
			trigger.publish({ resource: 'case', event: 'createdOrUpdated' }, { timeZone });
			bench.simulator.clock.advance(60_000);
			bench.simulator.add('requests', { Subject: timeZone, 'Contact Name': 'Ann Lee' });
			expect(subjectsOf((await trigger.poll()).items)).toEqual([timeZone]);
		}
	});
});
