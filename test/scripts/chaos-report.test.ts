import { describe, expect, it } from '@jest/globals';
import { reckon } from '../../scripts/chaos/reckoning';
import { verdict } from '../../scripts/chaos/verdict';

describe('the verdict of the crash test', () => {
	const cases = ['1', '2', '3'].map((id) => ({ id, workflow: 'w1' }));
	const first = { id: '1', workflow: 'w1', execution: 'a', possibleRepeat: false, life: 1 };
	const again = { ...first, execution: 'b', possibleRepeat: true, life: 2 };
	const second = { ...again, id: '2' };
	const executions = [{ id: 'c', status: 'crashed', cases: ['3'] }];
	const outcome = { reckoning: reckon({ cases, tellings: [first, again, second], executions }), kills: 4, gaveUp: 0 };

	it('counts what came, says why, and that it holds', () => {
		expect(verdict('default', 3, outcome)).toEqual([
			"In n8n's default mode: 3 rounds",
			'  n8n was killed 4 times, and 1 executions with it',
			'  3 cases: 2 told, 1 begun and killed, 0 lost',
			'    begun and killed: the execution was running when n8n was killed, and n8n does not run it again',
			'  told again: 1 marked, 0 without a mark',
			'    marked, after 1 of 4 starts: by default n8n saves the state before the execution exists,',
			'    so a new process gives the last events out again',
			'    marked, but told for the first time: 1. The execution before was killed, or never came to be',
			'  ✓ holds',
		]);
	});

	it('says how often n8n gave up while it started', () => {
		const line = '  n8n gave up while it started and was started once more: 2 times';
		expect(verdict('default', 3, { ...outcome, gaveUp: 2 })).toContain(line);
	});

	it('says what does not hold', () => {
		expect(verdict('durable', 3, outcome).at(-1)).toBe(
			'  ✗ in more than one execution: 1; 2 came out marked as possible repeats',
		);
	});
});
