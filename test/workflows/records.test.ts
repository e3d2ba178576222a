import { describe, expect, it } from '@jest/globals';
import { MODULES } from '../../simulator/support/modules';
import type { OpenPoints } from '../../simulator/support/simulator';
import { serve } from '../engine/local-service';
import { openWorkbench, PLENTY } from './workbench';

const ALL = { resource: 'case', operation: 'getMany', returnAll: true };
const MODULE_OF: Readonly<Record<string, string>> = {
	requests: 'case',
	contacts: 'contact',
	accounts: 'account',
	tasks: 'task',
	solutions: 'solution',
	products: 'product',
	contracts: 'contract',
};
const FORMATS = ['json', 'xml'] as const;

/** Texts that a format or a careless reader could damage. */
const TEXTS: ReadonlyArray<readonly [name: string, text: string]> = [
	['markup', '<b>5 < 6 & 7 > 6</b>'],
	['entities as text', '&amp; &lt; &#65; &nbsp; &unknown;'],
	['the end of CDATA', 'a ]]> b <![CDATA[ c ]]> d'],
	['quotes and backslashes', '"double" \'single\' C:\\new\\table'],
	['emoji and other planes', '🖨️🔥 👩‍👩‍👧 𝒳 é ñ 漢字 עברית'],
	['blanks at the ends', '  a  b  '],
	['nothing but blanks', '   '],
	['lines and tabs', 'one\ntwo\tthree'],
	['a number with leading zeros', '007'],
	['a decimal with trailing zeros', '1.50'],
	['a number past 2^53', '12345678901234567890'],
	['a number with an exponent', '1e5'],
	['yes and no', 'true'],
	['JSON', '{"a":[1,2,{"b":null}]}'],
	['an expression of n8n', '{{ $json.id }}'],
	['64 kB of letters', 'x'.repeat(65_536)],
	['64 kB of markup', '<&>"'.repeat(16_384)],
	['64 kB of emoji', '🔥'.repeat(16_384)],
];

describe('records', () => {
	const bench = openWorkbench();
	const inFormat = (format: string, more = {}) => ({ ...ALL, options: { format, ...more } });

	it("are flat, with Zoho's labels, the id as text and empty values as null", async () => {
		const id = bench.simulator.add('requests', {
			Subject: 'Printer on fire',
			Status: 'Open',
			'Contact Name': 'Ann Lee',
		});
		const { items, requests } = await bench.run({ ...ALL, options: { fields: ['Subject', 'Status', 'Resolution'] } });
		expect(items).toEqual([{ id, Subject: 'Printer on fire', Status: 'Open', Resolution: null }]);
		expect(requests).toBe(1);
	});

	it.each(MODULES.map(({ name }) => name))('of %s are equal in JSON and XML', async (module) => {
		bench.simulator.reset({ seed: 7, cases: 100, dailyLimit: PLENTY });
		const [json, xml] = [
			await bench.run({ ...inFormat('json'), resource: MODULE_OF[module] }),
			await bench.run({ ...inFormat('xml'), resource: MODULE_OF[module] }),
		];
		expect(json.items.length).toBe(bench.simulator.records(module, 'demodepartment').length);
		expect(xml.items).toEqual(json.items);
		expect([json.requests, xml.requests]).toEqual([1, 1]);
	});

	it.each<[string, Partial<OpenPoints>]>([
		['values as texts', { valueTypes: 'text' }],
		['values as numbers and yes or no', { valueTypes: 'mixed' }],
		['FL in capitals', { flCase: 'upper' }],
		['escaped text in place of CDATA', { xmlText: 'escaped' }],
		['empty values as the text null', { nullStyle: 'text' }],
		['empty values as empty texts', { nullStyle: 'empty' }],
		['times to the minute', { timePrecision: 'minutes' }],
	])('are the same with %s', async (_, openPoints) => {
		bench.simulator.reset({ seed: 7, cases: 60, dailyLimit: PLENTY, now: '2026-11-24T12:00:00Z' });
		bench.simulator.clock.freeze();
		const times = openPoints.timePrecision === undefined ? {} : { fields: ['Subject', 'Phone', 'Severity'] };
		const plain = await bench.run(inFormat('json', times));
		bench.simulator.setOpenPoints(openPoints);
		const [json, xml] = [await bench.run(inFormat('json', times)), await bench.run(inFormat('xml', times))];
		expect(json.items).toEqual(plain.items);
		expect(xml.items).toEqual(plain.items);
		expect(json.requests + xml.requests).toBe(2);
	});

	it.each(FORMATS)('lack the fields that an answer as %s lacks, when all fields are read', async (format) => {
		bench.simulator.setOpenPoints({ nullStyle: 'missing' });
		const id = bench.simulator.add('accounts', { 'Account Name': 'Northwind' });
		const { items, requests } = await bench.run({ ...inFormat(format), resource: 'account' });
		expect(items).toEqual([expect.objectContaining({ id, 'Account Name': 'Northwind' })]);
		expect(items[0]).not.toHaveProperty('Fax');
		expect(requests).toBe(1);
	});

	it.each(FORMATS)('have null for a requested field that is missing in an answer as %s', async (format) => {
		bench.simulator.setOpenPoints({ nullStyle: 'missing' });
		const id = bench.simulator.add('accounts', { 'Account Name': 'Northwind' });
		const { items, requests } = await bench.run({
			...inFormat(format, { fields: ['Account Name', 'Fax'] }),
			resource: 'account',
		});
		expect(items).toEqual([{ id, 'Account Name': 'Northwind', Fax: null }]);
		expect(requests).toBe(1);
	});

	it.each(FORMATS)('have no second, empty id when its own label is requested, as %s', async (format) => {
		const id = bench.simulator.add('requests', { Subject: 'Alone' });
		const { items, requests } = await bench.run(inFormat(format, { ownFields: { field: [{ name: 'CASEID' }] } }));
		expect(requests).toBe(1);
		expect(items).toEqual([{ id }]);
	});

	it.each(FORMATS)('give no items when there are none, as %s', async (format) => {
		const { items, requests, error } = await bench.run(inFormat(format));
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
		expect(requests).toBe(1);
	});

	it.each(
		FORMATS.flatMap((format) =>
			(['cdata', 'escaped'] as const).flatMap((xmlText) =>
				TEXTS.map(([name, text]) => [name, format, xmlText, text] as const),
			),
		),
	)('keep %s as written, in %s (%s)', async (_, format, xmlText, text) => {
		bench.simulator.setOpenPoints({ xmlText, valueTypes: 'mixed' });
		const id = bench.simulator.add('requests', { Subject: text });
		const { items, requests } = await bench.run(inFormat(format, { fields: ['Subject'] }));
		expect(items).toEqual([{ id, Subject: text }]);
		expect(requests).toBe(1);
	});

	it('lose only the control characters that XML cannot write, in both formats', async () => {
		bench.simulator.add('requests', { Subject: 'a\u0000b\u0001c\u001Fd\uFFFEe\uD800f\tg' });
		const [json, xml] = [await bench.run(inFormat('json')), await bench.run(inFormat('xml'))];
		expect(json.items[0]?.Subject).toBe('abcdef\tg');
		expect(xml.items).toEqual(json.items);
		expect(json.requests + xml.requests).toBe(2);
	});

	it.each(FORMATS)('keep their own id next to a field with the label id, as %s', async (format) => {
		const id = bench.simulator.add('requests', { Subject: 'Alone', id: '7', ID: '8' });
		const { items, requests } = await bench.run(inFormat(format));
		expect(items).toEqual([expect.objectContaining({ id, ID: '8' })]);
		expect(requests).toBe(1);
	});

	it.each(FORMATS)('are linked to their input item, as %s', async (format) => {
		bench.simulator.add('requests', { Subject: 'Alone' });
		const { outcome, requests } = await bench.run(
			{ ...inFormat(format), returnAll: false, limit: '={{ $json.limit }}' },
			{ items: [{ limit: 1 }, { limit: 2 }] },
		);
		expect(outcome.items('Zoho Support').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(requests).toBe(2);
	});

	it.each([
		[
			'a row without a list, of one field without a list',
			'{"response":{"result":{"Cases":{"row":{"no":"1","fl":{"val":"CASEID","content":191}}}}}}',
			[{ id: '191' }],
		],
		[
			'an id as a number past 2^53',
			'{"response":{"result":{"Cases":{"row":{"no":1,"fl":[{"val":"CASEID","content":191901909990000123}]}}}}}',
			[{ id: '191901909990000123' }],
		],
		[
			'a field without content',
			'{"response":{"result":{"Cases":{"row":{"fl":[{"val":"CASEID","content":"1"},{"val":"Subject"}]}}}}}',
			[{ id: '1', Subject: null }],
		],
		[
			'rows in capitals',
			'{"response":{"result":{"Cases":{"row":[{"FL":[{"val":"CASEID","content":"1"}]},{"FL":{"val":"CASEID","content":"2"}}]}}}}',
			[{ id: '1' }, { id: '2' }],
		],
		['an answer in nodata', '{"response":{"nodata":{"code":"4422","message":"There is no data to show"}}}', []],
		[
			'a byte order mark and blanks',
			'\uFEFF \n{"response":{"result":{"Cases":{"row":{"fl":{"val":"CASEID","content":"1"}}}}}}\n',
			[{ id: '1' }],
		],
	])('are read from %s', async (_, body, expected) => {
		let calls = 0;
		const service = await serve((_request, response) => {
			calls += 1;
			response.end(body);
		});
		const { items } = await bench.run(ALL, { credential: { apiAddress: service.address } });
		await service.close();
		expect(items).toEqual(expected);
		expect(calls).toBe(1);
	});
});
