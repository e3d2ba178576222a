import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { CREATE } from './portal';
import { confirming, CONVERSATION, DELETE, fate, GET, listing, openScriptedService, UPDATE } from './scripted-service';

const newCases = (count: number) => Array.from({ length: count }, (_, place) => ({ Subject: `s${place}` }));

describe('the results of an answer', () => {
	const { run } = openScriptedService();

	describe('for many rows', () => {
		const idsGiven = async (record: unknown, count: number) =>
			(await run([confirming('2001', record)], CREATE, newCases(count))).told.map((item) => item.id ?? fate(item));

		it('are assigned to rows by their numbers, also with gaps and out of order', async () => {
			expect(
				await idsGiven(
					[
						{ no: '1', id: '10' },
						{ no: '3', id: '12' },
					],
					3,
				),
			).toEqual(['10', 'uncertain', '12']);
			expect(
				await idsGiven(
					[
						{ no: 3, id: '12' },
						{ no: 2, id: '11' },
						{ no: 1, id: '10' },
					],
					3,
				),
			).toEqual(['10', '11', '12']);
		});

		it.each<readonly [string, unknown[], number]>([
			['fewer results, no number', [{ id: '10' }, { id: '12' }], 3],
			[
				'fewer results, numbers that only count them',
				[
					{ no: '1', id: '10' },
					{ no: '2', id: '12' },
				],
				3,
			],
			[
				'fewer results, the same number twice',
				[
					{ no: '3', id: '10' },
					{ no: '3', id: '12' },
				],
				3,
			],
			[
				'fewer results, a number of no row',
				[
					{ no: '1', id: '10' },
					{ no: '4', id: '12' },
				],
				3,
			],
			['fewer results, one without a number', [{ no: '1', id: '10' }, { id: '12' }], 3],
			[
				'the same number twice',
				[
					{ no: '1', id: '10' },
					{ no: '1', id: '12' },
				],
				2,
			],
			['more results than rows', [{ id: '7' }, { id: '8' }, { id: '9' }, { id: '10' }], 2],
			['two results for one row', [{ id: '7' }, { id: '8' }], 1],
			['one id for all', [{ id: '7' }, { id: '7' }, { id: '7' }], 3],
		])('give no id when its row is unknown: %s', async (_what, record, count) => {
			expect(await idsGiven(record, count)).toEqual(Array.from({ length: count }, () => 'uncertain'));
		});

		it('are reported with what is wrong with them', async () => {
			const { told } = await run([confirming('2001', [{ id: '10' }, { id: '12' }])], CREATE, newCases(3));
			expect(told[1].error).toBe(
				'Uncertain: Zoho gave 2 results for the 3 records in this request, but did not match results to records. The write was sent, but it is not known whether Zoho carried it out.',
			);
		});

		it('make only the rows uncertain that share an id', async () => {
			expect(await idsGiven([{ id: '7' }, { id: '8' }, { id: '7' }], 3)).toEqual(['uncertain', '8', 'uncertain']);
		});

		it('that stop at a named row are assigned to the rows before it', async () => {
			expect(await idsGiven([{ id: '7' }, { error: { code: '4401', message: 'Contact Name in row 2' } }], 4)).toEqual([
				'7',
				'refused',
				'uncertain',
				'uncertain',
			]);
			expect(await idsGiven([{ id: '7' }, { error: { code: '4401', message: 'Contact Name in row 3' } }], 4)).toEqual([
				'uncertain',
				'uncertain',
				'uncertain',
				'uncertain',
			]);
		});
	});

	describe('about something else', () => {
		it.each<readonly [string, INodeParameters, string, RegExp]>([
			['Create', CREATE, '2002', /updated \[2002\]/],
			['Create', CREATE, '2003', /deleted \[2003\]/],
			['Update', UPDATE, '2001', /added \[2001\]/],
			['Update', UPDATE, '2003', /deleted \[2003\]/],
			['Delete', DELETE, '2001', /added \[2001\]/],
			['Delete', DELETE, '2002', /updated \[2002\]/],
		])('leave %s uncertain (%#)', async (_what, parameters, code, words) => {
			const { told, fates, requests } = await run([confirming(code, { id: '5' })], parameters, [{ Subject: 'x' }]);
			expect([fates, requests]).toEqual([['uncertain'], 1]);
			expect(told[0].error).toMatch(words);
		});

		it('leaves a row of Create uncertain when it says updated', async () => {
			expect(
				(
					await run(
						[
							confirming('2001', [
								{ id: '5', code: '2001' },
								{ id: '6', code: '2002' },
							]),
						],
						CREATE,
						newCases(2),
					)
				).fates,
			).toEqual(['created', 'uncertain']);
		});

		it.each([
			['Update', UPDATE, '2002'],
			['Delete', DELETE, '2003'],
		])('leaves %s of one record uncertain when it is about another', async (_what, parameters, code) => {
			const { told, fates } = await run([confirming(code, { id: '999' })], parameters, [{ id: '5' }]);
			expect(fates).toEqual(['uncertain']);
			expect(told[0].error).toMatch(/record 999 instead of record 5/);
		});

		it.each([
			['another record', [{ CASEID: '999', Subject: 'x' }]],
			['two rows without id', [{ Subject: 'a' }, { Subject: 'b' }]],
			['several other records', [{ CASEID: '998' }, { CASEID: '999' }]],
		])('gives Get no record: %s', async (_what, rows) => {
			const { told } = await run([listing(...rows)], GET, [{ id: '5' }]);
			expect(told).toMatchObject([
				{ error: expect.stringMatching(/No usable answer: .*(999|5|has no ID)/), details: { outcome: 'failed' } },
			]);
		});

		it('gives Get the requested record among others', async () => {
			expect((await run([listing({ CASEID: '9' }, { CASEID: '5', Subject: 'x' })], GET, [{ id: '5' }])).told).toEqual([
				{ id: '5', Subject: 'x' },
			]);
		});

		it('gives Get Conversation no messages of another case', async () => {
			const { told } = await run([listing({ CASEID: '999', THREADID: '1' })], CONVERSATION, [{ id: '5' }]);
			expect(told).toMatchObject([{ error: expect.stringContaining('999') }]);
		});
	});

	it('say which item belongs to the row that Zoho names', async () => {
		const error = { code: '4401', message: 'Contact Name in row 2' };
		const { told } = await run([confirming('2001', [{ id: '1' }, { error }, { id: '3' }])], CREATE, newCases(3));
		expect(told[1].error).toBe(
			'Zoho says: Contact Name in row 2 [4401] (a mandatory field is missing). Row 2 of the request is item 1.',
		);
	});

	it('also say it when results cannot be assigned to rows', async () => {
		const error = { code: '4401', message: 'Contact Name in row 3' };
		const { told } = await run([confirming('2001', [{ id: '1' }, { error }])], CREATE, newCases(4));
		expect(told[0].error).toMatch(
			/^Uncertain: Zoho gave 2 results for the 4 records .*in row 3 \[4401\].* Row 3 of the request is item 2\.$/,
		);
	});

	it('also say it for a later call, and for a call that was refused as a whole', async () => {
		const error = { code: '4401', message: 'Contact Name in row 1' };
		const items = newCases(3);
		const { told, requests } = await run(
			[confirming('2001', [{ id: '1' }, { id: '2' }]), { response: { error } }],
			{ ...CREATE, options: { rowsPerCall: 2 } },
			items,
		);
		expect(told[2].error).toMatch(/in row 1 \[4401\].*\. Row 1 of the request is item 2\.$/);
		expect(requests).toBe(2);
	});
});
