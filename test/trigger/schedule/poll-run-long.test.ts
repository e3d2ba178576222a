import { beforeEach, describe, expect, it } from '@jest/globals';
import { HelpdeskError, problem, type ProblemKind } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { ShiftingRows } from '../../../nodes/ZohoSupport/helpdesk/walk';
import { PollBench } from '../poll-bench';
import { MINUTE, SECOND } from '../rows';

const troubleOf = (kind: ProblemKind) => new HelpdeskError(problem(kind, `Trouble: ${kind}.`, 'Wait.'));

let bench: PollBench;
beforeEach(() => {
	bench = new PollBench();
});

describe('a long reading', () => {
	beforeEach(async () => {
		await bench.poll();
		for (let id = 1; id <= 500; id += 1) bench.add(id, {}, bench.clock - id * SECOND);
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 1_000 } };
		bench.tookMs = 40 * SECOND;
	});

	it('stops before the time limit of a poll, and continues with the next poll', async () => {
		expect([await bench.poll(MINUTE), bench.asked.length]).toEqual([[], 2]);
		expect([(await bench.poll(MINUTE)).length, bench.asked.length]).toEqual([0, 3]);
		expect([(await bench.poll(MINUTE)).length, bench.asked.length]).toEqual([0, 4]);
		expect([(await bench.poll(MINUTE)).length, bench.asked.length]).toEqual([500, 5]);
		expect(bench.logged).toContain('debug Zoho Support: a long reading continues with the next poll');
	});

	it('is dropped if another process has saved a state with the same turn meanwhile', async () => {
		await bench.poll(MINUTE);
		const { memory, process } = bench;
		bench.restart();
		bench.staticData = {};
		bench.seed = undefined;
		bench.tookMs = 0;
		await bench.poll(MINUTE);
		Object.assign(bench, { memory, process });
		expect([bench.saved?.turn, await bench.poll(MINUTE), await bench.poll(MINUTE)]).toEqual([1, [], []]);
	});

	it('sends requests while there is time for the longest answer so far', async () => {
		bench.tookMs = 15 * SECOND;
		expect([(await bench.poll(MINUTE)).length, bench.asked.length]).toEqual([500, 5]);
	});

	it('continues with its first conditions and fields, even if an expression changes them at each poll', async () => {
		const choose = (id: number) => {
			const conditions = [{ field: 'Subject', comparison: 'isNot', value: `Case ${id}` }] as const;
			bench.settings = {
				...bench.settings,
				fields: ['Subject', `Field ${id}`],
				watch: { ...bench.settings.watch, conditions },
			};
		};
		const came: string[][] = [];
		for (const id of [1, 2, 3, 4]) {
			choose(id);
			came.push(await bench.poll(MINUTE));
		}
		expect([
			came.map(({ length }) => length),
			came[3].includes('1'),
			came[3].includes('4'),
			bench.shown,
			bench.asked.map(({ from }) => from),
		]).toEqual([[0, 0, 0, 499], false, true, ['Subject', 'Field 1'], [1, 1, 200, 399, 1]]);
	});

	it('respects the limit of events that is set when it ends', async () => {
		for (let times = 0; times < 3; times += 1) await bench.poll(MINUTE);
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 7 } };
		expect((await bench.poll(MINUTE)).length).toBe(7);
	});

	it('continues after a failed request', async () => {
		await bench.poll(MINUTE);
		bench.trouble = troubleOf('network');
		await expect(bench.poll(MINUTE)).rejects.toThrow('Trouble: network.');
		expect([
			(await bench.poll(MINUTE)).length,
			(await bench.poll(MINUTE)).length,
			(await bench.poll(MINUTE)).length,
			bench.asked.map(({ from }) => from),
		]).toEqual([0, 0, 500, [1, 1, 200, 399, 1]]);
	});

	it('starts again if the rows moved too often', async () => {
		await bench.poll(MINUTE);
		bench.trouble = new ShiftingRows('the rows moved too often');
		await expect(bench.poll(MINUTE)).rejects.toThrow(ShiftingRows);
		bench.tookMs = 0;
		expect([(await bench.poll(MINUTE)).length, bench.asked.map(({ from }) => from)]).toEqual([
			500,
			[1, 1, 1, 200, 399, 1],
		]);
	});
});
