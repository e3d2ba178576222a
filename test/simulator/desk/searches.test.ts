import { describe, expect, it } from '@jest/globals';

import { addTickets, idsOf, oneDesk } from './desk-of-test';

const { desk, call } = oneDesk();

const modified = (from: string, to: string) => `/tickets/search?sortBy=modifiedTime&modifiedTimeRange=${from},${to}`;
const DAY = modified('2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z');

describe('A search', () => {
	it('finds by modified time, in that order, with the count', async () => {
		const [first, second] = addTickets(desk(), 2);
		desk().clock.advance(1_000);
		desk().change('tickets', first ?? '', { priority: 'High' });
		const found = await call(DAY);
		expect([idsOf(found), found.body.count]).toEqual([[second, first], 2]);
		expect(idsOf(await call(DAY.replace('sortBy=', 'sortBy=-')))).toEqual([first, second]);
		expect(found.body.data[0]).toMatchObject({
			modifiedTime: '2026-03-02T17:02:00.000Z',
			cf: { cf_severity: null },
			contact: { lastName: 'Lee' },
		});
	});

	it('includes the ends of a range, or not', async () => {
		addTickets(desk(), 1);
		const exact = modified('2026-03-02T17:01:00.000Z', '2026-03-02T17:01:00.000Z');
		expect((await call(exact)).status).toBe(200);
		desk().setOpenPoints({ rangeEnds: 'exclusive' });
		expect((await call(exact)).status).toBe(204);
		expect((await call('/tickets/search?modifiedTimeRange=2026-03-02')).status).toBe(422);
	});

	it('learns of changes late: until then it finds the old values', async () => {
		const [id = ''] = addTickets(desk(), 1, { status: 'Open' });
		desk().setOpenPoints({ indexLag: '30' });
		const [fresh] = addTickets(desk(), 1);
		desk().change('tickets', id, { status: 'Closed' });
		desk().clock.advance(29_000);
		expect((await call('/tickets/search?status=Open')).body.data).toEqual([
			expect.objectContaining({ id, status: 'Open' }),
		]);
		desk().clock.advance(1_000);
		expect(idsOf(await call('/tickets/search?status=Open'))).toEqual([fresh]);
		expect(idsOf(await call('/tickets/search?status=Closed'))).toEqual([id]);
	});

	it('still finds a record in the bin for a while', async () => {
		const [id = ''] = addTickets(desk(), 1);
		desk().setOpenPoints({ indexLag: '300' });
		desk().remove('tickets', id);
		expect(idsOf(await call(DAY))).toEqual([id]);
		desk().clock.advance(300_000);
		expect((await call(DAY)).status).toBe(204);
	});

	it('may learn of later changes first, and ends with the last of all', async () => {
		desk().setOpenPoints({ indexLag: 'out-of-order' });
		const ids = Array.from({ length: 5 }, (_, place) =>
			desk().add('tickets', { subject: `T${place}`, contactId: null }),
		);
		desk().clock.advance(30_000);
		const early = idsOf(await call('/tickets/search'));
		expect(early.length).toBeLessThan(5);
		expect(ids.slice(0, early.length)).not.toEqual([...early].reverse());
		desk().change('tickets', ids[0] ?? '', { subject: 'last' });
		desk().clock.advance(61_000);
		expect((await call('/tickets/search?subject=last')).body.count).toBe(1);
	});

	it('ends at 5,000 rows, or at 999', async () => {
		expect((await call('/tickets/search?from=5000')).body.message).toContain("'0-4999'");
		expect((await call('/tickets/search?from=4999&limit=10')).body.message).toBe('Max search result iterable is 5000');
		desk().setOpenPoints({ searchCeiling: '999' });
		expect((await call('/tickets/search?from=1000')).body.message).toContain("'0-999'");
	});

	it('wants three characters', async () => {
		expect((await call('/tickets/search?subject=ab')).body.message).toContain(
			"less than the specified minimum length of '3'",
		);
	});

	it('matches inside e-mail addresses and first names, last names as a whole, and takes wildcards', async () => {
		const id = desk().add('contacts', { firstName: 'Annabel', lastName: 'Leeds', email: 'annabel@mail.example' });
		const hits = async (query: string) => idsOf(await call(`/contacts/search?${query}`)).includes(id);
		expect(await hits('email=nabel@mail')).toBe(true);
		expect(await hits('firstName=Anna')).toBe(true);
		expect(await hits('lastName=Lee')).toBe(false);
		expect(await hits('lastName=Lee*')).toBe(true);
		expect(await hits('lastName=leeds')).toBe(true);
		expect(await hits('phone=${empty}')).toBe(true);
		expect(await hits('email=${notempty}')).toBe(true);
		expect(await hits('_all=nnab')).toBe(true);
	});

	it('finds by custom fields, tags and several values', async () => {
		const [id] = addTickets(desk(), 1, { priority: 'High' });
		await call(`PATCH /tickets/${id}`, { cf: { cf_severity: 'S1' } });
		await call(`POST /tickets/${id}/associateTag`, { tags: ['urgent'] });
		for (const query of [
			'customField1=cf_severity:S1',
			'customField10=cf_severity:S*',
			'tag=urgent',
			'priority=Low,High',
			'status=${open}',
		])
			expect([query, idsOf(await call(`/tickets/search?${query}`))]).toEqual([query, [id]]);
		expect((await call('/tickets/search?cf_severity=S1')).status).toBe(422);
	});

	it('reaches the modules that have no list in the digest', async () => {
		for (const module of ['calls', 'events', 'cm_devices'] as const) {
			const id = desk().add(module, { subject: 'Look', name: 'Look' });
			expect(idsOf(await call(`/${module}/search`))).toEqual([id]);
			expect(idsOf(await call(`/${module}`))).toEqual([id]);
		}
	});
});
