import { describe, expect, it } from '@jest/globals';
import type { WriteOutcome } from '../../../nodes/ZohoSupport/helpdesk/helpdesk';
import { HelpdeskError, problem, type ProblemKind } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { Answer } from '../../../nodes/ZohoSupport/services/support/answers';
import { problemOf } from '../../../nodes/ZohoSupport/services/support/errors';
import { SupportHelpdesk } from '../../../nodes/ZohoSupport/services/support/support-helpdesk';

/** A help desk whose service always answers so; an Error is thrown in place of an answer. */
function answering(answer: Answer | HelpdeskError): SupportHelpdesk {
	const door = async () => await (answer instanceof HelpdeskError ? Promise.reject(answer) : Promise.resolve(answer));
	return new SupportHelpdesk(door, { zone: 'America/Los_Angeles' });
}

const refusing = (code: string) => answering({ kind: 'error', problem: problemOf(code, 'words') });
const failing = (kind: ProblemKind, neverArrived?: boolean) =>
	answering(new HelpdeskError({ ...problem(kind, 'trouble', 'Try.'), neverArrived }));
const confirmed = (code: '2001' | '2002' | '2003', ...ids: Array<string | null>) =>
	answering({ kind: 'written', code, rows: ids.map((id) => ({ id, problem: null })) });
const written = (...ids: Array<string | null>) => confirmed('2001', ...ids);
const TWO = [{ Subject: 'a' }, { Subject: 'b' }];
const kinds = (outcomes: readonly WriteOutcome[]) => outcomes.map(({ kind }) => kind);

describe('reading', () => {
	it('"no data" gives an empty list', async () => {
		await expect(refusing('4422').page({ module: 'case' }, { from: 1, to: 200 })).resolves.toEqual([]);
	});

	it.each(['4103', '4422'])('a record that is not there gives undefined (%s)', async (code) => {
		await expect(refusing(code).get('case', '1')).resolves.toBeUndefined();
	});

	it('a record by its id gives it with the fields asked for', async () => {
		const helpdesk = answering({
			kind: 'rows',
			rows: [
				[
					['CASEID', '1'],
					['Subject', 'x'],
				],
			],
		});
		await expect(helpdesk.get('case', '1', ['Subject', 'Email'])).resolves.toEqual({
			id: '1',
			Subject: 'x',
			Email: null,
		});
	});

	it('ends with the words of the service where it refuses', async () => {
		await expect(refusing('4001').page({ module: 'case' }, { from: 1, to: 200 })).rejects.toMatchObject({
			problem: { kind: 'permission', code: '4001' },
		});
	});

	it.each<readonly [string, (helpdesk: SupportHelpdesk) => Promise<unknown>]>([
		['a list', async (helpdesk) => await helpdesk.page({ module: 'case' }, { from: 1, to: 200 })],
		['a record', async (helpdesk) => await helpdesk.get('case', '1')],
		['a conversation', async (helpdesk) => await helpdesk.conversation('1', true)],
	])('%s is garbled where the answer confirms a write', async (_what, read) => {
		await expect(read(written('5'))).rejects.toMatchObject({
			problem: { kind: 'garbled', message: expect.stringContaining('Zoho confirmed a write') },
		});
	});

	it('a conversation gives messages that name no case, or name it beside others', async () => {
		const ids = async (...cases: Array<string | null>) => {
			const rows = cases.map(
				(id, place) =>
					[
						['CASEID', id],
						['ID', String(place + 8)],
					] as const,
			);
			return (await answering({ kind: 'rows', rows }).conversation('1', true)).map(({ id }) => id);
		};
		expect([await ids(null, null), await ids('2', '1')]).toEqual([
			['8', '9'],
			['8', '9'],
		]);
		await expect(ids('2', '3')).rejects.toMatchObject({ problem: { message: expect.stringContaining('those of 2') } });
	});

	it('a conversation gives its messages in the order of the service', async () => {
		const helpdesk = answering({
			kind: 'rows',
			rows: [
				[
					['ID', '9'],
					['summary', 'b'],
				],
				[
					['ID', '8'],
					['summary', 'a'],
				],
			],
		});
		await expect(helpdesk.conversation('1', true)).resolves.toEqual([
			{ id: '9', summary: 'b' },
			{ id: '8', summary: 'a' },
		]);
	});
});

describe('writing', () => {
	it('gives each record the outcome at its place', async () => {
		await expect(written('5', '6').create('case', TWO)).resolves.toEqual([
			{ kind: 'written', id: '5' },
			{ kind: 'written', id: '6' },
		]);
	});

	it.each([
		['no record', []],
		['a record without id', [null]],
	])('of one record that is confirmed with %s was done, with its id unknown', async (_what, ids) => {
		await expect(written(...ids).create('case', [{ Subject: 'a' }])).resolves.toEqual([{ kind: 'written', id: null }]);
	});

	it.each([
		['no record', []],
		['one message for all', [null]],
		['a record without id for each', [null, null]],
	])(
		'of two records that is confirmed with %s is uncertain for both, and says how to be certain',
		async (_what, ids) => {
			const uncertain = {
				kind: 'uncertain',
				problem: {
					message: expect.stringContaining('named none of them'),
					nextStep: expect.stringContaining('Records per Request'),
				},
			};
			await expect(written(...ids).create('case', TWO)).resolves.toMatchObject([uncertain, uncertain]);
		},
	);

	it('is uncertain for the one record that is named without an id', async () => {
		expect(kinds(await written('5', null, '7').create('case', [...TWO, { Subject: 'c' }]))).toEqual([
			'written',
			'uncertain',
			'written',
		]);
	});

	it('is uncertain for a record that has an id and an error at once', async () => {
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
						'Zoho gave both an ID and an error for this record. Zoho says: odd [9999]. The write was sent, but it is not known whether Zoho carried it out.',
				},
			},
			{ kind: 'written' },
		]);
	});

	it('of more records than were answered for is uncertain for all, where nothing tells which', async () => {
		expect(await written('5').create('case', TWO)).toMatchObject([
			{ kind: 'uncertain', taken: 1 },
			{ kind: 'uncertain', taken: 1 },
		]);
	});

	it.each(['update', 'delete'] as const)('by %s keeps the id that was given', async (how) => {
		const helpdesk = confirmed(how === 'update' ? '2002' : '2003', null);
		const outcome =
			how === 'update' ? await helpdesk.update('case', '77', { Subject: 'x' }) : await helpdesk.delete('case', '77');
		expect(outcome).toEqual({ kind: 'written', id: '77' });
	});

	it.each(['4401', '4600', '4835'])('is refused as a whole where the service says %s', async (code) => {
		await expect(refusing(code).create('case', TWO)).resolves.toMatchObject([
			{ kind: 'refused', wholeCall: true },
			{ kind: 'refused', wholeCall: true },
		]);
	});

	it('of a record that is not there says so, with either code', async () => {
		await expect(refusing('4103').update('case', '1', { Subject: 'x' })).resolves.toMatchObject({
			kind: 'refused',
			problem: { kind: 'not-found' },
		});
		await expect(refusing('4422').delete('case', '1')).resolves.toMatchObject({
			kind: 'refused',
			problem: { kind: 'not-found' },
		});
	});

	it.each(['4421', '4834', '4001', '1001'])('ends the run where %s concerns every record', async (code) => {
		await expect(refusing(code).create('case', TWO)).rejects.toMatchObject({ problem: { code } });
	});

	it.each(['network', 'garbled', 'service'] as const)(
		'without a usable answer is uncertain (%s), and says to look first',
		async (kind) => {
			const outcomes = await failing(kind).create('case', TWO);
			expect(outcomes).toMatchObject([
				{ kind: 'uncertain', problem: { nextStep: expect.stringContaining('before you send it again') } },
				{ kind: 'uncertain' },
			]);
		},
	);

	it.each(['4500', '9999'])(
		'answered with an internal error, or one that no document lists, is uncertain (%s)',
		async (code) => {
			expect(kinds(await refusing(code).create('case', TWO))).toEqual(['uncertain', 'uncertain']);
		},
	);

	it.each(['update', 'delete'] as const)(
		'by %s is refused where the error names the record that was meant',
		async (how) => {
			const rows = [{ id: '77', problem: problemOf('4401', 'words') }];
			const helpdesk = answering({ kind: 'written', code: how === 'update' ? '2002' : '2003', rows });
			expect(
				how === 'update' ? await helpdesk.update('case', '77', {}) : await helpdesk.delete('case', '77'),
			).toMatchObject({ kind: 'refused' });
		},
	);

	it('answered with rows to read is uncertain', async () => {
		expect(kinds(await answering({ kind: 'rows', rows: [] }).create('case', TWO))).toEqual(['uncertain', 'uncertain']);
	});

	it('that certainly never arrived ends the run, since no record is in doubt', async () => {
		await expect(failing('network', true).create('case', TWO)).rejects.toMatchObject({
			problem: { kind: 'network', neverArrived: true },
		});
	});
});

describe('the times of a record', () => {
	const modifiedOf = (modified: string | null) => {
		const span = written().times({ id: '1', 'Modified Time': modified }).modified;
		return span && [new Date(span.earliest).toISOString(), new Date(span.latest).toISOString()];
	};

	it.each<readonly [string | null, readonly string[] | undefined, string]>([
		['2026-07-01T12:00:29.000Z', ['2026-07-01T12:00:29.000Z', '2026-07-01T12:00:29.999Z'], 'a second'],
		[
			'2026-07-01T12:00:00.000Z',
			['2026-07-01T12:00:00.000Z', '2026-07-01T12:00:59.999Z'],
			'a whole minute, where seconds may be left out',
		],
		['2026-07-01T05:00:31.000-07:00', ['2026-07-01T12:00:31.000Z', '2026-07-01T12:00:31.999Z'], 'an offset'],
		['2026-07-01T14:00:31+0200', ['2026-07-01T12:00:31.000Z', '2026-07-01T12:00:31.999Z'], 'an offset without a colon'],
		[
			'2026-11-01T01:20:31.000-07:00',
			['2026-11-01T08:20:31.000Z', '2026-11-01T09:20:31.999Z'],
			'both passes of an hour that comes twice',
		],
		['2026-11-01T02:20:31.000-08:00', ['2026-11-01T10:20:31.000Z', '2026-11-01T10:20:31.999Z'], 'the hour after it'],
		['soon', undefined, 'no time'],
		['2026-13-01T12:00:00.000Z', undefined, 'a time that does not exist'],
		['Jul 1, 2026 12:00 PM', undefined, 'a time in a form that nobody documents'],
		['2026-07-01 12:00:00 +02:00', undefined, 'a time in another such form'],
		['2026-07-01T12:00:00', undefined, 'a time of no zone'],
		['2026-07-01', undefined, 'a day'],
		[null, undefined, 'nothing'],
	])('of %p are %p (%s)', (modified, span) => {
		expect(modifiedOf(modified)).toEqual(span);
	});

	it('are those of its creation and of its last change', () => {
		const { created, modified } = written().times({
			id: '1',
			'Created Time': '2026-07-01T12:00:29.000Z',
			'Modified Time': '2026-07-01T12:00:31.000Z',
		});
		expect((modified?.earliest ?? 0) - (created?.earliest ?? 0)).toBe(2_000);
	});
});
