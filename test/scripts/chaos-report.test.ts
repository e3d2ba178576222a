import { describe, expect, it } from '@jest/globals';
import { reckon } from '../../scripts/chaos/reckoning';
import { verdict } from '../../scripts/chaos/report';

describe('the verdict of the crash test', () => {
	const cases = ['1', '2', '3'].map((id) => ({ id, workflow: 'w1' }));
	const first = { id: '1', workflow: 'w1', execution: 'a', possibleRepeat: false, life: 1 };
	const again = { ...first, execution: 'b', possibleRepeat: true, life: 2 };
	const second = { ...again, id: '2' };
	const executions = [{ id: 'c', status: 'crashed', cases: ['3'] }];
	const outcome = { reckoning: reckon({ cases, tellings: [first, again, second], executions }), kills: 4, gaveUp: 0 };

	it('counts what came, says why, and that it holds', () => {
		expect(verdict('default', 3, outcome)).toEqual([
			'n8n by default: 3 rounds, n8n killed 4 times, 1 executions killed midway · 3 cases: 2 told, 1 begun and killed, 0 lost · told again: 1 marked, 0 without a mark',
			'  begun and killed: n8n had begun the execution (status crashed) and does not run it again: its own at-most-once',
			'  marked: by default n8n saves the state before the execution is there, so a new process gives the last events out again: after 1 of 4 starts',
			'  marked and yet the first telling of their case: 1; the execution before was killed, or never came to be',
			'  ✓ holds',
		]);
	});

	it('says how often n8n gave up while it started', () => {
		const line =
			'  n8n gave up while it started and was started once more (it may not get over an execution that was killed as it began): 2 times';
		expect(verdict('default', 3, { ...outcome, gaveUp: 2 })).toContain(line);
	});

	it('says what does not hold', () => {
		expect(verdict('durable', 3, outcome).at(-1)).toBe(
			'  ✗ in more than one execution: 1; 2 came out marked as possible repeats',
		);
	});
});
