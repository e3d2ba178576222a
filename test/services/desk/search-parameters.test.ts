import { describe, expect, it } from '@jest/globals';
import { conditionsOf } from '../../../nodes/ZohoSupport/services/desk/conditions';
import { knownFields } from '../../../nodes/ZohoSupport/services/desk/learn-fields';
import { deskModule } from '../../../nodes/ZohoSupport/services/desk/modules';
import type { Condition, Operator } from '../../../nodes/ZohoSupport/services/desk/query';
import { searchQuestion } from '../../../nodes/ZohoSupport/services/desk/search-parameters';
import { NOON } from './scene';

function question(module: string, ...conditions: ReadonlyArray<readonly [string, Operator, string]>) {
	const row = deskModule(module);
	const given = conditions.map(([field, operator, value]): Condition => ({ field, operator, value }));
	return searchQuestion(row, conditionsOf({ module, conditions: given }, knownFields(row), 'utc'), NOON);
}

describe('the parameters of a search', () => {
	it.each<[string, Operator, string, Record<string, string>]>([
		['Subject', 'is', 'Printer', { subject: 'Printer' }],
		['Subject', 'contains', 'Print', { subject: '*Print*' }],
		['Subject', 'is', 'Lee, Annabel', { subject: '*Annabel*' }],
		['Subject', 'isEmpty', '', {}],
		['Subject', 'is', 'ab', {}],
		['Email', 'isEmpty', '', { email: '${empty}' }],
		['Email', 'isNotEmpty', '', { email: '${notempty}' }],
		['Email', 'isOneOf', 'a@b.example, c@d.example', { email: 'a@b.example,c@d.example' }],
		['Status', 'isOneOf', 'Open, Closed', { status: 'Open,Closed' }],
		['Status', 'isNot', 'Open', {}],
		['Request Id', 'is', '101', { ticketNumber: '101' }],
		['Contact Name', 'is', '4000000001', { contactId: '4000000001' }],
		['Contact Name', 'is', 'Ann', { contactName: 'Ann' }],
		['Case Owner', 'is', 'Ada', {}],
		['cf_severity', 'is', 'High', { customField1: 'cf_severity:High' }],
		['cf_severity', 'isEmpty', '', { customField1: 'cf_severity:${empty}' }],
		['Modified Time', 'from', '2026-11-20', { modifiedTimeRange: '2026-11-19T23:59:59.000Z,2026-11-25T12:00:01.000Z' }],
		['Classification', 'is', 'Problem', {}],
	])('%s %s %s', (field, operator, value, parameters) => {
		expect(question('case', [field, operator, value]).parameters).toEqual(parameters);
	});

	it('put several custom fields under numbers, and leave to this side what has no place', () => {
		const asked = question(
			'case',
			['cf_a', 'is', '1'],
			['cf_b', 'contains', '2'],
			['Subject', 'is', 'One'],
			['Subject', 'is', 'Two'],
		);
		expect(asked.parameters).toEqual({ customField1: 'cf_a:1', customField2: 'cf_b:*2*', subject: 'One' });
		expect(asked.unasked.map(({ value }) => value)).toEqual(['Two']);
	});

	it('keep the time of creation apart, since it cuts a search into windows', () => {
		const { parameters, created } = question(
			'case',
			['Created Time', 'from', '2026-11-20'],
			['Created Time', 'until', '2026-11-21'],
		);
		expect([parameters, created]).toEqual([{}, { from: Date.UTC(2026, 10, 20), until: Date.UTC(2026, 10, 21) }]);
	});
});
