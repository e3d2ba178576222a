import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../nodes/ZohoSupport/helpdesk/json';
import { FieldMemory } from '../../../nodes/ZohoSupport/services/desk/field-memory';
import { Fields } from '../../../nodes/ZohoSupport/services/desk/fields';
import { MODULES } from '../../../nodes/ZohoSupport/services/desk/modules';
import { refusal } from './fake-desk';
import { NOON, scene } from './scene';

const custom = (apiName: string, displayLabel: string, more: Record<string, Json> = {}): Json => ({
	...{ apiName, displayLabel, i18NLabel: displayLabel, type: 'Text', isCustomField: true },
	...more,
});

const DESCRIBED: readonly Json[] = [
	custom('cf_order_number', 'Order Number', { type: 'Number' }),
	custom('cf_colours', 'Colours', { type: 'Multiselect', allowedValues: [{ value: 'Red' }, { value: 'Green' }] }),
	custom('cf_status', 'Status'),
	{
		apiName: 'priority',
		displayLabel: 'Urgency',
		type: 'Picklist',
		pickListValues: [{ value: 'High' }, { value: 'Low' }],
	},
	{ apiName: 'assigneeId', displayLabel: 'Ticket Owner', type: 'LookUp' },
];

function told(answers: Readonly<Record<string, Json | ReturnType<typeof refusal>>>, now = () => NOON) {
	const { desk, records } = scene([], {}, { now, memory: new FieldMemory() });
	for (const [path, answer] of Object.entries(answers)) {
		const isRefusal = typeof answer === 'object' && answer !== null && 'kind' in answer;
		desk.answers.set(path, isRefusal ? (answer as ReturnType<typeof refusal>) : { kind: 'body', body: answer as Json });
	}
	return { desk, records };
}

const nameOf = (records: ReturnType<typeof told>['records'], given: string) => records.fields('case').find(given).name;

describe('the fields of a module', () => {
	it('are found by API name, label, classic label and the label of the portal, in any letters', async () => {
		const { records } = told({ '/organizationFields': { data: DESCRIBED } });
		await records.learn('case');
		expect(
			[
				'subject',
				'Case Owner',
				'ticket owner',
				'Request Id',
				'order number',
				'cf_order_number',
				'Urgency',
				'CASEID',
			].map((given) => nameOf(records, given)),
		).toEqual([
			'subject',
			'assigneeId',
			'assigneeId',
			'ticketNumber',
			'cf_order_number',
			'cf_order_number',
			'priority',
			'id',
		]);
	});

	it('are found by the names that a saved form holds, also after a label was changed', async () => {
		for (const { fields, idLabels } of MODULES) {
			const known = new Fields(fields, true, idLabels);
			for (const { name, label, type } of fields.filter(({ writable }) => writable)) {
				const shown = type === 'Reference' ? `${label.replace(/ (?:Name|ID)$/, '')} ID` : label;
				expect([shown, known.find(shown).name]).toEqual([shown, name]);
			}
		}
		const { records } = told({ '/organizationFields': { data: DESCRIBED } });
		await records.learn('case');
		expect(nameOf(records, 'Its Old Label (cf_order_number)')).toBe('cf_order_number');
	});

	it('keep a label each: a custom field called like another shows its API name', async () => {
		const { records } = told({ '/organizationFields': { data: DESCRIBED } });
		await records.learn('case');
		expect([nameOf(records, 'Status'), nameOf(records, 'Status (cf_status)')]).toEqual(['status', 'cf_status']);
		expect(() => nameOf(records, 'STATUS')).toThrow("Several fields are called 'STATUS': status, cf_status.");
	});

	it('are not guessed: an unknown name is refused, with the nearest one', async () => {
		const { records } = told({ '/organizationFields': { data: DESCRIBED } });
		await records.learn('case');
		expect(() => nameOf(records, 'Prioritty')).toThrow("Do you mean 'Priority'?");
		expect(() => nameOf(records, 'Entirely different')).toThrow(/^There is no field 'Entirely different'\.$/);
		expect(() => nameOf(records, 'cf_unknown')).toThrow('There is no field');
	});

	it('come from the newer request where the older one is gone', async () => {
		const { desk, records } = told({
			'/organizationFields': refusal('gone', 'URL_NOT_FOUND', 'Gone'),
			'/fields': { data: DESCRIBED },
		});
		await records.learn('case');
		expect(nameOf(records, 'Colours')).toBe('cf_colours');
		expect(desk.calls.map(({ path }) => path)).toEqual(['/organizationFields', '/fields']);
	});

	it('take custom names as they are where the account may not read them', async () => {
		const denied = refusal('permission', 'SCOPE_MISMATCH', 'No');
		const { records } = told({ '/organizationFields': denied, '/fields': denied });
		await records.learn('case');
		expect(records.prepare('case', { cf_any: 5, Status: 'Whatever' })).toEqual({ cf_any: '5', status: 'Whatever' });
	});

	it('take their choices from the layouts where they are missing', async () => {
		const layout = (values: readonly string[]) => ({
			sections: [{ fields: [{ apiName: 'status', allowedValues: values }] }],
		});
		const { records } = told({
			'/organizationFields': { data: [{ apiName: 'status', displayLabel: 'Status', type: 'Picklist' }] },
			'/layouts': { data: [{ id: '41' }, { id: '42' }] },
			'/layouts/41': layout(['Open', 'Closed']),
			'/layouts/42': layout(['Open', 'Parked']),
		});
		await records.learn('case');
		expect(records.fields('case').find('status')).toMatchObject({
			choices: ['Open', 'Closed', 'Parked'],
			hasAllChoices: true,
		});
	});

	it('are read once in five minutes, also by parallel runs', async () => {
		let now = NOON;
		const { desk, records } = told({ '/organizationFields': { data: DESCRIBED } }, () => now);
		await Promise.all([records.learn('case'), records.learn('case')]);
		now += 299_000;
		await records.learn('case');
		expect(desk.calls).toHaveLength(1);
		now += 2000;
		await records.learn('case');
		expect(desk.calls).toHaveLength(2);
	});

	it('are asked again after a failure', async () => {
		const { desk, records } = told({ '/organizationFields': refusal('quota', 'THRESHOLD_EXCEEDED', 'No credits') });
		await expect(records.learn('case')).rejects.toThrow('No credits');
		desk.answers.set('/organizationFields', { kind: 'body', body: { data: DESCRIBED } });
		await records.learn('case');
		expect(nameOf(records, 'Colours')).toBe('cf_colours');
	});
});

describe('values to write', () => {
	const prepared = async (raw: Record<string, unknown>, zone = 'Europe/Amsterdam') => {
		const { desk } = told({ '/organizationFields': { data: DESCRIBED } });
		const { records } = scene([], {}, { zone });
		Object.assign(records, { send: desk.door });
		await records.learn('case');
		return records.prepare('case', raw);
	};

	it.each<[string, unknown, string, Json]>([
		['priority', 'HIGH', 'priority', 'High'],
		['Colours', ['red', 'Green'], 'cf_colours', 'Red;Green'],
		['Colours', 'green; red', 'cf_colours', 'Green;Red'],
		['Order Number', 12, 'cf_order_number', '12'],
		['Due Date', '2026-11-24T18:30:00+02:00', 'dueDate', '2026-11-24T16:30:00.000Z'],
		['Due Date', '2026-11-24T18:30:00', 'dueDate', '2026-11-24T17:30:00.000Z'],
		['Due Date', new Date(NOON), 'dueDate', '2026-11-24T12:00:00.000Z'],
		['Due Date', { toISO: () => '2026-11-24T12:00:00.000+01:00' }, 'dueDate', '2026-11-24T11:00:00.000Z'],
		['Subject', '', 'subject', null],
		['Subject', null, 'subject', null],
		['Case Owner', '4000000123', 'assigneeId', '4000000123'],
		['Contact Name', '4000000123', 'contactId', '4000000123'],
		['Contact Name', 'Ann Lee', 'contact', { lastName: 'Ann Lee' }],
		['secondaryContacts', '41234, 51234', 'secondaryContacts', ['41234', '51234']],
	])('%s = %j is sent as %s', async (label, value, name, sent) => {
		expect(await prepared({ [label]: value })).toEqual({ [name]: sent });
	});

	it.each<[string, unknown, string]>([
		['priority', 'Hihg', "The field 'Priority' has no choice 'Hihg'."],
		['Due Date', 'tomorrow', "The field 'Due Date' holds 'tomorrow', which is not a date."],
		['Due Date', '2026-02-30', "The field 'Due Date' holds '2026-02-30', which is not a date."],
		['Order Number', 'twelve', "The field 'Order Number' holds 'twelve', which is not a number."],
		['Email', 'ann', "The field 'Email' holds 'ann', which is not an e-mail address."],
		['Case Owner', 'Ada', "The field 'Ticket Owner' holds 'Ada', which is not the ID of a record."],
		['Subject', undefined, "The field 'Subject' has no value: its expression gives undefined."],
		['Subject', { a: 1 }, "The field 'Subject' holds an object, not a single value."],
		['Subject', 2 ** 60, 'has lost its last digits'],
		['Request Id', '7', "The field 'Ticket Number' is set by Zoho Desk itself."],
	])('%s = %j is refused', async (label, value, message) => {
		await expect(prepared({ [label]: value })).rejects.toThrow(message);
	});

	it('refuse a field that is set twice, and no fields at all', async () => {
		await expect(prepared({ Subject: 'A', subject: 'B' })).rejects.toThrow("The field 'Subject' is set twice.");
		await expect(prepared({})).rejects.toThrow('There are no fields to send.');
	});
});
