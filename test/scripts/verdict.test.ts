import { describe, expect, it } from '@jest/globals';
import type { Execution } from '../../scripts/n8n/execution';
import { judge, report } from '../../scripts/n8n/verdict';

const PROMISED = [{ items: { Send: 2 }, requests: 1, arrives: 2 }];
const KEPT = { execution: execution(), requests: 1, arrived: 2 };

/** A run in which the node "Send" put out items. */
function execution(more: Partial<Execution> = {}): Execution {
	return { id: '1', status: 'success', ended: true, error: '', items: new Map([['Send', [{}, {}]]]), ...more };
}

describe('the verdict on an example', () => {
	it('finds nothing where every promise was kept', () => {
		expect(judge('example', PROMISED, [KEPT]).problems).toEqual([]);
	});

	it.each([
		[
			'an error',
			{ execution: execution({ status: 'error', error: 'No such case.' }) },
			'it ended with "error": No such case.',
		],
		[
			'other items',
			{ execution: execution({ items: new Map([['Send', [{}]]]) }) },
			'"Send" put out 1 items instead of 2',
		],
		['a run that never came', { execution: undefined }, '"Send" put out 0 items instead of 2'],
		['another price', { requests: 2 }, 'it cost 2 requests instead of 1'],
		['a message twice', { arrived: 3 }, '3 messages arrived instead of 2'],
	])('tells of %s', (_what, changed, problem) => {
		expect(judge('example', PROMISED, [{ ...KEPT, ...changed }]).problems).toEqual([problem]);
	});

	it('names the round where there are several, also one that was not played', () => {
		expect(judge('example', [...PROMISED, ...PROMISED], [KEPT]).problems).toEqual(['round 2: it did not come to that']);
	});

	it('counts examples, not problems', () => {
		const bad = judge('bad', PROMISED, [{ ...KEPT, requests: 2, arrived: 3 }]);
		expect(report([bad, judge('good', PROMISED, [KEPT])]).at(-1)).toBe('1 passed, 1 failed');
	});
});
