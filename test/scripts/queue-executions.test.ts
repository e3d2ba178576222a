import { describe, expect, it } from '@jest/globals';
import type { Execution } from '../../scripts/n8n/api';
import { SeenExecutions } from '../../scripts/queue/executions';

/** What n8n saves of an execution that was given this case. */
const given = (caseId: string, status: string): Execution =>
	({ id: '1', status, data: { executionData: { items: [{ id: caseId }] } } }) as unknown as Execution;

/** What n8n makes of it when the worker that had it is gone. */
const workerGone = {
	id: '1',
	status: 'error',
	data: {
		resultData: { runData: {}, error: { message: 'This execution failed to be processed too many times and …' } },
	},
} as unknown as Execution;

function seen(...looks: Execution[]): SeenExecutions {
	const executions = new SeenExecutions();
	for (const look of looks) executions.look([look], ['c1', 'c2']);
	return executions;
}

describe('what n8n knows of an execution in queue mode', () => {
	it('is its status and the cases that it was given', () => {
		expect(seen(given('c1', 'success')).all()).toEqual([{ id: '1', status: 'success', cases: ['c1'] }]);
	});

	it('is its newest status', () => {
		expect(seen(given('c1', 'running'), given('c1', 'success')).all()).toMatchObject([{ status: 'success' }]);
	});

	it('counts as killed when its worker was, and keeps the case that n8n then forgets', () => {
		expect(seen(given('c1', 'running'), workerGone).all()).toEqual([{ id: '1', status: 'crashed', cases: ['c1'] }]);
	});

	it('is an error, where it failed for another reason', () => {
		expect(seen(given('c1', 'error')).all()).toMatchObject([{ status: 'error' }]);
	});

	it('shows which have not ended', () => {
		expect(seen(given('c1', 'new')).unended()).toEqual(['1 (new)']);
	});

	it('shows none once it has ended', () => {
		expect(seen(given('c1', 'new'), given('c1', 'success')).unended()).toEqual([]);
	});
});
