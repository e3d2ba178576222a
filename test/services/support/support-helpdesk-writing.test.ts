import { describe, expect, it } from '@jest/globals';
import { problemOf } from '../../../nodes/ZohoSupport/services/support/errors';
import { answering, refusing, failing, confirmed, written, TWO, kinds } from './answering';

describe('writing', () => {
	it('gives each record the outcome in its place', async () => {
		await expect(written('5', '6').create('case', TWO)).resolves.toEqual([
			{ kind: 'written', id: '5' },
			{ kind: 'written', id: '6' },
		]);
	});

	it.each([
		['no record', []],
		['a record without id', [null]],
	])('of one record is done when it is confirmed with %s, with an unknown id', async (_what, ids) => {
		await expect(written(...ids).create('case', [{ Subject: 'a' }])).resolves.toEqual([{ kind: 'written', id: null }]);
	});

	it.each([
		['no record', []],
		['one message for all', [null]],
		['a record without id for each', [null, null]],
	])('of two records is uncertain for both when it is confirmed with %s, and says how to check', async (_what, ids) => {
		const uncertain = {
			kind: 'uncertain',
			problem: {
				message: expect.stringContaining('named none of them'),
				nextStep: expect.stringContaining('Records per Request'),
			},
		};
		await expect(written(...ids).create('case', TWO)).resolves.toMatchObject([uncertain, uncertain]);
	});

	it('is uncertain only for the record that is listed without an id', async () => {
		expect(kinds(await written('5', null, '7').create('case', [...TWO, { Subject: 'c' }]))).toEqual([
			'written',
			'uncertain',
			'written',
		]);
	});

	it('is uncertain for a record with both an ID and an error', async () => {
		const helpdesk = answering({
			kind: 'written',
			code: '2001',
			rows: [
				{ id: '5', problem: problemOf('9999', 'odd') },
				{ id: '6', problem: null },
			],
		});
		await expect(helpdesk.create('case', TWO)).resolves.toMatchObject([
			{
				kind: 'uncertain',
				problem: {
					message:
						'Zoho gave this record an ID and an error at the same time. Zoho says: odd [9999]. The write was sent, but it is not known whether Zoho carried it out.',
				},
			},
			{ kind: 'written' },
		]);
	});

	it('is uncertain for all records when the answer covers fewer and does not show which', async () => {
		expect(await written('5').create('case', TWO)).toMatchObject([
			{ kind: 'uncertain', taken: 1 },
			{ kind: 'uncertain', taken: 1 },
		]);
	});

	it.each(['update', 'delete'] as const)('by %s keeps the given id', async (how) => {
		const helpdesk = confirmed(how === 'update' ? '2002' : '2003', null);
		const outcome =
			how === 'update'
				? await helpdesk.update('case', '77', { Subject: 'x' })
				: (await helpdesk.delete('case', ['77']))[0];
		expect(outcome).toEqual({ kind: 'written', id: '77' });
	});

	it.each(['4401', '4600', '4835'])('is refused as a whole when the service says %s', async (code) => {
		await expect(refusing(code).create('case', TWO)).resolves.toMatchObject([
			{ kind: 'refused', wholeCall: true },
			{ kind: 'refused', wholeCall: true },
		]);
	});

	it('of a missing record says so, with either code', async () => {
		await expect(refusing('4103').update('case', '1', { Subject: 'x' })).resolves.toMatchObject({
			kind: 'refused',
			problem: { kind: 'not-found' },
		});
		expect((await refusing('4422').delete('case', ['1']))[0]).toMatchObject({
			kind: 'refused',
			problem: { kind: 'not-found' },
		});
	});

	it.each(['4421', '4834', '4001', '1001'])('ends the run when %s concerns every record', async (code) => {
		await expect(refusing(code).create('case', TWO)).rejects.toMatchObject({ problem: { code } });
	});

	it.each(['network', 'garbled', 'service'] as const)(
		'without a usable answer is uncertain (%s), and says to look first',
		async (kind) => {
			const outcomes = await failing(kind).create('case', TWO);
			expect(outcomes).toMatchObject([
				{ kind: 'uncertain', problem: { nextStep: expect.stringContaining('Before you send it again') } },
				{ kind: 'uncertain' },
			]);
		},
	);

	it.each(['4500', '9999'])('answered with an internal or undocumented error is uncertain (%s)', async (code) => {
		expect(kinds(await refusing(code).create('case', TWO))).toEqual(['uncertain', 'uncertain']);
	});

	it.each(['update', 'delete'] as const)('by %s is refused when the error names the same record', async (how) => {
		const rows = [{ id: '77', problem: problemOf('4401', 'words') }];
		const helpdesk = answering({ kind: 'written', code: how === 'update' ? '2002' : '2003', rows });
		expect(
			how === 'update' ? await helpdesk.update('case', '77', {}) : (await helpdesk.delete('case', ['77']))[0],
		).toMatchObject({ kind: 'refused' });
	});

	it('answered with rows of a read is uncertain', async () => {
		expect(kinds(await answering({ kind: 'rows', rows: [] }).create('case', TWO))).toEqual(['uncertain', 'uncertain']);
	});

	it('that certainly never arrived ends the run, since no record is uncertain', async () => {
		await expect(failing('network', true).create('case', TWO)).rejects.toMatchObject({
			problem: { kind: 'network', neverArrived: true },
		});
	});
});
