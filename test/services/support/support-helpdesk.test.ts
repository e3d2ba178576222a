import { describe, expect, it } from '@jest/globals';
import { type SupportHelpdesk } from '../../../nodes/ZohoSupport/services/support/support-helpdesk';
import { answering, refusing, written } from './answering';

const WITH_CONTENT = { withContent: true, firstOnly: false };

describe('reading', () => {
	it('"no data" gives an empty list', async () => {
		await expect(refusing('4422').page({ module: 'case' }, { from: 1, to: 200 })).resolves.toEqual([]);
	});

	it.each(['4103', '4422'])('a missing record gives undefined (%s)', async (code) => {
		await expect(refusing(code).get('case', '1')).resolves.toBeUndefined();
	});

	it('a record by its id gives the requested fields', async () => {
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

	it('ends with the words of the service when it refuses', async () => {
		await expect(refusing('4001').page({ module: 'case' }, { from: 1, to: 200 })).rejects.toMatchObject({
			problem: { kind: 'permission', code: '4001' },
		});
	});

	it.each<readonly [string, (helpdesk: SupportHelpdesk) => Promise<unknown>]>([
		['a list', async (helpdesk) => await helpdesk.page({ module: 'case' }, { from: 1, to: 200 })],
		['a record', async (helpdesk) => await helpdesk.get('case', '1')],
		['a conversation', async (helpdesk) => await helpdesk.conversation('1', WITH_CONTENT)],
	])('%s is garbled when the answer confirms a write', async (_what, read) => {
		await expect(read(written('5'))).rejects.toMatchObject({
			problem: { kind: 'garbled', message: expect.stringContaining('by confirming a write') },
		});
	});

	it('a conversation gives messages that name no case, or several cases including this one', async () => {
		const ids = async (...cases: Array<string | null>) => {
			const rows = cases.map(
				(id, place) =>
					[
						['CASEID', id],
						['ID', String(place + 8)],
					] as const,
			);
			return (await answering({ kind: 'rows', rows }).conversation('1', WITH_CONTENT)).map(({ id }) => id);
		};
		expect([await ids(null, null), await ids('2', '1')]).toEqual([
			['8', '9'],
			['8', '9'],
		]);
		await expect(ids('2', '3')).rejects.toMatchObject({
			problem: { message: expect.stringContaining('those of 2') },
		});
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
		await expect(helpdesk.conversation('1', WITH_CONTENT)).resolves.toEqual([
			{ id: '9', summary: 'b' },
			{ id: '8', summary: 'a' },
		]);
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
