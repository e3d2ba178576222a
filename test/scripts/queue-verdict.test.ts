import { describe, expect, it } from '@jest/globals';
import { type Facts, reckon } from '../../scripts/chaos/reckoning';
import type { QueueOutcome } from '../../scripts/queue/run';
import { endLine, queueFigures, queueProblems } from '../../scripts/queue/verdict';

const CASE = { id: 'c1', workflow: 'w' };
const TOLD = { ...CASE, execution: '1', possibleRepeat: false, life: 1 };
const TOKEN = { end: 1, life: 1 };

function outcome(facts: Partial<Facts>, unended: readonly string[] = []): QueueOutcome {
	const reckoning = reckon({ cases: [CASE], tellings: [TOLD], executions: [], renewals: [TOKEN], ...facts });
	return { reckoning, kills: new Map([['main', 2]]), gaveUp: 0, unended };
}

describe('the verdict on queue mode', () => {
	it('has no problem when each case was told once and one token was made', () => {
		expect(queueProblems(outcome({}))).toEqual([]);
	});

	it('names a second token', () => {
		expect(queueProblems(outcome({ renewals: [TOKEN, TOKEN] }))).toEqual([
			expect.stringMatching(/^more than one new token/),
		]);
	});

	it('names a run in which no token was made', () => {
		expect(queueProblems(outcome({ renewals: [] }))).toEqual(['no token was made']);
	});

	it('names executions that never ended', () => {
		expect(queueProblems(outcome({}, ['7 (running)']))).toEqual(['executions that never ended: 7 (running)']);
	});

	it('names a case that was told again', () => {
		expect(queueProblems(outcome({ tellings: [TOLD, TOLD] }))).toEqual(['told again without a mark: c1']);
	});

	it('has the kills of each process among its figures', () => {
		expect(queueFigures(outcome({}))).toMatchObject({ 'main was killed': 2, cases: 1 });
	});

	it('says in one line what came of the cases', () => {
		expect(endLine(outcome({}))).toMatch(
			/^1 cases, lost 0, told 1, begun and killed 0, told again 0, .*tokens 1, killed: main 2$/,
		);
	});
});
