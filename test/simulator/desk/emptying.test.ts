import { describe, expect, it } from '@jest/globals';

import type { OpenPoints } from '../../../simulator/desk/simulator';
import { oneDesk } from './desk-of-test';

const { desk, call } = oneDesk();
const HELD = { lastName: 'Lee', firstName: 'Bo', city: 'Bonn', mobile: '0171 5', cf: { cf_tier: 'Gold' } };
const BAD = 422;

type Came = typeof BAD | string | null;

/** What a contact holds after an update, or the status of the refusal. */
async function afterUpdate(emptying: OpenPoints['emptying'], field: string, value: string | null): Promise<Came> {
	desk().setOpenPoints({ emptying });
	const id = desk().add('contacts', HELD);
	const body = field.startsWith('cf_') ? { cf: { [field]: value } } : { [field]: value };
	const { status } = await call(`PATCH /contacts/${id}`, body);
	const { body: after } = await call(`/contacts/${id}`);
	return status === 200 ? (after[field] ?? after.cf[field] ?? null) : BAD;
}

describe.each<readonly [OpenPoints['emptying'], Readonly<Record<string, readonly [null_: Came, text: Came]>>]>([
	['described', { firstName: [null, null], city: [BAD, null], mobile: [BAD, BAD], cf_tier: [BAD, BAD] }],
	['null', { firstName: [null, null], city: [null, BAD], mobile: [null, BAD], cf_tier: [null, BAD] }],
	['text', { firstName: [null, null], city: [BAD, null], mobile: [BAD, null], cf_tier: [BAD, null] }],
	['neither', { firstName: [null, null], city: [BAD, BAD], mobile: [BAD, BAD], cf_tier: [BAD, BAD] }],
	['kept', { firstName: [null, 'Bo'], city: [BAD, 'Bonn'], mobile: [BAD, BAD], cf_tier: [BAD, BAD] }],
])('Switch emptying=%s: null and an empty text', (emptying, expected) => {
	it.each(Object.entries(expected))('in %s', async (field, [ofNull, ofText]) => {
		expect([await afterUpdate(emptying, field, null), await afterUpdate(emptying, field, '')]).toEqual([
			ofNull,
			ofText,
		]);
	});
});

describe('What is stated to empty a field', () => {
	it.each(['described', 'null', 'text', 'neither', 'kept'] as const)('does so under emptying=%s', async (emptying) => {
		desk().setOpenPoints({ emptying });
		const contactId = desk().add('contacts', HELD);
		const id = desk().add('tasks', { subject: 'x', contactId, dueDate: '2026-04-01T00:00:00.000Z' });
		await call(`PATCH /tasks/${id}`, { contactId: '', dueDate: 'null' });
		expect((await call(`/tasks/${id}`)).body).toMatchObject({ contactId: null, dueDate: null });
	});
});

describe('Switch wrongFields', () => {
	it.each([
		['all', 2],
		['first', 1],
	] as const)('%s: a refusal names %i of two fields', async (wrongFields, count) => {
		desk().setOpenPoints({ wrongFields });
		const id = desk().add('contacts', HELD);
		const { body } = await call(`PATCH /contacts/${id}`, { city: 5, title: 5 });
		expect(body.errors).toHaveLength(count);
	});
});
