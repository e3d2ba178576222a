import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../nodes/ZohoSupport/helpdesk/json';
import type { DeskAnswer } from '../../../nodes/ZohoSupport/services/desk/call';
import { DeskRecords } from '../../../nodes/ZohoSupport/services/desk/desk-records';
import { FieldMemory } from '../../../nodes/ZohoSupport/services/desk/field-memory';
import { body, data, refusal, scriptedDoor } from './scripted-door';
import { NOON } from './scene';

const CARE = { id: '600000000000000101', name: 'Care', isEnabled: true };
const OLD = { id: '600000000000000102', name: 'Old', isEnabled: false };
const SALES = { id: '600000000000000103', name: 'Sales', isEnabled: true };
const TICKET = { subject: 'Printer', contactId: '600000000000000201' };

/** An organization with these departments, or one that does not show them. */
function organization(departments: DeskAnswer) {
	const door = scriptedDoor(({ path }) => (path === '/departments' ? departments : body({ id: '600000000000000301' })));
	const settings = { reader: '77', now: () => NOON, memory: new FieldMemory() };
	const sent = () => door.calls.filter(({ method }) => method === 'POST').map((call) => call.body as Json);
	return { records: new DeskRecords(door.send, settings), door, sent };
}

describe('a new record of Zoho Desk without a department', () => {
	it('gets the only enabled one, which is looked up once', async () => {
		const { records, door, sent } = organization(data([CARE, OLD]));
		for (let made = 0; made < 2; made += 1) await records.create('case', TICKET);
		expect(sent()).toEqual(Array(2).fill({ ...TICKET, departmentId: CARE.id }));
		expect(door.calls.filter(({ path }) => path === '/departments')).toHaveLength(1);
	});

	it('gets the only one as a list, where a record may belong to several', async () => {
		const { records, sent } = organization(data([CARE]));
		await records.create('product', { productName: 'Printer', departmentIds: [] });
		expect(sent()).toEqual([{ productName: 'Printer', departmentIds: [CARE.id] }]);
	});

	it('is refused unsent where there are several', async () => {
		const { records, sent } = organization(data([CARE, SALES]));
		expect(await records.create('task', { subject: 'Call' })).toMatchObject({
			kind: 'refused',
			problem: { message: expect.stringMatching(/'Department' \(departmentId\) is empty.*Care .*, Sales /) },
		});
		expect(sent()).toEqual([]);
	});

	it('is left to Zoho where the account may not read departments', async () => {
		const { records, sent } = organization(refusal('permission'));
		expect(await records.create('case', TICKET)).toMatchObject({ kind: 'written' });
		expect(sent()).toEqual([TICKET]);
	});
});
