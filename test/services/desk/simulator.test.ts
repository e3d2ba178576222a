import { describe, expect, it } from '@jest/globals';
import { DeskRecords, type DeskRecordsSettings } from '../../../nodes/ZohoSupport/services/desk/desk-records';
import { FieldMemory } from '../../../nodes/ZohoSupport/services/desk/field-memory';
import { OPEN_POINTS, type OpenPoints } from '../../../simulator/desk/open-points';
import type { DeskSimulator } from '../../../simulator/desk/simulator';
import { oneDesk } from '../../simulator/desk/desk-of-test';
import { doorTo } from './simulator-door';

const { desk } = oneDesk({ seed: 7, tickets: 330 });

const opened = (settings: Partial<DeskRecordsSettings> = {}, on: DeskSimulator = desk()) =>
	new DeskRecords(doorTo(on), {
		reader: on.access.orgId,
		now: () => on.clock.now().getTime(),
		memory: new FieldMemory(),
		...settings,
	});

const MODULES = [
	['case', 'tickets'],
	['contact', 'contacts'],
	['account', 'accounts'],
	['task', 'tasks'],
	['product', 'products'],
	['contract', 'contracts'],
	['solution', 'articles'],
] as const;

const ABOUT_RECORDS: ReadonlySet<string> = new Set([
	...['pageLimit', 'ticketsFrom', 'contactsFrom', 'accountsFrom', 'otherFrom', 'searchCeiling', 'listCeiling'],
	...['departmentIds', 'ticketsByModifiedTime', 'contactsByModifiedTime', 'ticketFields', 'includeTogether'],
	...[
		'rangeEnds',
		'timePrecision',
		'trashMost',
		'trashFailure',
		'togetherFailure',
		'multiSelect',
		'fieldChoices',
		'organizationFields',
	],
	...['wrongId', 'emptyList', 'errorMessageKey'],
]);

const SETTINGS = OPEN_POINTS.filter(({ name }) => ABOUT_RECORDS.has(name)).flatMap(({ name, values }) =>
	values.map((value) => [name, value] as const),
);

const LABELS = [
	...['Contact ID', 'Contact Name', 'Department', 'Department ID', 'Subject', 'Ticket Owner', 'Ticket Owner ID', 'id'],
];

describe.each(SETTINGS)('with %s = %s', (name, value) => {
	const change = { [name]: value } as Partial<OpenPoints>;

	it('every module is listed whole, each record once', async () => {
		desk().setOpenPoints(change);
		const records = opened();
		for (const [module, path] of MODULES) {
			const { records: read, trouble } = await records.list({ module });
			expect([module, trouble, read.length]).toEqual([module, undefined, desk().count(path)]);
			expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
		}
	});

	it('a department is kept to, and names come with the labels', async () => {
		desk().setOpenPoints(change);
		const department = desk().access.departments.support;
		const { records: read, trouble } = await opened({ department, fieldNames: 'labels', fieldsInLists: true }).list({
			module: 'case',
			fields: ['Subject', 'Contact Name', 'Department', 'Ticket Owner'],
		});
		expect(trouble).toBeUndefined();
		for (const record of read) {
			expect(Object.keys(record).sort()).toEqual(LABELS);
			expect(record['Contact Name']).toMatch(/[a-z]/i);
			expect(record['Contact ID']).toMatch(/^\d+$/);
			expect(record.Department).toBe('Support');
		}
		const stored = desk()
			.records('tickets')
			.filter(({ departmentId }) => departmentId === department);
		expect(read.map(({ id }) => id).sort()).toEqual(stored.map(({ id }) => String(id)).sort());
	});

	it('a search gives exact matches, and those since a time', async () => {
		desk().setOpenPoints(change);
		const records = opened();
		const stored = desk().records('tickets');
		const open = await records.search({
			module: 'case',
			conditions: [{ field: 'Status', operator: 'is', value: 'open' }],
		});
		expect(open.records.length).toBe(stored.filter(({ status }) => status === 'Open').length);
		const middle = String(stored[200].modifiedTime);
		const since = await records.list({ module: 'case', modifiedSince: new Date(middle) });
		const whole = (at: unknown) => Math.floor(Date.parse(String(at)) / 1000);
		expect(since.trouble).toBeUndefined();
		expect(since.records.length).toBe(stored.filter(({ modifiedTime }) => whole(modifiedTime) >= whole(middle)).length);
	});

	it('a ticket is created with its contact, changed, found, and deleted', async () => {
		desk().setOpenPoints(change);
		const records = opened({ department: desk().access.departments.support });
		await records.learn('case');
		const row = records.prepare('case', {
			Subject: 'A test of ours',
			'Contact Name': 'Ann Lee',
			Email: 'ann@lee.example',
		});
		const created = await records.create('case', row);
		expect(created).toMatchObject({ kind: 'written', record: { subject: 'A test of ours', email: 'ann@lee.example' } });
		const id = created.kind === 'written' ? (created.id ?? '') : '';
		const changed = await records.update(
			'case',
			id,
			records.prepare('case', { status: 'on hold', 'Due Date': '2026-05-01' }),
		);
		expect(changed).toMatchObject({
			kind: 'written',
			record: { status: 'On Hold', dueDate: '2026-05-01T00:00:00.000Z' },
		});
		expect((await records.get('case', id))?.status).toBe('On Hold');
		const found = await records.matching('case', 'Email', 'Ann@Lee.example');
		expect([found.records.map((record) => record.id), found.isComplete]).toEqual([[id], true]);
		expect(await records.trash('case', [id])).toEqual([{ kind: 'written', id }]);
		expect(
			desk()
				.records('tickets')
				.some((record) => record.id === id),
		).toBe(false);
	});
});
