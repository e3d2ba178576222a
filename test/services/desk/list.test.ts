import { describe, expect, it } from '@jest/globals';
import { HelpdeskError, problem } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { rowsOf, scene } from './scene';

const idsOf = (records: ReadonlyArray<{ id: string }>) => records.map(({ id }) => id);

describe('reading a list', () => {
	it('reads all rows once, oldest first, with one page for each 99', async () => {
		const rows = rowsOf(300);
		const { desk, records } = scene(rows);
		const { records: read, trouble } = await records.list({ module: 'case' });
		expect(idsOf(read)).toEqual(idsOf(rows));
		expect(trouble).toBeUndefined();
		expect(desk.asked('/tickets')).toEqual(
			['0', '99', '198', '297'].map((from) => ({ from, limit: '100', sortBy: 'createdTime' })),
		);
	});

	it.each([
		['50', 50],
		['99', 99],
	])('learns from a refusal that a page has at most %s rows, and remembers it', async (_, most) => {
		const rows = rowsOf(120);
		const { desk, records } = scene(rows, { most });
		await records.list({ module: 'case' });
		expect(idsOf((await records.list({ module: 'case' })).records)).toEqual(idsOf(rows));
		expect(desk.asked('/tickets').filter(({ limit }) => limit === '100')).toHaveLength(1);
	});

	it.each([50, 99])('takes a page of exactly %s rows for a full one', async (most) => {
		const rows = rowsOf(220);
		const { records } = scene(rows, { most, isSilent: true });
		expect(idsOf((await records.list({ module: 'case' })).records)).toEqual(idsOf(rows));
	});

	it('takes a page of exactly 50 rows for the last one where longer ones came before', async () => {
		// One page of 100 rows and one of 50: each begins with the last row of the one before.
		const { desk, records } = scene(rowsOf(149));
		expect((await records.list({ module: 'case' })).records).toHaveLength(149);
		expect(desk.asked('/tickets')).toHaveLength(2);
	});

	it.each([1, 'refuses0'] as const)('reads a list that counts from 1 (%s)', async (base) => {
		const rows = rowsOf(250);
		const { records } = scene(rows, { base });
		expect(idsOf((await records.list({ module: 'case' })).records)).toEqual(idsOf(rows));
	});

	it('reads the newest n with n / 100 requests', async () => {
		const rows = rowsOf(500);
		const { desk, records } = scene(rows);
		const { records: read } = await records.list({ module: 'case' }, { limit: 230 });
		expect(idsOf(read)).toEqual(idsOf(rows.toReversed().slice(0, 230)));
		expect(desk.asked('/tickets').map(({ from, limit }) => [from, limit])).toEqual([
			['0', '100'],
			['100', '100'],
			['200', '30'],
		]);
	});

	it('steps back when so many rows were deleted that a page shows no known one', async () => {
		const rows = rowsOf(400);
		const { desk, records } = scene(rows);
		desk.before = ({ query }) => {
			if (query?.from === '99') desk.rows = desk.rows.slice(60);
		};
		const { records: read } = await records.list({ module: 'case' });
		expect(idsOf(read)).toEqual(expect.arrayContaining(idsOf(rows.slice(60))));
	});

	it('goes over to searches where the list gives no deeper rows', async () => {
		const rows = rowsOf(700);
		const { desk, records } = scene(rows, { listCeiling: 250 });
		const { records: read, trouble } = await records.list({ module: 'case' });
		expect([trouble, idsOf(read)]).toEqual([undefined, idsOf(rows)]);
		expect(desk.asked('/tickets/search').length).toBeGreaterThan(0);
	});

	it('reads the rest from the other end where the index of searches lags', async () => {
		const rows = rowsOf(700);
		const { desk, records } = scene(rows, { listCeiling: 250 });
		const late = new Set(idsOf(rows.slice(680)));
		desk.answers.set('/tickets/search', ({ query = {} }) => {
			const known = rows.filter(({ id }) => !late.has(id)).slice(290);
			const page = known.slice(Number(query.from), Number(query.from) + 100);
			return page.length === 0 ? { kind: 'empty' } : { kind: 'body', body: { data: page, count: known.length } };
		});
		expect(idsOf((await records.list({ module: 'case' })).records)).toEqual(idsOf(rows));
	});

	it('names the trouble and keeps what was read before it', async () => {
		const { desk, records } = scene(rowsOf(300));
		const quota = problem('quota', 'No credits are left today.', 'Wait.');
		desk.before = ({ query }) => {
			if (query?.from === '198') throw new HelpdeskError(quota);
		};
		const { records: read, trouble } = await records.list({ module: 'case' });
		expect([read.length, trouble]).toEqual([199, quota]);
	});

	it('does not hide a bug', async () => {
		const { desk, records } = scene(rowsOf(300));
		desk.before = ({ query }) => {
			if (query?.from === '198') throw new TypeError('a bug');
		};
		await expect(records.list({ module: 'case' })).rejects.toThrow('a bug');
	});

	it('filters with the list where it can, and here where it cannot', async () => {
		const rows = rowsOf(200, (place) => ({
			status: place % 2 === 0 ? 'Open' : 'Closed',
			subject: place % 3 === 0 ? 'Broken printer' : 'Other',
		}));
		const { desk, records } = scene(rows);
		const { records: read } = await records.list({
			module: 'case',
			conditions: [
				{ field: 'Status', operator: 'is', value: 'open' },
				{ field: 'subject', operator: 'contains', value: 'PRINTER' },
			],
		});
		expect(read).toHaveLength(34);
		expect(desk.asked('/tickets')[0]).toMatchObject({ status: 'open' });
	});

	it('reads from a search what list rows do not show', async () => {
		const rows = rowsOf(30, (place) => ({ modifiedTime: new Date(Date.UTC(2026, 10, 1 + place)).toISOString() }));
		const { desk, records } = scene(rows);
		const { records: read } = await records.list({ module: 'case', modifiedSince: new Date(Date.UTC(2026, 10, 29)) });
		expect(read).toHaveLength(2);
		expect(desk.asked('/tickets')).toEqual([]);
	});

	it('reads only the newest pages for records created since a time', async () => {
		const rows = rowsOf(1000);
		const { desk, records } = scene(rows);
		const since = new Date(Date.parse(rows[950].createdTime));
		const { records: read } = await records.list({ module: 'case', createdSince: since });
		expect(idsOf(read)).toEqual(idsOf(rows.slice(950)));
		expect(desk.asked('/tickets')).toHaveLength(1);
	});

	it('drops rows of other departments, where the portal refuses or ignores the parameter', async () => {
		const rows = rowsOf(150, (place) => ({ departmentId: place % 2 === 0 ? '111111' : '222222' }));
		const { desk, records } = scene(rows, { refused: ['departmentIds'] }, { department: '111111' });
		expect((await records.list({ module: 'case' })).records).toHaveLength(75);
		await records.list({ module: 'case' });
		expect(desk.asked('/tickets').filter(({ departmentIds }) => departmentIds !== undefined)).toHaveLength(1);
		const ignoring = scene(rows, { refused: ['departmentIds', 'departmentId'] }, { department: '111111' });
		expect((await ignoring.records.list({ module: 'case' })).records).toHaveLength(75);
	});

	it('fetches each record by its id for Full Records', async () => {
		const { desk, records } = scene(rowsOf(12), {}, { fullRecords: true, pagesAtOnce: 4 });
		const { records: read } = await records.list({ module: 'case' });
		expect([read.length, desk.calls.length]).toEqual([12, 13]);
		expect(desk.calls.reduce((sum, { weight }) => sum + weight, 0)).toBe(3 + 12);
	});
});

describe('several pages at once', () => {
	it.each([2, 3, 5, 10])(
		'reads the same rows in the same order, %s at once, with one page more at most',
		async (atOnce) => {
			for (const count of [0, 5, 99, 100, 101, 250, 991, 1000, 1234, 2100]) {
				const rows = rowsOf(count);
				const one = scene(rows);
				const many = scene(rows, {}, { pagesAtOnce: atOnce });
				const { records: alone } = await one.records.list({ module: 'case' });
				const { records: together } = await many.records.list({ module: 'case' });
				expect(idsOf(together)).toEqual(idsOf(alone));
				expect(many.desk.calls.length - one.desk.calls.length).toBeLessThanOrEqual(1);
			}
		},
	);

	it('asks for no page beyond a limit', async () => {
		const { desk, records } = scene(rowsOf(2000), {}, { pagesAtOnce: 4 });
		const { records: read } = await records.list({ module: 'case' }, { limit: 950 });
		expect([read.length, desk.asked('/tickets').length]).toEqual([950, 10]);
	});

	it('has several requests on their way', async () => {
		const { desk, records } = scene(rowsOf(1500), {}, { pagesAtOnce: 4 });
		let now = 0;
		let most = 0;
		const send = desk.door;
		Object.assign(records, {
			send: async (call: Parameters<typeof send>[0]) => {
				now += 1;
				most = Math.max(most, now);
				await new Promise((resolve) => setTimeout(resolve, 1));
				const answer = await send(call);
				now -= 1;
				return answer;
			},
		});
		await records.list({ module: 'case' });
		expect(most).toBe(4);
	});
});
