import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MODULES } from '../../../nodes/ZohoSupport/services/support/modules';
import {
	addRequest,
	conversationRequest,
	deleteRequest,
	getRequest,
	pageRequest,
	type SupportRequest,
	updateRequest,
	writeDocument,
} from '../../../nodes/ZohoSupport/services/support/requests';
import { anyLabel, anyText } from './arbitraries';
import { replay } from './replay';
import { writtenRows } from './write-document-reader';

const WINDOW = { from: 1, to: 200 };
const SINCE = new Date('2026-07-01T12:00:00Z');

describe('a request for a page', () => {
	it('calls getrecords for the window and includes empty fields', () => {
		expect(pageRequest({ module: 'case' }, { from: 201, to: 400 }, 'UTC')).toEqual({
			path: 'requests',
			method: 'getrecords',
			access: 'read',
			parameters: { fromindex: '201', toindex: '400', newformat: '2' },
		});
	});

	it('names the fields after the module', () => {
		const { parameters } = pageRequest({ module: 'contact', fields: ['First Name', 'Email'] }, WINDOW, 'UTC');
		expect(parameters.selectfields).toBe('Contacts(First Name,Email)');
	});

	it('asks for changes since one second before the instant, in the zone of the portal', () => {
		const { parameters } = pageRequest({ module: 'case', modifiedSince: SINCE }, WINDOW, 'America/Los_Angeles');
		expect(parameters.lastmodifiedtime).toBe('2026-07-01 04:59:59');
	});

	it('is a search when a field must match', () => {
		const request = pageRequest({ module: 'case', match: { field: 'Request Id', value: '101' } }, WINDOW, 'UTC');
		expect(request).toMatchObject({
			method: 'getrecordsbysearch',
			parameters: { searchfield: 'Request Id', searchvalue: '101', fromindex: '1', toindex: '200' },
		});
	});
});

describe('a request for a record', () => {
	const parameters = { id: '7', newformat: '2' };

	it('asks for it by its id and keeps empty fields', () => {
		expect(getRequest('case', '7')).toEqual({ path: 'requests', method: 'getrecordsbyid', access: 'read', parameters });
	});

	it('names the fields after the module', () => {
		expect(getRequest('case', '7', ['Subject', 'Email']).parameters).toEqual({
			...parameters,
			selectfields: 'Requests(Subject,Email)',
		});
	});

	it.each(['Size (cm)', 'Size)', 'Length, Width'])(
		'asks for every field when a label would break the list of fields: %s',
		(label) => {
			expect(getRequest('case', '7', ['Subject', label]).parameters).toEqual(parameters);
		},
	);

	it('asks for every field when no field is named', () => {
		expect(getRequest('case', '7', []).parameters).toEqual(parameters);
	});

	it('asks for the messages of a case, with their texts or without', () => {
		expect([true, false].map((withContent) => conversationRequest('7', withContent).parameters)).toEqual([
			{ requestid: '7', needdescription: 'true' },
			{ requestid: '7', needdescription: 'false' },
		]);
	});

	it('updates it by its id, with a document of one row', () => {
		expect(updateRequest('case', '7', { Subject: 'x' }).parameters).toEqual({
			id: '7',
			xml: '<requests><row no="1"><fl val="Subject">x</fl></row></requests>',
		});
	});

	it('deletes it by its id only', () => {
		expect(deleteRequest('case', '7').parameters).toEqual({ id: '7' });
	});
});

describe('every request', () => {
	const requests = MODULES.flatMap(({ name }): SupportRequest[] => [
		pageRequest({ module: name, fields: ['Subject'], modifiedSince: SINCE }, WINDOW, 'UTC'),
		pageRequest({ module: name, match: { field: 'Subject', value: 'x' } }, WINDOW, 'UTC'),
		getRequest(name, '1', ['Subject']),
		addRequest(name, [{ Subject: 'x' }]),
		updateRequest(name, '1', { Subject: 'x' }),
		deleteRequest(name, '1'),
		conversationRequest('1', true),
	]);

	it('has method and parameters in lower case, because the service ignores camel case', () => {
		const names = requests.flatMap(({ method, parameters }) => [method, ...Object.keys(parameters)]);
		expect(names.filter((name) => !/^[a-z]+$/.test(name))).toEqual([]);
	});

	it('is a write only when it adds, updates or deletes', () => {
		const writes = new Set(requests.filter(({ access }) => access === 'write').map(({ method }) => method));
		expect([...writes].sort()).toEqual(['addrecords', 'deleterecords', 'updaterecords']);
	});

	it('has the path of its module', () => {
		expect(MODULES.map(({ name }) => deleteRequest(name, '1').path)).toEqual([
			'requests',
			'contacts',
			'accounts',
			'tasks',
			'solutions',
			'products',
			'contracts',
		]);
	});
});

describe('the write document', () => {
	it('has the form of the reference', () => {
		expect(writeDocument([{ Subject: 'Printer on fire', 'Contact Name': 'Ann Lee' }])).toBe(
			'<requests><row no="1"><fl val="Subject">Printer on fire</fl><fl val="Contact Name">Ann Lee</fl></row></requests>',
		);
	});

	it('numbers its rows from 1', () => {
		expect(writtenRows(writeDocument([{ Subject: 'a' }, { Subject: 'b' }, { Subject: 'c' }]))).toEqual([
			[['Subject', 'a']],
			[['Subject', 'b']],
			[['Subject', 'c']],
		]);
	});

	it.each([
		'<b>',
		'a & b',
		'&amp;',
		'&#65;',
		']]>',
		'<![CDATA[x]]>',
		'"q" and \'q\'',
		'line\nline',
		'\ttab',
		'  blanks  ',
		'😀 漢字',
		'',
		'null',
		'true',
		'</requests>',
		'0',
	])('carries the value %j', (value) => {
		expect(writtenRows(writeDocument([{ Subject: value }]))).toEqual([[['Subject', value]]]);
	});

	it.each(['R&D', 'a "quoted" label', "it's", '<b>', 'constructor', 'no', 'content', '@val', '#text', 'false'])(
		'carries the label %j',
		(label) => {
			expect(writtenRows(writeDocument([{ [label]: 'x' }]))).toEqual([[[label, 'x']]]);
		},
	);

	it('carries the label true', () => {
		expect(writtenRows(writeDocument([{ true: 'x' }]))).toEqual([[['true', 'x']]]);
	});

	it('carries a label __proto__', () => {
		expect(writtenRows(writeDocument([Object.fromEntries([['__proto__', 'x']])]))).toEqual([[['__proto__', 'x']]]);
	});

	it('drops characters that XML forbids, and writes line ends as LF', () => {
		expect(writtenRows(writeDocument([{ Subject: 'a\u0000b\u001fc\uffffd\ud83de\r\nf\rg' }]))).toEqual([
			[['Subject', 'abcde\nf\ng']],
		]);
	});

	it('means the same to another XML reader, whatever is written', () => {
		const fields = fc
			.uniqueArray(fc.tuple(anyLabel, anyText), { selector: ([label]) => label, minLength: 1, maxLength: 5 })
			.map((pairs) => Object.fromEntries(pairs));
		fc.assert(
			fc.property(fc.array(fields, { minLength: 1, maxLength: 4 }), (rows) => {
				const carried = (value: string) =>
					value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll(/\r\n?/g, '\n');
				expect(writtenRows(writeDocument(rows))).toEqual(
					rows.map((row) => Object.entries(row).map(([label, value]) => [label, carried(value)])),
				);
			}),
			replay(500),
		);
	});
});
