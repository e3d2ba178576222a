import { describe, expect, it } from '@jest/globals';

import { ACCESS, at, call, callXml, document, errorCode, get, idsOf, post, rowsOf } from './calling';
import { simulators } from './simulator-of-test';

const start = simulators();

describe('addrecords', () => {
	it('writes several rows and answers with their ids in order', async () => {
		const simulator = await start();
		const xml = document(
			{ 'Contact Name': 'Ann Lee', Subject: 'a' },
			{ 'Contact Name': 'Ann Lee', Subject: 'b' },
			{ 'Contact Name': 'Bo', Subject: 'c' },
		);
		const answer = await call(simulator, 'requests/addrecords', { xml });
		expect(at(answer, 'result', 'responsecode')).toBe('2001');
		const stored = simulator.records('requests');
		expect(stored.map(({ fields }) => fields.Subject)).toEqual(['a', 'b', 'c']);
		expect(idsOf(answer)).toEqual(stored.map(({ id }) => id));
	});

	it('creates the contact of a case once, when no contact has that name', async () => {
		const simulator = await start();
		const xml = document(
			{ 'Contact Name': 'Ann Mary Lee', Email: 'ann@mail.example' },
			{ 'Contact Name': 'ann mary lee' },
		);
		await call(simulator, 'requests/addrecords', { xml });
		expect(simulator.records('contacts').map(({ fields }) => fields)).toEqual([
			expect.objectContaining({ 'First Name': 'Ann Mary', 'Last Name': 'Lee', Email: 'ann@mail.example' }),
		]);
	});

	it.each([
		['requests', 'Cases', { 'Contact Name': 'Ann Lee' }, 'Subject', 'Contact Name'],
		['contacts', 'Contacts', { 'First Name': 'Ann' }, 'Email', 'First Name or Last Name'],
		['contacts', 'Contacts', { 'Last Name': 'Lee' }, 'Email', 'First Name or Last Name'],
		['accounts', 'Accounts', { 'Account Name': 'Northwind' }, 'Phone', 'Account Name'],
		['tasks', 'Tasks', { Subject: 'Call' }, 'Status', 'Subject'],
		['solutions', 'Solutions', { 'Solution Title': 'How' }, 'Status', 'Solution Title'],
		['products', 'Products', { 'Product Name': 'Printer' }, 'Product Code', 'Product Name'],
		['contracts', 'Contracts', { 'Contract Name': 'Gold' }, 'Contract Number', 'Contract Name'],
	])('requires only the mandatory field of %s', async (module, element, least, other, mandatory) => {
		const simulator = await start();
		const added = await call(simulator, `${module}/addrecords`, { xml: document({ ...least }) });
		expect(idsOf(added, element)).toHaveLength(1);
		const refused = await call(simulator, `${module}/addrecords`, { xml: document({ [other]: 'x' }) });
		expect(at(refused, 'error')).toEqual({ code: '4401', message: `Mandatory field missing: ${mandatory} in row 1` });
		expect(rowsOf(await call(simulator, `${module}/getrecords`), element)).toEqual([expect.objectContaining(least)]);
	});

	it.each([
		['no document', '', '4831'],
		['text', 'Subject', '4835'],
		['an unclosed element', '<requests><row no="1"><fl val="Contact Name">A</fl></row>', '4835'],
		['a bare ampersand', '<requests><row no="1"><fl val="Contact Name">A & B</fl></row></requests>', '4835'],
		['a control character', '<requests><row no="1"><fl val="Contact Name">A\u0001</fl></row></requests>', '4835'],
		[
			'a document type',
			'<!DOCTYPE requests [<!ENTITY a "b">]><requests><row no="1"><fl val="Contact Name">A</fl></row></requests>',
			'4835',
		],
		["another module's root", '<contacts><row no="1"><fl val="Contact Name">A</fl></row></contacts>', '4835'],
		['no row', '<requests></requests>', '4835'],
		['a field without a label', '<requests><row no="1"><fl>A</fl></row></requests>', '4835'],
		[
			'an element inside a field',
			'<requests><row no="1"><fl val="Contact Name"><b>A</b></fl></row></requests>',
			'4835',
		],
		['another element in a row', '<requests><row no="1"><field val="Contact Name">A</field></row></requests>', '4835'],
	])('refuses %s', async (_what, xml, code) => {
		const simulator = await start();
		expect(errorCode(await call(simulator, 'requests/addrecords', { xml }))).toBe(code);
		expect(simulator.records('requests')).toEqual([]);
	});

	it("accepts the module's own root element, FL, CDATA, entities and character references", async () => {
		const simulator = await start();
		const xml =
			'\uFEFF<?xml version="1.0" encoding="UTF-8"?><!-- new --><accounts>\n<row no="1"><FL val="Account Name"><![CDATA[R&D <1>]]> &amp; &#x41;&#66;</FL></row>\n</accounts>';
		await call(simulator, 'accounts/addrecords', { xml });
		expect(simulator.records('accounts')[0]?.fields['Account Name']).toBe('R&D <1> & AB');
	});

	it('ignores fields that only the service sets', async () => {
		const simulator = await start();
		await call(simulator, 'requests/addrecords', {
			xml: document({ 'Contact Name': 'A', CASEID: '1', 'Created Time': '2001-01-01 00:00:00', 'Created By': 'me' }),
		});
		const [row] = rowsOf(await call(simulator, 'requests/getrecords'));
		expect(row).toMatchObject({ 'Created Time': '2026-03-02 09:00:00', 'Created By': 'Ada Admin' });
		expect(row?.CASEID).not.toBe('1');
	});

	it('writes custom fields, also by GET, and answers in XML', async () => {
		const simulator = await start();
		await get(simulator, '/api/json/requests/addrecords', {
			...ACCESS,
			xml: document({ 'Contact Name': 'A', 'Contract Tier': 'Gold' }),
		});
		expect(simulator.records('requests')[0]?.fields['Contract Tier']).toBe('Gold');
		const text = await callXml(simulator, 'accounts/addrecords', { xml: document({ 'Account Name': 'Northwind' }) });
		expect(text).toMatch(/<result><responsecode>2001<\/responsecode><responsedata><Accounts><record><id>\d{18}<\/id>/);
	});

	it('accepts twenty megabytes', async () => {
		const simulator = await start();
		await call(simulator, 'requests/addrecords', {
			xml: document({ 'Contact Name': 'A', Description: 'x'.repeat(20_000_000) }),
		});
		expect(simulator.records('requests')[0]?.fields.Description).toHaveLength(20_000_000);
	});

	it('reads nothing from a body that is not a form', async () => {
		const simulator = await start();
		const answer = await fetch(`${simulator.url}/api/json/requests/getrecords`, {
			method: 'POST',
			body: JSON.stringify(ACCESS),
			headers: { 'content-type': 'application/json' },
		});
		expect(await answer.text()).toContain('4834');
	});
});

describe('updaterecords', () => {
	it('changes the written fields and the modification time', async () => {
		const simulator = await start();
		const id = simulator.add('requests', { 'Contact Name': 'A', Subject: 'old', Priority: 'High' });
		simulator.clock.advance(60_000);
		const answer = await call(simulator, 'requests/updaterecords', {
			id,
			xml: document({ Subject: 'new', Priority: '' }),
		});
		expect(at(answer, 'result', 'responsecode')).toBe('2002');
		const [row] = rowsOf(await call(simulator, 'requests/getrecordsbyid', { id }));
		expect(row).toMatchObject({
			Subject: 'new',
			'Created Time': '2026-03-02 09:00:00',
			'Modified Time': '2026-03-02 09:01:00',
		});
		expect(row).not.toHaveProperty('Priority');
	});

	it('refuses several rows, several ids, an emptied mandatory field and an unknown id', async () => {
		const simulator = await start();
		const id = simulator.add('requests', { 'Contact Name': 'A' });
		const code = async (parameters: Record<string, string>): Promise<unknown> =>
			errorCode(await call(simulator, 'requests/updaterecords', parameters));
		expect(await code({ id, xml: document({ Subject: 'a' }, { Subject: 'b' }) })).toBe('4600');
		expect(await code({ id: `${id};${id}`, xml: document({ Subject: 'a' }) })).toBe('4600');
		expect(await code({ id, xml: document({ 'Contact Name': '' }) })).toBe('4401');
		expect(await code({ id: '7', xml: document({ Subject: 'a' }) })).toBe('4103');
		expect(await code({ xml: document({ Subject: 'a' }) })).toBe('4831');
	});
});

describe('deleterecords', () => {
	it('deletes a record once; the second call finds no such record', async () => {
		const simulator = await start();
		const id = simulator.add('requests', { 'Contact Name': 'A' });
		expect(at(await call(simulator, 'requests/deleterecords', { id }), 'result', 'responsecode')).toBe('2003');
		expect(errorCode(await call(simulator, 'requests/deleterecords', { id }))).toBe('4103');
		expect(simulator.records('requests')).toEqual([]);
	});

	it('does not delete a record of another department', async () => {
		const simulator = await start();
		const id = simulator.add('requests', { 'Contact Name': 'A' }, 'billing');
		expect(errorCode(await call(simulator, 'requests/deleterecords', { id }))).toBe('4103');
		const own = await post(simulator, '/api/json/requests/deleterecords', { ...ACCESS, department: 'billing', id });
		expect(own.text).toContain('"2003"');
	});
});
