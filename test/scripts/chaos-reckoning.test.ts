import { describe, expect, it } from '@jest/globals';
import { type Facts, reckon, type Telling } from '../../scripts/chaos/reckoning';
import { broken, type Mode } from '../../scripts/chaos/verdict';

const WORKFLOW = 'w1';

function facts({
	cases = ['1'],
	tellings = [],
	executions = [],
	...more
}: Partial<Omit<Facts, 'cases'>> & { cases?: string[] }): Facts {
	return { cases: cases.map((id) => ({ id, workflow: WORKFLOW })), tellings, executions, ...more };
}

function told(id: string, execution: string, { possibleRepeat = false, life = 1, workflow = WORKFLOW } = {}): Telling {
	return { id, workflow, execution, possibleRepeat, life };
}

describe('what became of a case', () => {
	it('is told once', () => {
		const reckoning = reckon(
			facts({ tellings: [told('1', 'a')], executions: [{ id: 'a', status: 'success', cases: ['1'] }] }),
		);
		expect(reckoning).toMatchObject({
			cases: 1,
			told: 1,
			lost: [],
			inTwoExecutions: [],
			repeats: { marked: 0, unmarked: [] },
		});
	});

	it('is told, although the execution was killed after it', () => {
		const reckoning = reckon(
			facts({ tellings: [told('1', 'a')], executions: [{ id: 'a', status: 'crashed', cases: ['1'] }] }),
		);
		expect(reckoning).toMatchObject({ told: 1, begunAndKilled: [], lost: [] });
	});

	it('is not lost but begun and killed, where the only execution that had it crashed', () => {
		const reckoning = reckon(facts({ executions: [{ id: 'a', status: 'crashed', cases: ['1'] }] }));
		expect(reckoning).toMatchObject({ told: 0, begunAndKilled: ['1'], lost: [] });
	});

	it('is lost, where no execution had it', () => {
		expect(reckon(facts({ cases: ['1', '2'], tellings: [told('1', 'a')] })).lost).toEqual(['2']);
	});

	it('is lost, where an execution had it that was not killed and told nothing', () => {
		const reckoning = reckon(facts({ executions: [{ id: 'a', status: 'error', cases: ['1'] }] }));
		expect(reckoning).toMatchObject({ begunAndKilled: [], lost: ['1'] });
	});

	it('is in two executions, where one told it and another, killed before it told anything, had it too', () => {
		const reckoning = reckon(
			facts({ tellings: [told('1', 'b')], executions: [{ id: 'a', status: 'crashed', cases: ['1'] }] }),
		);
		expect(reckoning.inTwoExecutions).toEqual(['1']);
	});

	it('is told by a workflow that does not owe it', () => {
		const stray = told('1', 'a', { workflow: 'w2' });
		expect(reckon(facts({ tellings: [stray] })).uninvited).toEqual([stray]);
	});

	it('is told by somebody although the help desk never had it', () => {
		const stray = told('9', 'a');
		expect(reckon(facts({ cases: [], tellings: [stray] })).uninvited).toEqual([stray]);
	});
});

describe('a repeat', () => {
	it('is marked or not, by what came with it', () => {
		const unmarked = told('1', 'c', { life: 3 });
		const tellings = [told('1', 'a'), told('1', 'b', { possibleRepeat: true, life: 2 }), unmarked];
		expect(reckon(facts({ tellings })).repeats).toEqual({ marked: 1, unmarked: [unmarked] });
	});

	it('is a repeat also where the same execution tells again', () => {
		const again = told('1', 'a');
		expect(reckon(facts({ tellings: [told('1', 'a'), again] })).repeats.unmarked).toEqual([again]);
	});

	it('is none where what is marked had not been told before', () => {
		const reckoning = reckon(facts({ tellings: [told('1', 'b', { possibleRepeat: true })] }));
		expect(reckoning).toMatchObject({ markedFirst: 1, repeats: { marked: 0, unmarked: [] } });
	});

	it('is counted by the starts that it came after', () => {
		const marked = { possibleRepeat: true };
		const tellings = [
			told('1', 'a'),
			told('2', 'a'),
			told('1', 'b', { ...marked, life: 2 }),
			told('2', 'b', { ...marked, life: 2 }),
			told('2', 'c', { ...marked, life: 4 }),
		];
		expect(reckon(facts({ cases: ['1', '2'], tellings })).startsWithMarks).toBe(2);
	});
});

describe('what has to hold', () => {
	const brokenBy = (mode: Mode, given: Facts) => broken(mode, reckon(given));
	const markedRepeat = facts({ tellings: [told('1', 'a'), told('1', 'b', { possibleRepeat: true, life: 2 })] });
	const once = facts({ tellings: [told('1', 'a')] });
	const killed = facts({ executions: [{ id: 'a', status: 'crashed', cases: ['1'] }] });

	it.each(['durable', 'default'] as const)('holds with n8n %s where each case was told once', (mode) => {
		expect(brokenBy(mode, once)).toEqual([]);
	});

	it.each(['durable', 'default'] as const)(
		'holds with n8n %s where n8n had begun an execution and was killed',
		(mode) => {
			expect(brokenBy(mode, killed)).toEqual([]);
		},
	);

	it.each(['durable', 'default'] as const)('does not hold with n8n %s where a case was lost', (mode) => {
		expect(brokenBy(mode, facts({}))).toEqual(['lost: 1']);
	});

	it.each(['durable', 'default'] as const)('does not hold with n8n %s where a repeat has no mark', (mode) => {
		expect(brokenBy(mode, facts({ tellings: [told('1', 'a'), told('1', 'a')] }))).toEqual([
			'told again without a mark: 1',
		]);
	});

	it.each(['durable', 'default'] as const)(
		'does not hold with n8n %s where a workflow tells what it does not owe',
		(mode) => {
			expect(brokenBy(mode, facts({ tellings: [told('1', 'a', { workflow: 'w2' })] }))).toEqual([
				'told by a workflow that does not owe them: 1',
			]);
		},
	);

	it('holds by default where a repeat is marked', () => {
		expect(brokenBy('default', markedRepeat)).toEqual([]);
	});

	it('does not hold with durable cursors where a repeat is marked', () => {
		expect(brokenBy('durable', markedRepeat)).toEqual([
			'in more than one execution: 1',
			'1 came out marked as possible repeats',
		]);
	});

	it('does not hold with durable cursors where a first telling is marked', () => {
		const marked = facts({ tellings: [told('1', 'a', { possibleRepeat: true })] });
		expect(brokenBy('durable', marked)).toEqual(['1 came out marked as possible repeats']);
	});

	it('does not hold where an execution wrote twice into a case', () => {
		const writes = ['1 Execution a', '1 Execution b', '1 Execution a'];
		expect(brokenBy('default', facts({ tellings: [told('1', 'a')], writes }))).toEqual([
			'written again by the same execution: 1 Execution a',
		]);
	});

	it('does not hold where one n8n asked for two tokens when one had ended, but where the next one did', () => {
		const renewals = [1, 1, 2].map((life) => ({ end: 1, life }));
		expect(brokenBy('default', facts({ tellings: [told('1', 'a')], renewals }))).toEqual([
			'more than one new token: end 1 in life 1',
		]);
	});
});
