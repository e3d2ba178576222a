import { describe, expect, it } from '@jest/globals';
import { openCookbook } from './cookbook-bench';

describe('contacts that exist already', () => {
	const bench = openCookbook();

	const inDesk = () =>
		bench.desk
			.records('contacts')
			.map(({ email, lastName, phone }) => [email, lastName, phone ?? null])
			.sort();
	const inSupport = () =>
		bench.support
			.records('contacts')
			.map(({ fields }) => [fields.Email, fields['Last Name'], fields.Phone ?? null])
			.sort();
	const writes = () => [
		bench.desk.journal.entries().filter(({ operationId }) => /^(create|update)Contact/.test(operationId ?? '')).length,
		bench.support.journal.count({ method: 'addrecords' }) + bench.support.journal.count({ method: 'updaterecords' }),
	];

	it('go to the side that lacks them, and fill what is empty; where both have a value, that of Desk wins', async () => {
		bench.desk.add('contacts', { lastName: 'Lee', email: 'ann@x.example', phone: '1' });
		bench.desk.add('contacts', { lastName: 'Ray', email: 'bob@x.example' });
		bench.desk.add('contacts', { lastName: 'Kim', email: 'cy@x.example', phone: '3' });
		bench.support.add('contacts', { 'Last Name': 'Ray', Email: 'BOB@x.example', Phone: '2' });
		bench.support.add('contacts', { 'Last Name': 'King', Email: 'cy@x.example' });
		bench.support.add('contacts', { 'Last Name': 'Fox', Email: 'dan@x.example' });
		const flow = bench.open('contacts-first-sync');
		await flow.execute();
		const both = [
			['ann@x.example', 'Lee', '1'],
			['bob@x.example', 'Ray', '2'],
			['cy@x.example', 'Kim', '3'],
			['dan@x.example', 'Fox', null],
		];
		expect([inDesk(), inSupport()]).toEqual([both, both]);
		expect(writes()).toEqual([2, 3]);
		bench.later(10);
		const again = await flow.execute();
		expect(writes()).toEqual([2, 3]);
		expect([again.desk, again.support]).toEqual([{ requests: 1, credits: 3 }, { requests: 1 }]);
	});

	it('go to a side that has none', async () => {
		bench.support.add('contacts', { 'Last Name': 'Fox', Email: 'dan@x.example' });
		bench.support.add('contacts', { 'Last Name': 'Without address' });
		await bench.open('contacts-first-sync').execute();
		expect(inDesk()).toEqual([['dan@x.example', 'Fox', null]]);
		expect(writes()).toEqual([1, 0]);
	});

	it('are not written again by the flow that goes on from there', async () => {
		bench.desk.add('contacts', { lastName: 'Lee', email: 'ann@x.example' });
		bench.support.add('contacts', { 'Last Name': 'Fox', Email: 'dan@x.example' });
		await bench.open('contacts-first-sync').execute();
		bench.later(15);
		const flow = bench.open('contacts-both-ways');
		for (let round = 0; round < 3; round += 1)
			for (const trigger of ['When a contact of Desk changes', 'When a contact of Support changes']) {
				bench.later(15);
				await flow.poll(trigger);
			}
		expect(writes()).toEqual([1, 1]);
	});
});

describe('contacts from a CSV', () => {
	const bench = openCookbook();
	const give = async (...lines: readonly string[]) =>
		await bench.open('contacts-from-csv').execute({
			'Someone gives the file': [
				{
					json: {},
					binary: {
						File: {
							data: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`).toString('base64'),
							mimeType: 'text/csv',
							fileName: 'contacts.csv',
						},
					},
				},
			],
		});
	const HEADER = 'Email,Last Name,First Name,Phone';
	const inDesk = () => bench.desk.records('contacts').map(({ email, lastName, phone }) => [email, lastName, phone]);

	it('makes a contact of each row, and updates the one that has its address', async () => {
		bench.desk.add('contacts', { lastName: 'Lee', email: 'ann@x.example', phone: '1' });
		await give(HEADER, 'ANN@x.example,Lee-Ray,Ann,', 'bob@x.example,Fox,,"22, 23"');
		expect(inDesk()).toEqual([
			[expect.stringMatching(/^ann@x\.example$/i), 'Lee-Ray', '1'],
			['bob@x.example', 'Fox', '22, 23'],
		]);
	});

	it('gives the rows that failed as a file, which can be given again', async () => {
		const { outcome } = await give(HEADER, 'not an address,Lee,,', 'bob@x.example,Fox,,');
		expect(inDesk()).toEqual([['bob@x.example', 'Fox', undefined]]);
		const [{ data = '' } = {}] = Object.values(outcome.items('A file of the rows that failed')[0].binary ?? {});
		const lines = Buffer.from(data, 'base64').toString('utf8').replace('\uFEFF', '').trim().split(/\r?\n/);
		expect(lines).toEqual([
			expect.stringMatching(/Email.*Last Name.*problem.*what to do/),
			expect.stringMatching(/not an address/),
		]);
		await give(...lines.map((line) => line.replace('not an address', 'ann@x.example')));
		expect(inDesk().map(([email]) => email)).toEqual(['bob@x.example', 'ann@x.example']);
	});

	it('costs a credit a row and a search for each 30, and no contact comes twice when the file is given again', async () => {
		// Two that exist show that this Zoho Desk finds several addresses with one search.
		for (const name of ['one', 'two']) bench.desk.add('contacts', { lastName: name, email: `${name}@x.example` });
		bench.later(10);
		const rows = Array.from({ length: 60 }, (_, place) => `c${place}@x.example,Lee ${place},,`);
		const first = await give(HEADER, ...rows.slice(0, 35));
		expect(first.desk.credits).toBeLessThanOrEqual(35 + 2 * 3 + 20);
		bench.later(10);
		const second = await give(HEADER, ...rows);
		expect(second.desk.credits).toBeLessThanOrEqual(60 + 2 * 3 + 20);
		expect(new Set(inDesk().map(([email]) => email)).size).toBe(62);
		expect(inDesk()).toHaveLength(62);
	});
});
