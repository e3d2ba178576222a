import { describe, expect, it } from '@jest/globals';
import { openWorkbench, type Values } from './workbench';
import { autoMap, fields } from './zoho-node';

const ZONES: Values<'portalZone'> = [
	'America/Los_Angeles',
	'UTC',
	'Asia/Kolkata',
	'Pacific/Kiritimati',
	'Etc/GMT+12',
	'Europe/Berlin',
];
const ANN = { 'Contact Name': 'Ann Lee' };
const DUE = { resource: 'case', operation: 'create' };

describe('dates', () => {
	const bench = openWorkbench();

	/**
	 * Creates a case with this due date in a portal of that zone. Returns the stored value and the value that is read
	 * again.
	 */
	async function roundTrip(value: string, zone: (typeof ZONES)[number] = 'America/Los_Angeles', item = {}) {
		bench.simulator.setOpenPoints({ portalZone: zone });
		const credential = { timeZone: zone };
		const created = await bench.run(
			{ ...DUE, fields: fields({ ...ANN, 'Due Date': value }) },
			{ credential, items: [item] },
		);
		const read = await bench.run(
			{ resource: 'case', operation: 'getMany', options: { fields: ['Due Date'] } },
			{ credential },
		);
		return {
			error: created.error?.message,
			stored: bench.simulator.records('requests')[0]?.fields['Due Date'],
			read: read.items[0]?.['Due Date'],
			requests: created.requests + read.requests,
		};
	}

	it.each([
		['an ISO date', '2026-11-24', '11/24/2026', '2026-11-24'],
		['an ISO text in UTC', '2026-11-24T18:30:15Z', '2026-11-24 10:30:15', '2026-11-24T10:30:15.000-08:00'],
		[
			'an ISO text with an offset',
			'2026-11-24T18:30:15.250+02:00',
			'2026-11-24 08:30:15',
			'2026-11-24T08:30:15.000-08:00',
		],
		[
			'an ISO text without an offset, in the zone of the portal',
			'2026-11-24T18:30:00',
			'2026-11-24 18:30:00',
			'2026-11-24T18:30:00.000-08:00',
		],
		[
			'an expression with a Date',
			'={{ new Date("2026-11-24T18:30:15Z") }}',
			'2026-11-24 10:30:15',
			'2026-11-24T10:30:15.000-08:00',
		],
		[
			'an expression with a DateTime',
			'={{ DateTime.fromISO("2026-11-24T18:30:15Z") }}',
			'2026-11-24 10:30:15',
			'2026-11-24T10:30:15.000-08:00',
		],
		[
			'an expression with a DateTime of another zone',
			'={{ DateTime.fromISO("2026-11-24T18:30:15Z").setZone("Asia/Tokyo") }}',
			'2026-11-24 10:30:15',
			'2026-11-24T10:30:15.000-08:00',
		],
		[
			'an expression with the text of a DateTime',
			'={{ DateTime.fromISO("2026-11-24T18:30:15Z").toISO() }}',
			'2026-11-24 10:30:15',
			'2026-11-24T10:30:15.000-08:00',
		],
		[
			'a DateTime within a text',
			'= {{ DateTime.fromISO("2026-11-24T18:30:15Z") }}',
			'2026-11-24 10:30:15',
			'2026-11-24T10:30:15.000-08:00',
		],
		['the form of Zoho for a date', '11/24/2026', '11/24/2026', '2026-11-24'],
		[
			'the form of Zoho for a date with time',
			'2026-11-24 10:30:15',
			'2026-11-24 10:30:15',
			'2026-11-24T10:30:15.000-08:00',
		],
	])('are accepted from %s', async (_, value, stored, read) => {
		expect(await roundTrip(value)).toEqual({ error: undefined, stored, read, requests: 2 });
	});

	it.each(['tomorrow', '={{ "" + DateTime.fromISO("x") }}', '={{ 1764000000000 }}', '={{ Date.now() }}', '24.11.2026'])(
		'are refused by name when they are not dates (%s)',
		async (value) => {
			const { error, requests } = await roundTrip(value);
			expect(error).toMatch(/^Item 0: The field 'Due Date' holds '.*', which is not a date\.$/);
			expect(requests).toBe(1);
		},
	);

	it('read $now as the current second', async () => {
		const { stored, read, requests } = await roundTrip('={{ $now }}');
		expect(Math.abs(Date.parse(String(read)) - Date.now())).toBeLessThan(5_000);
		expect(stored).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
		expect(requests).toBe(2);
	});

	it('read $today as midnight in the zone of the workflow', async () => {
		const { read, requests } = await roundTrip('={{ $today }}', 'UTC');
		expect(String(read)).toMatch(/T0[45]:00:00\.000Z$/);
		expect(requests).toBe(2);
	});

	it.each([
		['America/Los_Angeles', '2026-11-24 10:30:00', '2026-11-24T10:30:00.000-08:00'],
		['UTC', '2026-11-24 18:30:00', '2026-11-24T18:30:00.000Z'],
		['Asia/Kolkata', '2026-11-25 00:00:00', '2026-11-25T00:00:00.000+05:30'],
		['Pacific/Kiritimati', '2026-11-25 08:30:00', '2026-11-25T08:30:00.000+14:00'],
		['Etc/GMT+12', '2026-11-24 06:30:00', '2026-11-24T06:30:00.000-12:00'],
		['Europe/Berlin', '2026-11-24 19:30:00', '2026-11-24T19:30:00.000+01:00'],
	] as const)('are in the zone of the portal (%s)', async (zone, stored, read) => {
		expect(await roundTrip('2026-11-24T18:30:00Z', zone)).toEqual({ error: undefined, stored, read, requests: 2 });
	});

	it.each(ZONES)('stay the same calendar day in every zone (%s)', async (zone) => {
		expect(await roundTrip('2026-11-24', zone)).toEqual({
			error: undefined,
			stored: '11/24/2026',
			read: '2026-11-24',
			requests: 2,
		});
	});

	it.each([
		['before summer time', '2026-03-08T09:59:59Z', '2026-03-08 01:59:59', '2026-03-08T01:59:59.000-08:00'],
		['after summer time begins', '2026-03-08T10:00:00Z', '2026-03-08 03:00:00', '2026-03-08T03:00:00.000-07:00'],
		[
			'in the hour that summer time skips',
			'2026-03-08T02:30:00',
			'2026-03-08 03:30:00',
			'2026-03-08T03:30:00.000-07:00',
		],
		['in the first of two equal hours', '2026-11-01T08:30:00Z', '2026-11-01 01:30:00', '2026-11-01T01:30:00.000-07:00'],
		[
			'in the second of two equal hours, which Zoho cannot tell apart',
			'2026-11-01T09:30:00Z',
			'2026-11-01 01:30:00',
			'2026-11-01T01:30:00.000-07:00',
		],
		['after the two equal hours', '2026-11-01T10:00:00Z', '2026-11-01 02:00:00', '2026-11-01T02:00:00.000-08:00'],
	])('hold %s', async (_, value, stored, read) => {
		expect(await roundTrip(value)).toEqual({ error: undefined, stored, read, requests: 2 });
	});

	it.each([
		['a day that does not exist', '2026-02-30'],
		['an hour that does not exist', '2026-11-24T25:00:00Z'],
	])('are refused without a request, and the field is named (%s)', async (_, value) => {
		const { error, requests } = await roundTrip(value);
		expect(error).toContain(`Item 0: The field 'Due Date' holds a date that does not exist ('${value}')`);
		expect(requests).toBe(1);
	});

	it('are refused when an expression gives an invalid Date, and the field is named', async () => {
		const { error, requests } = await roundTrip('={{ new Date("nonsense") }}');
		expect(error).toContain("Item 0: The field 'Due Date' holds a date that does not exist");
		expect(requests).toBe(1);
	});

	it.each([
		['automatic mapping', { fields: autoMap() }],
		[
			'JSON',
			{
				dataMode: 'json',
				jsonFields:
					'={{ { "Contact Name": "Ann Lee", "Due Date": DateTime.fromISO($json["Due Date"]), "Follow Up On": $json["Follow Up On"], Subject: $json.Subject } }}',
			},
		],
	])('are also converted in %s, also in custom fields, but not in a text', async (_, more) => {
		const item = { ...ANN, 'Due Date': '2026-11-24T18:30:00Z', 'Follow Up On': '2026-11-25', Subject: '2026-11-26' };
		const { requests } = await bench.run({ ...DUE, ...more }, { items: [item] });
		expect(bench.simulator.records('requests')[0]?.fields).toMatchObject({
			'Due Date': '2026-11-24 10:30:00',
			'Follow Up On': '11/25/2026',
			Subject: '2026-11-26',
		});
		expect(requests).toBe(1);
	});

	it.each([
		['create', { fields: autoMap() }, 1],
		['update', { recordId: '={{ $json.id }}', fields: autoMap() }, 1],
		['upsert', { fields: autoMap('Contact Name') }, 2],
	])('are shown by %s as Get shows them, also when empty', async (operation, more, price) => {
		const id = bench.simulator.add('requests', operation === 'create' ? { Subject: 'Another' } : ANN);
		const values = {
			...ANN,
			'Due Date': '2026-11-24T18:30:00Z',
			'Follow Up On': '2026-11-25',
			Subject: '2026-11-26',
			Phone: '',
		};
		const written = await bench.run(
			{ ...DUE, operation, ...more },
			{ items: [operation === 'update' ? { ...values, id } : values] },
		);
		const got = await bench.run({ resource: 'case', operation: 'get', recordId: String(written.items[0]?.id) });
		const labels = Object.keys(values);
		expect(labels.map((label) => written.items[0]?.[label])).toEqual(labels.map((label) => got.items[0]?.[label]));
		expect(written.requests).toBe(price);
	});

	it('do not change a text that looks like a date in a text field', async () => {
		const id = bench.simulator.add('requests', { Subject: '11/26/2026', 'Follow Up On': '11/25/2026' });
		const { items, requests } = await bench.run({
			resource: 'case',
			operation: 'get',
			recordId: id,
			options: { fields: ['Subject'], ownFields: { field: [{ name: 'Follow Up On' }] } },
		});
		expect(items).toEqual([{ id, Subject: '11/26/2026', 'Follow Up On': '2026-11-25' }]);
		expect(requests).toBe(1);
	});

	it('are read in a form that can be written again unchanged', async () => {
		const id = bench.simulator.add('requests', {
			...ANN,
			Subject: '11/26/2026',
			'Due Date': '2026-11-24 10:30:00',
			'Follow Up On': '11/25/2026',
		});
		const before = bench.simulator.records('requests')[0]?.fields;
		const { items } = await bench.run({ resource: 'case', operation: 'get', recordId: id });
		const { requests } = await bench.run({ ...DUE, operation: 'update', recordId: id, fields: autoMap() }, { items });
		expect(bench.simulator.records('requests')[0]?.fields).toEqual(before);
		expect(requests).toBe(1);
	});
});
