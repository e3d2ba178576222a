import { beforeEach, describe, expect, it } from '@jest/globals';
import { PollBench } from '../poll-bench';
import { HOUR, MINUTE, NOON } from '../rows';
import { inWords } from '../small-service';

let bench: PollBench;
beforeEach(() => {
	bench = new PollBench();
});

/** A trigger in default mode whose last batch, record 1, is repeated after a restart, while record 2 is new. */
async function repeated(): Promise<string[]> {
	bench.durable = false;
	await bench.poll();
	bench.add(1);
	await bench.poll(MINUTE);
	bench.restart();
	bench.add(2);
	return inWords(await bench.events(MINUTE));
}

describe('the events that were found while a batch was repeated', () => {
	it('come with the next poll, which sends no request', async () => {
		const again = await repeated();
		const before = bench.asked.length;
		expect([again, await bench.poll(MINUTE), bench.asked.length - before]).toEqual([['created 1 again'], ['2'], 0]);
	});

	it('come even if the quota is spent', async () => {
		await repeated();
		bench.spent = true;
		bench.memory.reportedSpent = new Date(bench.resetsAt).toISOString();
		expect(await bench.poll(MINUTE)).toEqual(['2']);
	});

	it('cause no request if there are none and the quota is spent', async () => {
		bench.durable = false;
		await bench.poll();
		bench.add(1);
		await bench.poll(MINUTE);
		bench.restart();
		const again = inWords(await bench.events(MINUTE));
		const before = bench.asked.length;
		bench.spent = true;
		bench.memory.reportedSpent = new Date(bench.resetsAt).toISOString();
		expect([again, await bench.poll(MINUTE), bench.asked.length - before]).toEqual([['created 1 again'], [], 0]);
	});
});

describe('the saved state', () => {
	it('tells watched fields apart, and the messages that are watched in place of records', async () => {
		bench.settings = {
			...bench.settings,
			messages: 'comment',
			watch: { ...bench.settings.watch, fields: ['Status', 'Phone'] },
		};
		await bench.poll();
		expect(bench.saved).toMatchObject({ place: 'portal case comment', fields: 'Status\nPhone' });
	});

	it('names the fields of the old prints until all versions were read with the new fields', async () => {
		const TIMES = 'Created Time\nModified Time';
		bench.settings = { ...bench.settings, fields: ['Status'] };
		bench.durable = false;
		await bench.poll();
		bench.add(1, { Status: 'Open' });
		await bench.poll(MINUTE);
		bench.restart();
		bench.settings = { ...bench.settings, fields: ['Subject'] };
		const again = inWords(await bench.events(MINUTE));
		const during = bench.saved?.asked;
		await bench.poll(MINUTE);
		expect([again, during, bench.saved?.asked]).toEqual([['created 1 again'], `Status\n${TIMES}`, `Subject\n${TIMES}`]);
	});
});

describe('with durable cursors, the first poll of a trigger', () => {
	it('loses no event if n8n drops it and is killed', async () => {
		for (const id of [1, 2, 3]) bench.add(id, {}, NOON - HOUR + id * MINUTE);
		bench.settings = { ...bench.settings, start: { from: 'everything', most: 2 }, startKey: 'everything 2' };
		const dropped = await bench.poll(0, true);
		bench.restart();
		expect([dropped, await bench.poll(MINUTE), await bench.poll(MINUTE)]).toEqual([['2', '3'], ['2', '3'], []]);
	});
});
