import { describe, expect, it } from '@jest/globals';
import type { Execution } from '../../scripts/n8n/api';
import { problemsOf, type RoundResult } from '../../scripts/n8n/once';

const PROMISED = { items: { Send: 2 }, requests: 1, arrives: 2 };
const KEPT: RoundResult = { execution: execution(2), requests: 1, arrived: 2 };

/** A run in which the node "Send" put out so many items. */
function execution(items: number, more: Partial<Execution> = {}): Execution {
	const main = [Array.from({ length: items }, () => ({ json: {} }))];
	const run = { startTime: 0, executionIndex: 0, executionTime: 0, source: [], data: { main } };
	return { id: '1', status: 'success', data: { resultData: { runData: { Send: [run] } } }, ...more };
}

describe('the verdict on an example', () => {
	it('finds nothing where every promise was kept', () => {
		expect(problemsOf(PROMISED, KEPT)).toEqual([]);
	});

	it.each([
		['an error', { execution: execution(2, { status: 'error' }) }, 'it ended with "error": '],
		['other items', { execution: execution(1) }, '"Send" put out 1 items instead of 2'],
		['a run that never came', { execution: undefined }, '"Send" put out 0 items instead of 2'],
		['another price', { requests: 2 }, 'it cost 2 requests instead of 1'],
		['a message twice', { arrived: 3 }, '3 messages arrived instead of 2'],
	])('names %s', (_what, changed, problem) => {
		expect(problemsOf(PROMISED, { ...KEPT, ...changed })).toEqual([problem]);
	});
});
