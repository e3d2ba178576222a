import { describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';
import { earlierTry } from '../../nodes/ZohoSupport/actions/retried-run';
import { problem } from '../../nodes/ZohoSupport/helpdesk/problem';
import type { ItemResult } from '../../nodes/ZohoSupport/actions/run';

const AGENT = { node: { name: 'Agent' } };
const WRITTEN: ItemResult = { kind: 'done', output: [], written: 'created 1' };
const REFUSED: ItemResult = { kind: 'failed', outcome: 'notSent', problem: problem('data', 'No.', '') };

/**
 * A try of a tool. n8n gives all tools of an agent the execution data of the agent, and each try the arguments of its
 * call.
 */
const tryOf = (name: string, json: object, executeData: object = AGENT) => {
	const context: unknown = {
		getNode: () => ({ name, retryOnFail: true }),
		getExecuteData: () => executeData,
		getInputData: () => [{ json }],
	};
	return earlierTry(context as IExecuteFunctions);
};

describe('a tool of an agent that n8n runs again (Retry On Fail)', () => {
	it('does not treat another call, or another tool, as a retry', () => {
		tryOf('Create case', { Subject: 'first' }).remember([WRITTEN, REFUSED]);
		expect(tryOf('Create case', { Subject: 'second' }).settled.size).toBe(0);
		expect(tryOf('Create case', { Subject: 'first' }).settled.size).toBe(0);
		expect(tryOf('Create contact', { Subject: 'third' }).settled.size).toBe(0);
	});

	it('recognizes a second try of the same call', () => {
		const given = { Subject: 'first' };
		tryOf('Create case', given).remember([WRITTEN, REFUSED]);
		expect(tryOf('Create case', given).settled.get(0)).toBe(WRITTEN);
	});

	it('treats a call with the same arguments as new after a success', () => {
		const given = { Subject: 'first' };
		tryOf('Create case', given).remember([WRITTEN]);
		expect(tryOf('Create case', given).settled.size).toBe(0);
	});

	it('recognizes a second try of a node in the workflow, whatever its items', () => {
		const run = { node: { name: 'Create case' } };
		tryOf('Create case', {}, run).remember([WRITTEN, REFUSED]);
		expect(tryOf('Create case', {}, run).settled.get(0)).toBe(WRITTEN);
	});
});
