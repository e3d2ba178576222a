import { describe, expect, it } from '@jest/globals';
import type { FieldValues } from '../../../nodes/ZohoSupport/helpdesk/helpdesk';
import type { DeskAnswer, DeskCall } from '../../../nodes/ZohoSupport/services/desk/call';
import { DeskRecords } from '../../../nodes/ZohoSupport/services/desk/desk-records';
import { FieldMemory } from '../../../nodes/ZohoSupport/services/desk/field-memory';
import { body, refusal, type Script, scriptedDoor, thrown } from './scripted-door';

/** Updates contact 9; the script answers the updates, a read shows `held`. */
async function update(values: FieldValues, script: Script, held: Readonly<Record<string, string | null>> = {}) {
	const door = scriptedDoor((call) => (call.method === 'GET' ? body({ id: '9', ...held }) : script(call)));
	const records = new DeskRecords(door.send, { reader: '77', now: () => 0, memory: new FieldMemory() });
	const outcome = await records.update('contact', '9', values);
	return {
		outcome,
		asked: door.asked(),
		sent: door.calls.flatMap((call) => (call.body === undefined ? [] : call.body)),
	};
}

const naming = (...names: readonly string[]): DeskAnswer => ({
	...(refusal('data') as Extract<DeskAnswer, { kind: 'error' }>),
	fields: names.map((name) => ({ name, reason: 'no' })),
});
const has = ({ body: sent }: DeskCall, name: string) => Object.hasOwn(sent as object, name);
const PATCH = 'PATCH /contacts/9';
const GET = 'GET /contacts/9';

describe('an update that empties a field', () => {
	it('is not sent again after a lost answer', async () => {
		const { outcome, asked } = await update({ city: null }, () => thrown('network'));
		expect([outcome.kind, asked]).toEqual(['uncertain', [PATCH]]);
	});

	it('is not sent again if Zoho refuses another field', async () => {
		const { outcome, asked } = await update({ city: null, zip: 'x' }, () => naming('zip'));
		expect([outcome.kind, asked]).toEqual(['refused', [PATCH]]);
	});

	it("ends with Zoho's own words if they name no field and the field holds a value", async () => {
		const { outcome, asked } = await update({ city: null }, () => refusal('data'), { city: 'Bonn' });
		expect([outcome, asked]).toEqual([
			expect.objectContaining({ kind: 'refused', problem: expect.objectContaining({ message: 'Zoho says: no [X]' }) }),
			[PATCH, PATCH, GET],
		]);
	});

	it('takes a field that the record does not show for one that may hold a value', async () => {
		const { outcome } = await update({ city: null }, () => naming('city'), { title: null });
		expect(outcome).toMatchObject({
			kind: 'refused',
			problem: { message: "Zoho says: no [X]. City (city): no. Zoho Desk takes no empty value for 'City'." },
		});
	});

	it('sends the others where the record holds nothing in it', async () => {
		const script: Script = (call) => (has(call, 'city') ? naming('city') : body({ id: '9', title: 'Dr' }));
		const { outcome, sent } = await update({ city: null, title: 'Dr' }, script, { city: '' });
		expect([outcome.kind, sent.at(-1)]).toEqual(['written', { title: 'Dr' }]);
	});

	it('says what was written if the next try cannot be sent', async () => {
		let count = 0;
		const script: Script = () => ((count += 1) === 1 ? body({ id: '9', city: 'Bonn', title: 'Dr' }) : thrown('quota'));
		const { outcome } = await update({ city: null, title: 'Dr' }, script);
		expect(outcome).toMatchObject({
			kind: 'uncertain',
			problem: { kind: 'quota', message: expect.stringMatching(/^These fields were written: 'Title'\./) },
		});
	});

	it('tries each empty value of a field at most once', async () => {
		const script: Script = (call) => naming(has(call, 'city') ? 'city' : 'mobile');
		const { sent } = await update({ city: null, mobile: null }, script, { city: 'Bonn', mobile: '0171 5' });
		expect(sent).toEqual([
			{ city: '', mobile: null },
			{ city: null, mobile: null },
		]);
	});
});
