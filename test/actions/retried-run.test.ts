import { describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';
import { planResult } from '../../nodes/ZohoSupport/actions/dry-run';
import { earlierTry } from '../../nodes/ZohoSupport/actions/retried-run';
import type { ItemResult } from '../../nodes/ZohoSupport/actions/run';
import { problem } from '../../nodes/ZohoSupport/helpdesk/problem';

const NODE = { name: 'Zoho', retryOnFail: true };
const REFUSED: ItemResult = { kind: 'failed', outcome: 'refused', problem: problem('data', 'No.', 'Change it.') };
const WRITTEN: ItemResult = { kind: 'done', output: [{ id: '7' }], written: 'created 7' };
const CALL = { cost: 1, unit: 'requests', records: 1 };
const PLANNED = planResult({ kind: 'planned', sends: { Subject: 'x' }, calls: [CALL] }, 'created', null);

/** The items that the next try does not send, after a try with these results. */
function settledAfter(...results: ItemResult[]): number[] {
	const data = { node: NODE };
	const context = { getNode: () => NODE, getExecuteData: () => data } as unknown as IExecuteFunctions;
	earlierTry(context).remember(results);
	return [...earlierTry(context).settled.keys()];
}

describe('the next try of a run (Retry On Fail)', () => {
	it('does not send what was written, or may have been', () => {
		expect(settledAfter(WRITTEN, { ...REFUSED, outcome: 'uncertain' }, REFUSED)).toEqual([0, 1]);
	});

	it('sends what a dry run only planned', () => {
		expect(settledAfter(PLANNED, REFUSED)).toEqual([]);
	});
});
