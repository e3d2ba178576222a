import { describe, expect, it } from '@jest/globals';

import { addCases, at, call, callXml, errorCode, get, listed, parsed, post, ACCESS, rowsOf } from './calling';
import { simulators } from './simulator-of-test';

const start = simulators();

describe('getrecords', () => {
	it('answers with the first twenty when no window is given', async () => {
		const simulator = await start();
		addCases(simulator, 25);
		expect(rowsOf(await call(simulator, 'requests/getrecords'))).toHaveLength(20);
	});

	it('answers with the requested window, numbered from 1', async () => {
		const simulator = await start();
		addCases(simulator, 25);
		const answer = await call(simulator, 'requests/getrecords', {
			fromindex: '21',
			toindex: '40',
			selectfields: 'Requests(Subject)',
		});
		expect(rowsOf(answer).map((row) => row.Subject)).toEqual(['Case 5', 'Case 4', 'Case 3', 'Case 2', 'Case 1']);
		expect(listed(at(answer, 'result', 'Cases', 'row')).map((row) => at(row, 'no'))).toEqual(['1', '2', '3', '4', '5']);
	});

	it.each([
		['more than 200 records', { fromindex: '1', toindex: '201' }, '4600'],
		['a window that ends before it begins', { fromindex: '5', toindex: '4' }, '4600'],
		['a place before the first', { fromindex: '0' }, '4600'],
		['text for a number', { toindex: 'many' }, '4832'],
		["another module's fields", { selectfields: 'Contacts(Email)' }, '4600'],
		['fields without a module', { selectfields: 'Subject' }, '4600'],
		['a time of another form', { lastmodifiedtime: '03/02/2026' }, '4600'],
		['no portal', { portal: '' }, '4831'],
		['no department', { department: '' }, '4831'],
	])('refuses %s', async (_what, parameters: Record<string, string>, code) => {
		const simulator = await start();
		addCases(simulator, 1);
		expect(errorCode(await call(simulator, 'requests/getrecords', parameters))).toBe(code);
	});

	it('answers with 200 records at once and without a responsecode', async () => {
		const simulator = await start();
		addCases(simulator, 201);
		const answer = await call(simulator, 'requests/getrecords', { toindex: '200' });
		expect(rowsOf(answer)).toHaveLength(200);
		expect(at(answer, 'result', 'responsecode')).toBeUndefined();
	});

	it('silently ignores parameters in camel case', async () => {
		const simulator = await start();
		addCases(simulator, 25);
		expect(rowsOf(await call(simulator, 'requests/getrecords', { fromIndex: '21', toIndex: '25' }))).toHaveLength(20);
	});

	it('turns a single row and a single field into an object', async () => {
		const simulator = await start();
		addCases(simulator, 1);
		const answer = await call(simulator, 'requests/getrecords', { selectfields: 'Requests(CASEID)' });
		expect(at(answer, 'result', 'Cases', 'row', 'fl', 'val')).toBe('CASEID');
	});

	it('accepts selectfields with any name of the module, and All', async () => {
		const simulator = await start();
		addCases(simulator, 1);
		const keys = async (selectfields: string): Promise<string[]> =>
			Object.keys(rowsOf(await call(simulator, 'Cases/getrecords', { selectfields }))[0] ?? {});
		expect(await keys('Cases(Subject, Contact Name)')).toEqual(['CASEID', 'Subject', 'Contact Name']);
		expect(await keys('Requests(All)')).toEqual(await keys('All'));
	});

	it('includes empty fields only with newformat=2', async () => {
		const simulator = await start();
		addCases(simulator, 1);
		expect(rowsOf(await call(simulator, 'requests/getrecords', { newformat: '2' }))[0]).toMatchObject({
			Priority: 'null',
			'Contract Tier': 'null',
		});
		expect(rowsOf(await call(simulator, 'requests/getrecords', { newformat: '1' }))[0]).not.toHaveProperty('Priority');
	});

	it('answers with the records changed since a time in the zone of the portal', async () => {
		const simulator = await start();
		addCases(simulator, 3);
		const answer = await call(simulator, 'requests/getrecords', { lastmodifiedtime: '2026-03-02 09:02:00' });
		expect(rowsOf(answer).map((row) => row.Subject)).toEqual(['Case 3', 'Case 2']);
	});

	it.each([
		['seconds', '2026-03-02 09:00:40', 1],
		['seconds', '2026-03-02 09:00:41', 0],
		['minutes', '2026-03-02 09:00:00', 1],
		['minutes', '2026-03-02 09:00:01', 0],
	] as const)(
		'compares the stored modification time, in %s: %s finds %i',
		async (timePrecision, lastmodifiedtime, count) => {
			const simulator = await start({ openPoints: { timePrecision } });
			simulator.clock.set('2026-03-02T17:00:40.900Z');
			simulator.add('requests', { 'Contact Name': 'A' });
			expect(rowsOf(await call(simulator, 'requests/getrecords', { lastmodifiedtime }))).toHaveLength(count);
		},
	);

	it("answers with the caller's own records", async () => {
		const simulator = await start();
		simulator.add('requests', { Subject: 'mine', 'Contact Name': 'Ann Lee', 'Case Owner': 'Ada Admin' });
		simulator.add('requests', { Subject: 'not mine', 'Contact Name': 'Ann Lee', 'Case Owner': 'Ben Agent' });
		expect(
			rowsOf(await call(simulator, 'requests/getrecords', { myrecords: 'true' })).map((row) => row.Subject),
		).toEqual(['mine']);
	});

	it('keeps departments apart', async () => {
		const simulator = await start();
		addCases(simulator, 1);
		expect(errorCode(await call(simulator, 'requests/getrecords', { department: 'billing' }))).toBe('4422');
	});

	it('answers GET like POST, and prefers the body to the address', async () => {
		const simulator = await start();
		addCases(simulator, 2);
		expect(
			rowsOf(at(parsed((await get(simulator, '/api/json/requests/getrecords', ACCESS)).text), 'response')),
		).toHaveLength(2);
		const both = await post(simulator, '/api/json/requests/getrecords?toindex=2', { ...ACCESS, toindex: '1' });
		expect(rowsOf(at(parsed(both.text), 'response'))).toHaveLength(1);
	});

	it('writes XML as the guide shows it, whatever the values contain', async () => {
		const simulator = await start();
		simulator.add('requests', { Subject: 'a ]]> b & <c> \u0007"d"', 'Contact Name': 'Ann Lee' });
		const text = await callXml(simulator, 'requests/getrecords', { selectfields: 'Requests(Subject)' });
		expect(text).toContain(
			'<response uri="/api/xml/requests/getrecords"><result><Cases><row no="1"><fl val="CASEID"><![CDATA[',
		);
		expect(text).toContain(
			'<fl val="Subject"><![CDATA[a ]]]]><![CDATA[> b & <c> "d"]]></fl></row></Cases></result></response>',
		);
	});
});

describe('getrecordsbyid', () => {
	it('answers with one record', async () => {
		const simulator = await start();
		const [id = ''] = addCases(simulator, 2);
		expect(rowsOf(await call(simulator, 'requests/getrecordsbyid', { id }))).toEqual([
			expect.objectContaining({ CASEID: id, Subject: 'Case 1' }),
		]);
		expect(id).toMatch(/^\d{18}$/);
	});

	it.each([
		['no id', {}, '4831'],
		['an id that is no number', { id: 'abc' }, '4832'],
		['an id nobody has', { id: '190000000000000001' }, '4103'],
	])('refuses %s', async (_what, parameters: Record<string, string>, code) => {
		expect(errorCode(await call(await start(), 'requests/getrecordsbyid', parameters))).toBe(code);
	});
});

describe.each(['searchrecords', 'getrecordsbysearch'])('%s', (method) => {
	it('ignores upper and lower case, and also finds a case by its number', async () => {
		const simulator = await start();
		addCases(simulator, 3);
		expect(
			rowsOf(await call(simulator, `requests/${method}`, { searchfield: 'Subject', searchvalue: 'CASE 2' })),
		).toHaveLength(1);
		const [found] = rowsOf(
			await call(simulator, `requests/${method}`, { searchfield: 'Request Id', searchvalue: '103' }),
		);
		expect(found).toMatchObject({ Subject: 'Case 3' });
	});

	it('finds records by a time as answers show it, and pages the result', async () => {
		const simulator = await start();
		addCases(simulator, 3);
		expect(
			rowsOf(
				await call(simulator, `requests/${method}`, {
					searchfield: 'Created Time',
					searchvalue: '2026-03-02 09:01:00',
				}),
			),
		).toHaveLength(1);
		const page = await call(simulator, `requests/${method}`, {
			searchfield: 'Contact Name',
			searchvalue: 'ann lee',
			fromindex: '3',
			toindex: '3',
		});
		expect(rowsOf(page).map((row) => row.Subject)).toEqual(['Case 1']);
	});

	it('finds neither the old value of a changed record nor a removed record', async () => {
		const simulator = await start();
		const [first = '', second = ''] = addCases(simulator, 2);
		const search = async (searchvalue: string): Promise<number> =>
			rowsOf(await call(simulator, `requests/${method}`, { searchfield: 'Subject', searchvalue })).length;
		expect(await search('Case 1')).toBe(1);
		simulator.change('requests', first, { Subject: 'renamed' });
		simulator.remove('requests', second);
		expect([await search('Case 1'), await search('renamed'), await search('Case 2')]).toEqual([0, 1, 0]);
	});

	it('looks no further back than noofdays', async () => {
		const simulator = await start();
		addCases(simulator, 1);
		simulator.clock.advance(3 * 24 * 60 * 60_000);
		const search = { searchfield: 'Subject', searchvalue: 'Case 1' };
		expect(errorCode(await call(simulator, `requests/${method}`, { ...search, noofdays: '2' }))).toBe('4422');
		expect(rowsOf(await call(simulator, `requests/${method}`, { ...search, noofdays: '4' }))).toHaveLength(1);
	});

	it.each([
		['no field', { searchvalue: 'x' }, '4831'],
		['no value', { searchfield: 'Subject' }, '4831'],
		['an unknown field', { searchfield: 'Shoe Size', searchvalue: 'x' }, '4420'],
	])('refuses %s', async (_what, parameters: Record<string, string>, code) => {
		expect(errorCode(await call(await start(), `requests/${method}`, parameters))).toBe(code);
	});
});
