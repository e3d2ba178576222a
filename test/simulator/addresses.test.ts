import { describe, expect, it } from '@jest/globals';

import { at, call, errorCode, get, listed, parsed, ACCESS } from './calling';
import { simulators } from './simulator-of-test';

const start = simulators();

describe('Addresses', () => {
	it('include one that lists the seven modules', async () => {
		const rows = listed(at(await call(await start(), 'Info/getModules'), 'result', 'row'));
		expect(rows.map((row) => at(row, 'content'))).toEqual([
			'Cases',
			'Contacts',
			'Accounts',
			'Tasks',
			'Solutions',
			'Products',
			'Contracts',
		]);
	});

	it.each([
		'fakeroute',
		'requests/fake',
		'requests/getRecords',
		'fake/getrecords',
		'requests/getrecords/more',
		'Info/getmodules',
	])('answers 1001 at %s', async (route) => {
		const simulator = await start();
		expect(errorCode(await call(simulator, route))).toBe('1001');
		expect(simulator.quota.used()).toBe(0);
	});

	it('are repeated in the answer without parameters', async () => {
		const answer = await get(await start(), '/api/json/cases/getrecords', { ...ACCESS, toindex: '3' });
		expect(at(parsed(answer.text), 'response', 'uri')).toBe('/api/json/cases/getrecords');
	});
});
