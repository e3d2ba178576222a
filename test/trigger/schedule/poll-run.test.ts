import { beforeEach, describe, expect, it } from '@jest/globals';
import { HelpdeskError, problem, type ProblemKind } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { PollBench } from '../poll-bench';
import { DAY, HOUR, MINUTE, NOON, noonPlus, SECOND } from '../rows';
import { inWords } from '../small-service';

const troubleOf = (kind: ProblemKind) => new HelpdeskError(problem(kind, `Trouble: ${kind}.`, 'Wait.'));

let bench: PollBench;
beforeEach(() => {
	bench = new PollBench();
});

describe('the first poll of a trigger', () => {
	it('that begins now emits no existing record, then every new one', async () => {
		bench.add(1);
		const first = await bench.poll();
		bench.clock += 30 * SECOND;
		bench.add(2);
		expect([first, await bench.poll(30 * SECOND), await bench.poll(MINUTE), bench.asked.length]).toEqual([
			[],
			['2'],
			[],
			3,
		]);
	});

	it('that begins with everything emits the newest records', async () => {
		for (const id of [1, 2, 3]) bench.add(id, {}, NOON - HOUR + id * MINUTE);
		bench.settings = { ...bench.settings, start: { from: 'everything', most: 2 }, startKey: 'everything 2' };
		expect([await bench.poll(), await bench.poll(MINUTE)]).toEqual([['2', '3'], []]);
	});

	it('that begins at an instant emits what was created since', async () => {
		for (const id of [1, 2, 3]) bench.add(id, {}, NOON - HOUR + id * MINUTE);
		bench.settings = {
			...bench.settings,
			start: { from: 'instant', at: noonPlus(-HOUR + 2 * MINUTE) },
			startKey: 'hours 1',
		};
		expect([await bench.poll(), await bench.poll(MINUTE)]).toEqual([['2', '3'], []]);
	});

	it('records place, start and fields in its state', async () => {
		await bench.poll();
		expect(bench.saved).toMatchObject({
			place: 'portal case',
			start: 'now',
			fields: '',
			asked: '',
			turn: 1,
			writer: 'a process',
		});
		expect(bench.saved?.progress).not.toHaveProperty('batch');
	});
});

describe('a poll', () => {
	it('requests the chosen, watched and compared fields, and the times', async () => {
		bench.settings = {
			...bench.settings,
			fields: ['Subject'],
			watch: { ...bench.settings.watch, conditions: [{ field: 'Status', comparison: 'is', value: 'Open' }] },
		};
		await bench.poll();
		expect(bench.asked[0]).toMatchObject({
			module: 'case',
			fields: ['Subject', 'Status', 'Created Time', 'Modified Time'],
			from: 1,
			to: 200,
		});
		expect(bench.saved?.asked).toBe('Subject\nStatus\nCreated Time\nModified Time');
	});

	it('requests all fields if none are chosen, and all records if there was never one', async () => {
		bench.settings = { ...bench.settings, start: { from: 'everything', most: 5 }, startKey: 'everything 5' };
		await bench.poll();
		expect([bench.asked[0].fields, 'modifiedSince' in bench.asked[0]]).toEqual([undefined, false]);
	});

	it('emits a limited number of events; later polls emit the rest without a request', async () => {
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 2 } };
		await bench.poll();
		for (const id of [1, 2, 3]) bench.add(id);
		expect([
			await bench.poll(MINUTE),
			await bench.poll(MINUTE),
			bench.asked.length,
			await bench.poll(MINUTE),
			bench.asked.length,
		]).toEqual([['1', '2'], ['3'], 2, [], 3]);
	});

	it('marks events that may have been emitted before, and those that wait after them', async () => {
		bench.durable = false;
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 2 } };
		await bench.poll();
		for (const id of [1, 2, 3, 4, 5]) bench.add(id, {}, NOON + id * SECOND);
		await bench.poll(MINUTE);
		await bench.poll(MINUTE);
		bench.restart();
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 1 } };
		const came = [await bench.events(MINUTE), await bench.events(MINUTE), await bench.events(MINUTE)];
		expect(inWords(came.flat())).toEqual(['created 3 again', 'created 4 again', 'created 5']);
	});

	it('still marks waiting events after another restart', async () => {
		bench.durable = false;
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 3 } };
		await bench.poll();
		for (const id of [1, 2, 3, 4, 5]) bench.add(id, {}, NOON + id * SECOND);
		await bench.poll(MINUTE);
		bench.restart('a second process');
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 1 } };
		await bench.poll(MINUTE);
		bench.restart('a third process');
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 9 } };
		expect(inWords(await bench.events(MINUTE))).toEqual([
			'created 1 again',
			'created 2 again',
			'created 3 again',
			'created 4',
			'created 5',
		]);
	});
});

describe('the quota of the day', () => {
	it('does not change the state when it is spent, and ends the poll with one error', async () => {
		await bench.poll();
		const before = JSON.stringify(bench.staticData);
		bench.trouble = troubleOf('quota');
		await expect(bench.poll(MINUTE)).rejects.toThrow('Trouble: quota.');
		expect([JSON.stringify(bench.staticData), bench.memory.reportedSpent]).toEqual([
			before,
			new Date(NOON + DAY).toISOString(),
		]);
	});

	it('causes no further request once it is spent and reported', async () => {
		await bench.poll();
		bench.spent = true;
		bench.trouble = troubleOf('quota');
		await expect(bench.poll(MINUTE)).rejects.toThrow('quota');
		expect([await bench.poll(MINUTE), bench.asked.length]).toEqual([[], 1]);
	});

	it('is reported as spent by the trigger too if another run of the node found out', async () => {
		await bench.poll();
		bench.spent = true;
		await bench.poll(MINUTE);
		expect(bench.asked).toHaveLength(2);
	});

	it('ends a poll without an error if only the reserve is left, with a log line', async () => {
		await bench.poll();
		bench.trouble = troubleOf('reserve');
		bench.add(1);
		expect(await bench.poll(MINUTE)).toEqual([]);
		expect(bench.logged.at(-1)).toContain(
			`the trigger sends no more requests until midnight Pacific time (${new Date(NOON + DAY).toISOString()})`,
		);
		expect([bench.memory.reportedSpent, await bench.poll(MINUTE)]).toEqual([undefined, ['1']]);
	});

	it.each<ProblemKind>(['sign-in', 'network', 'garbled'])(
		'is not concerned by an error of kind %s: each poll throws it',
		async (kind) => {
			await bench.poll();
			for (let times = 0; times < 2; times += 1) {
				bench.trouble = troubleOf(kind);
				await expect(bench.poll(MINUTE)).rejects.toThrow(kind);
			}
			expect(bench.memory.reportedSpent).toBeUndefined();
		},
	);

	it('is spread over the rest of the day, with one log line', async () => {
		bench.limit = 25;
		await bench.poll();
		expect([
			bench.saved?.due,
			await bench.poll(59 * MINUTE),
			bench.asked.length,
			await bench.poll(MINUTE),
			bench.asked.length,
		]).toEqual([NOON + HOUR, [], 1, [], 2]);
		expect(bench.logged).toEqual([
			`info Zoho Support: to stay within the limit of the day, the trigger polls at most every 60.0 minutes until midnight Pacific time (2026-03-10T12:00:00.000Z). New records may wait that long. After that it polls at the full rate again.`,
		]);
	});

	it('is logged again when the wait changes by half', async () => {
		bench.limit = 25;
		await bench.poll();
		bench.used = 8;
		await bench.poll(HOUR);
		expect(bench.logged).toHaveLength(1);
		bench.used = 16;
		await bench.poll(2 * HOUR);
		expect(bench.logged).toHaveLength(2);
	});

	it('needs no wait and no log line while it is enough for a poll a minute', async () => {
		await bench.poll();
		expect([bench.saved, bench.logged]).toEqual([expect.not.objectContaining({ due: expect.anything() }), []]);
	});

	it('is spread by the cost of the next poll, not of the first one', async () => {
		bench.limit = 250;
		for (let id = 1; id <= 1_500; id += 1) bench.add(id, {}, NOON - (1_500 - id) * MINUTE);
		await bench.poll();
		const wait = (bench.saved?.due ?? 0) - NOON;
		bench.clock = bench.saved?.due ?? 0;
		const before = bench.asked.length;
		await bench.poll();
		expect([bench.asked.length - before, wait < 10 * MINUTE]).toEqual([1, true]);
	});

	it('does not delay events that were read already', async () => {
		bench.limit = 25;
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 1 } };
		await bench.poll();
		for (const id of [1, 2]) bench.add(id);
		expect([await bench.poll(HOUR), bench.saved?.due, await bench.poll(MINUTE)]).toEqual([['1'], undefined, ['2']]);
	});
});

describe('the log', () => {
	it('says that the portal does not filter, and what that costs', async () => {
		for (let id = 1; id <= 250; id += 1) bench.add(id, {}, NOON - 90 * DAY);
		bench.ignoresFilter = true;
		await bench.poll();
		expect(bench.logged).toContain(
			'warn Zoho Support: the portal does not filter by time of change. Each poll reads all cases: this time 250, with 2 requests.',
		);
	});

	it("says that the portal's times moved", async () => {
		bench.add(1);
		await bench.poll();
		for (const record of bench.records)
			for (const label of ['Created Time', 'Modified Time']) record[label] = new Date(NOON + 5 * HOUR).toISOString();
		await bench.poll(MINUTE);
		expect(bench.logged).toEqual([
			'warn Zoho Support: the time zone of the portal or of the credential has changed. The trigger has adjusted to it. Events of this poll may be repeats and are marked. Check the time zone in the credential.',
		]);
	});
});
