import { jsonText } from '../../../nodes/ZohoSupport/helpdesk/json';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { PollBench } from '../poll-bench';
import { DAY, HOUR, MINUTE, NOON, SECOND } from '../rows';

let bench: PollBench;
beforeEach(() => {
	bench = new PollBench();
});

/** Moves all times of the portal. */
function moveTimes(by: number): void {
	for (const record of bench.records)
		for (const label of ['Created Time', 'Modified Time'])
			record[label] = new Date(Date.parse(jsonText(record[label])) + by).toISOString();
}

describe('what a process remembers', () => {
	it('about a batch of another place is not used', async () => {
		bench.durable = false;
		await bench.poll();
		bench.add(1);
		await bench.poll(MINUTE);
		bench.portal = 'another portal';
		await bench.poll(SECOND, true);
		bench.clock += SECOND;
		bench.add(2);
		expect(await bench.poll(SECOND)).toEqual(['2']);
	});

	it('about a batch that n8n dropped ends once its records are gone', async () => {
		await bench.poll();
		bench.add(1);
		await bench.poll(MINUTE, true);
		bench.records.length = 0;
		await bench.poll(MINUTE);
		expect(bench.memory.state?.emitted).toBeUndefined();
	});

	it('about the service clock is not used once another process has adjusted to a moved time zone', async () => {
		for (let id = 1; id <= 3; id += 1) bench.add(id);
		await bench.poll();
		await bench.poll(MINUTE);
		const { memory, process } = bench;
		bench.restart('the other process');
		moveTimes(-5 * HOUR);
		await bench.poll(MINUTE);
		Object.assign(bench, { memory, process });
		await bench.poll(MINUTE);
		expect(bench.saved?.progress.cursor.watermark).toBeLessThan(NOON - 4 * HOUR);
	});

	it('about the service clock is used while it continues from its own state', async () => {
		bench.add(1);
		await bench.poll();
		await bench.poll(HOUR);
		expect(bench.saved?.progress.cursor.watermark).toBeGreaterThan(NOON + 50 * MINUTE);
	});
});

describe('what n8n saves at activation', () => {
	it('is used only by the first poll after it, even a silent one', async () => {
		await bench.poll(0, true);
		const kept = bench.seed;
		await bench.poll(MINUTE);
		await bench.poll(MINUTE);
		expect([kept === undefined, bench.seed]).toEqual([false, undefined]);
	});
});

describe('a record with different content', () => {
	beforeEach(async () => {
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, events: 'createdOrUpdated' } };
		bench.add(1);
		await bench.poll();
	});

	it('comes even if it was changed in the second in which it was read', async () => {
		bench.change(1, { Subject: 'Another' });
		expect(await bench.poll(MINUTE)).toEqual(['1']);
	});

	it('does not come if only the chosen fields differ', async () => {
		bench.settings = { ...bench.settings, fields: ['Subject'] };
		expect(await bench.poll(MINUTE)).toEqual([]);
	});
});

describe('the remaining requests', () => {
	it('are those above the reserve', async () => {
		[bench.limit, bench.reserve] = [250, 226];
		await bench.poll();
		expect(bench.saved?.due).toBe(NOON + DAY / 23);
	});

	it('are not needed for events that were read already', async () => {
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 1 } };
		await bench.poll();
		for (const id of [1, 2]) bench.add(id);
		await bench.poll(MINUTE);
		bench.spent = true;
		bench.memory.reportedSpent = new Date(bench.resetsAt).toISOString();
		expect(await bench.poll(MINUTE)).toEqual(['2']);
	});

	it('are logged again when there are half as many again', async () => {
		bench.limit = 25;
		await bench.poll();
		bench.limit = 50;
		await bench.poll(HOUR);
		expect(bench.logged.map((text) => /every [\d.]+ minutes/.exec(text)?.[0])).toEqual([
			'every 60.0 minutes',
			'every 28.8 minutes',
		]);
	});
});
