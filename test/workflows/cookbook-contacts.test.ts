import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Flow, openCookbook } from './cookbook-bench';

describe('contacts both ways', () => {
	const bench = openCookbook();
	const OLD = ['a.old@x.example', 'Old', null];
	const [DESK, CLASSIC] = ['When a contact of Desk changes', 'When a contact of Support changes'];

	const inDesk = () =>
		bench.desk.records('contacts').map(({ email, lastName, phone }) => [email, lastName, phone ?? null]);
	const inSupport = () =>
		bench.support.records('contacts').map(({ fields }) => [fields.Email, fields['Last Name'], fields.Phone ?? null]);
	const writes = () => [
		bench.desk.journal.entries().filter(({ operationId }) => /^(create|update)Contact/.test(operationId ?? '')).length,
		bench.support.journal.count({ method: 'addrecords' }) + bench.support.journal.count({ method: 'updaterecords' }),
	];

	/** One that both sides have: the classic trigger cannot tell the time of a service without a record. */
	beforeEach(() => {
		bench.desk.add('contacts', { lastName: 'Old', email: 'a.old@x.example' });
		bench.support.add('contacts', { 'Last Name': 'Old', Email: 'a.old@x.example' });
	});

	/** Polls both triggers a few times; the last rounds show that nothing goes round. */
	async function settle(flow: Flow, rounds = 4): Promise<void> {
		for (let round = 0; round < rounds; round += 1) {
			for (const trigger of [DESK, CLASSIC]) {
				bench.later(15);
				await flow.poll(trigger);
			}
		}
	}

	it('brings new and changed contacts to the other side, each with one write, and does not loop', async () => {
		const flow = bench.open('contacts-both-ways');
		await settle(flow, 1);
		const ann = bench.desk.add('contacts', { firstName: 'Ann', lastName: 'Lee', email: 'ann@x.example' });
		const bob = bench.support.add('contacts', { 'Last Name': 'Ray', Email: 'bob@x.example', Phone: '1' });
		await settle(flow);
		const both = [OLD, ['ann@x.example', 'Lee', null], ['bob@x.example', 'Ray', '1']];
		expect([inDesk().sort(), inSupport().sort()]).toEqual([both, both]);
		expect(writes()).toEqual([1, 1]);

		bench.desk.change('contacts', ann, { phone: '22' });
		bench.support.change('contacts', bob, { Phone: '33' });
		await settle(flow);
		const changed = [OLD, ['ann@x.example', 'Lee', '22'], ['bob@x.example', 'Ray', '33']];
		expect([inDesk().sort(), inSupport().sort()]).toEqual([changed, changed]);
		expect(writes()).toEqual([2, 2]);
	});

	it('brings a value back that was there before', async () => {
		const flow = bench.open('contacts-both-ways');
		await settle(flow, 1);
		const ann = bench.desk.add('contacts', { lastName: 'Lee', email: 'ann@x.example', phone: '1' });
		for (const phone of ['2', '1']) {
			await settle(flow, 2);
			bench.desk.change('contacts', ann, { phone });
		}
		await settle(flow);
		expect(inSupport()).toEqual([OLD, ['ann@x.example', 'Lee', '1']]);
		expect(writes()).toEqual([0, 3]);
	});
});
