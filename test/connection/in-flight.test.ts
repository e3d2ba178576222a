import { beforeEach, describe, expect, it } from '@jest/globals';
import { InFlight } from '../../nodes/ZohoSupport/connection/in-flight';
import { lanes } from '../../nodes/ZohoSupport/connection/process-memory';

/** Work that goes on until the test lets it end. */
class Work {
	started = 0;

	atOnce = 0;

	most = 0;

	private readonly ends: Array<() => void> = [];

	readonly start = async () => {
		this.started += 1;
		this.atOnce += 1;
		this.most = Math.max(this.most, this.atOnce);
		await new Promise<void>((resolve) => this.ends.push(resolve));
		this.atOnce -= 1;
	};

	async end(): Promise<void> {
		this.ends.shift()?.();
		await settled();
	}
}

/** Lets everything happen that waits for nothing. */
async function settled(): Promise<void> {
	for (let step = 0; step < 20; step += 1) await Promise.resolve();
}

describe('calls at once', () => {
	beforeEach(() => lanes.clear());

	it('are bounded, and the rest follows as calls end', async () => {
		const work = new Work();
		const calls = [1, 2, 3, 4].map(async () => await new InFlight('a', () => 2).run(undefined, work.start));
		await settled();
		expect(work.started).toBe(2);
		for (let ended = 0; ended < 4; ended += 1) await work.end();
		await Promise.all(calls);
		expect([work.started, work.most]).toEqual([4, 2]);
	});

	it('of another organization go their own way', async () => {
		const work = new Work();
		void new InFlight('a', () => 1).run(undefined, work.start);
		void new InFlight('b', () => 1).run(undefined, work.start);
		await settled();
		expect(work.started).toBe(2);
		await work.end();
		await work.end();
	});

	it('go one by one for ten minutes after too many came at once', async () => {
		const clock = { now: 0 };
		const lane = new InFlight(
			'a',
			() => 2,
			() => clock.now,
		);
		const work = new Work();
		lane.narrow();
		void lane.run(undefined, work.start);
		void lane.run(undefined, work.start);
		await settled();
		expect(work.started).toBe(1);
		clock.now = 600_000;
		void lane.run(undefined, work.start);
		await settled();
		expect(work.started).toBe(2);
		for (let ended = 0; ended < 3; ended += 1) await work.end();
	});

	it('give their turn away when they fail', async () => {
		const lane = new InFlight('a', () => 1);
		await expect(lane.run(undefined, async () => await Promise.reject(new Error('no')))).rejects.toThrow('no');
		await expect(lane.run(undefined, async () => await Promise.resolve('yes'))).resolves.toBe('yes');
	});

	it('that wait when a person stops the execution are not made, and hold up nobody', async () => {
		const lane = new InFlight('a', () => 1);
		const work = new Work();
		const stop = new AbortController();
		const first = lane.run(undefined, work.start);
		const second = lane.run(stop.signal, work.start).catch((error: Error) => error.message);
		const third = lane.run(undefined, work.start);
		await settled();
		stop.abort();
		expect(await second).toContain('stopped');
		await work.end();
		await first;
		await work.end();
		await third;
		expect(work.started).toBe(2);
	});
});
