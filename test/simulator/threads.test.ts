import { describe, expect, it } from '@jest/globals';

import { at, call, errorCode, listed } from './calling';
import { simulators } from './simulator-of-test';

const start = simulators();

describe('Threads', () => {
	it('shows the description of a case as a message, an object because there is only one', async () => {
		const simulator = await start();
		const requestid = simulator.add('requests', { 'Contact Name': 'Ann Lee', Description: 'It burns' });
		const without = await call(simulator, 'requests/getrequestthreads', { requestid });
		const labels = listed(at(without, 'result', 'Cases', 'threadinfo', 'fl')).map((field) => at(field, 'val'));
		expect(labels).toContain('THREADID');
		expect(labels).not.toContain('Content');
		const withText = await call(simulator, 'requests/getrequestthreads', { requestid, needdescription: 'true' });
		expect(listed(at(withText, 'result', 'Cases', 'threadinfo', 'fl')).at(-1)).toEqual({
			val: 'Content',
			content: 'It burns',
		});
	});

	it('answers with one message by its id', async () => {
		const simulator = await start();
		const requestid = simulator.add('requests', {
			'Contact Name': 'Ann Lee',
			Description: 'It burns',
			Resolution: 'Water',
		});
		const threads = await call(simulator, 'requests/getrequestthreads', { requestid });
		const threadid = String(at(threads, 'result', 'Cases', 'threadinfo', 1, 'fl', 0, 'content'));
		const one = await call(simulator, 'requests/getthreadinfo', { threadid });
		expect(listed(at(one, 'result', 'Cases', 'threadinfo', 'fl')).at(-1)).toEqual({ val: 'Content', content: 'Water' });
	});

	it('are refused for unknown ids and for other modules', async () => {
		const simulator = await start();
		expect(errorCode(await call(simulator, 'requests/getrequestthreads', { requestid: '1' }))).toBe('4103');
		expect(errorCode(await call(simulator, 'requests/getthreadinfo', { threadid: '191010000000001001' }))).toBe('4103');
		expect(errorCode(await call(simulator, 'requests/getthreadinfo'))).toBe('4831');
		expect(errorCode(await call(simulator, 'contacts/getrequestthreads', { requestid: '1' }))).toBe('1001');
	});
});
