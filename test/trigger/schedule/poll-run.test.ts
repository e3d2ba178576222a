import { beforeEach, describe, expect, it } from '@jest/globals';
import { HelpdeskError, problem, type ProblemKind } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { PollBench } from '../poll-bench';
import { DAY, HOUR, MINUTE, NOON, noonPlus, SECOND } from '../rows';
import { inWords } from '../small-desk';

const troubleOf = (kind: ProblemKind) => new HelpdeskError(problem(kind, `Trouble: ${kind}.`, 'Wait.'));

let bench: PollBench;
beforeEach(() => {
	bench = new PollBench();
});

describe('the first poll of a trigger', () => {
	it('that begins now gives out nothing of what was there, then what comes', async () => {
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

	it('that begins with everything gives out the newest ones', async () => {
		for (const id of [1, 2, 3]) bench.add(id, {}, NOON - HOUR + id * MINUTE);
		bench.settings = { ...bench.settings, start: { from: 'everything', most: 2 }, startKey: 'everything 2' };
		expect([await bench.poll(), await bench.poll(MINUTE)]).toEqual([['2', '3'], []]);
	});

	it('that begins at an instant gives out what was made since', async () => {
		for (const id of [1, 2, 3]) bench.add(id, {}, NOON - HOUR + id * MINUTE);
		bench.settings = {
			...bench.settings,
			start: { from: 'instant', at: noonPlus(-HOUR + 2 * MINUTE) },
			startKey: 'hours 1',
		};
		expect([await bench.poll(), await bench.poll(MINUTE)]).toEqual([['2', '3'], []]);
	});

	it('says in its state what it is of', async () => {
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
	it('asks for the fields that are given out, watched or compared, and the times', async () => {
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

	it('asks for all fields where none are chosen, and for all records where nothing was ever there', async () => {
		bench.settings = { ...bench.settings, start: { from: 'everything', most: 5 }, startKey: 'everything 5' };
		await bench.poll();
		expect([bench.asked[0].fields, 'modifiedSince' in bench.asked[0]]).toEqual([undefined, false]);
	});

	it('gives out so many at once and the rest with the next ones, which ask nothing', async () => {
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

	it('that may have been given out before is marked, and so is what waits behind it', async () => {
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

	it('still marks what waits when the process ends once more meanwhile', async () => {
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
	it('leaves the state as it was when it runs out, and ends the poll with one error', async () => {
		await bench.poll();
		const before = JSON.stringify(bench.staticData);
		bench.trouble = troubleOf('quota');
		await expect(bench.poll(MINUTE)).rejects.toThrow('Trouble: quota.');
		expect([JSON.stringify(bench.staticData), bench.memory.toldSpent]).toEqual([
			before,
			new Date(NOON + DAY).toISOString(),
		]);
	});

	it('is not asked for once it is spent and that was said', async () => {
		await bench.poll();
		bench.spent = true;
		bench.trouble = troubleOf('quota');
		await expect(bench.poll(MINUTE)).rejects.toThrow('quota');
		expect([await bench.poll(MINUTE), bench.asked.length]).toEqual([[], 1]);
	});

	it('is said to be spent by the trigger itself where another run of the node found it so', async () => {
		await bench.poll();
		bench.spent = true;
		await bench.poll(MINUTE);
		expect(bench.asked).toHaveLength(2);
	});

	it('ends a poll without an error where only the reserve is left, and says so', async () => {
		await bench.poll();
		bench.trouble = troubleOf('reserve');
		bench.add(1);
		expect(await bench.poll(MINUTE)).toEqual([]);
		expect(bench.told.at(-1)).toContain(
			`the trigger asks no more until midnight Pacific time (${new Date(NOON + DAY).toISOString()})`,
		);
		expect([bench.memory.toldSpent, await bench.poll(MINUTE)]).toEqual([undefined, ['1']]);
	});

	it.each<ProblemKind>(['sign-in', 'network', 'garbled'])(
		'has nothing to do with trouble of kind %s: each poll says it',
		async (kind) => {
			await bench.poll();
			for (let times = 0; times < 2; times += 1) {
				bench.trouble = troubleOf(kind);
				await expect(bench.poll(MINUTE)).rejects.toThrow(kind);
			}
			expect(bench.memory.toldSpent).toBeUndefined();
		},
	);

	it('is spread over what is left of the day, and that is said once', async () => {
		bench.limit = 25;
		await bench.poll();
		expect([
			bench.saved?.due,
			await bench.poll(59 * MINUTE),
			bench.asked.length,
			await bench.poll(MINUTE),
			bench.asked.length,
		]).toEqual([NOON + HOUR, [], 1, [], 2]);
		expect(bench.told).toEqual([
			`info Zoho Support: so that the day's requests last, the trigger asks every 60.0 minutes or less often until midnight Pacific time (2026-03-10T12:00:00.000Z). New records may wait that long. Then it is back at full rate.`,
		]);
	});

	it('is said again when the wait changes by half', async () => {
		bench.limit = 25;
		await bench.poll();
		bench.used = 8;
		await bench.poll(HOUR);
		expect(bench.told).toHaveLength(1);
		bench.used = 16;
		await bench.poll(2 * HOUR);
		expect(bench.told).toHaveLength(2);
	});

	it('needs no wait while it lasts for a poll a minute, and nothing is said', async () => {
		await bench.poll();
		expect([bench.saved, bench.told]).toEqual([expect.not.objectContaining({ due: expect.anything() }), []]);
	});

	it('pays for what the next poll reads, not for what the first one had to', async () => {
		bench.limit = 250;
		for (let id = 1; id <= 1_500; id += 1) bench.add(id, {}, NOON - (1_500 - id) * MINUTE);
		await bench.poll();
		const wait = (bench.saved?.due ?? 0) - NOON;
		bench.clock = bench.saved?.due ?? 0;
		const before = bench.asked.length;
		await bench.poll();
		expect([bench.asked.length - before, wait < 10 * MINUTE]).toEqual([1, true]);
	});

	it('waits for nothing that was read already', async () => {
		bench.limit = 25;
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 1 } };
		await bench.poll();
		for (const id of [1, 2]) bench.add(id);
		expect([await bench.poll(HOUR), bench.saved?.due, await bench.poll(MINUTE)]).toEqual([['1'], undefined, ['2']]);
	});
});

describe('what a person reads in the log', () => {
	it('is that the portal does not filter, and what that costs', async () => {
		for (let id = 1; id <= 250; id += 1) bench.add(id, {}, NOON - 90 * DAY);
		bench.ignoresFilter = true;
		await bench.poll();
		expect(bench.told).toContain(
			'warn Zoho Support: the portal does not filter by time of change. Each poll reads all cases: 250 now, with 2 requests.',
		);
	});

	it('is that the times of the portal moved', async () => {
		bench.add(1);
		await bench.poll();
		for (const record of bench.records)
			for (const label of ['Created Time', 'Modified Time']) record[label] = new Date(NOON + 5 * HOUR).toISOString();
		await bench.poll(MINUTE);
		expect(bench.told).toEqual([
			'warn Zoho Support: the times of the portal moved to another time zone. The trigger followed. Events of this poll may be repeats and are marked. Check the time zone in the credential.',
		]);
	});
});
