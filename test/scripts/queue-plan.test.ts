import { describe, expect, it } from '@jest/globals';
import { planQueueRounds, PROCESSES } from '../../scripts/queue/plan';

describe('the rounds of the test of queue mode', () => {
	it('are the same for the same seed', () => {
		expect(planQueueRounds(7, 30)).toEqual(planQueueRounds(7, 30));
	});

	it('are others for another seed', () => {
		expect(planQueueRounds(7, 30)).not.toEqual(planQueueRounds(8, 30));
	});

	it('begin like those of a longer run', () => {
		expect(planQueueRounds(7, 5)).toEqual(planQueueRounds(7, 30).slice(0, 5));
	});

	it.each([0, 6, 12])('kill each process alone, and all at once, in the six from the %sth on', (from) => {
		const victims = planQueueRounds(7, 18)
			.slice(from, from + 6)
			.map((round) => round.victims);
		expect(victims).toEqual(expect.arrayContaining([...PROCESSES.map((name) => [name]), [...PROCESSES]]));
	});

	it('have at least one new case before the kill', () => {
		expect(Math.min(...planQueueRounds(7, 300).map(({ cases }) => cases.before))).toBe(1);
	});
});
