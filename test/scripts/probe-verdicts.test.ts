import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hear, type Heard, type Seen } from '../../scripts/probe/heard';
import { lastModifiedTime, recordOrder } from '../../scripts/probe/questions/lists';
import { errorStatus, getByIdList, notFound, signInAnswer } from '../../scripts/probe/questions/refusals';
import { flCase, jsonContentType, nullStyle, valueTypes } from '../../scripts/probe/questions/shapes';
import { portalZone, timePrecision } from '../../scripts/probe/questions/times';
import { type Simulator, startSimulator } from '../../simulator/support/simulator';
import { environmentOf, reportOf, valueIn } from './probe-place';

/** A JSON answer as a service might send it. */
function answer(
	response: unknown,
	{ status = 200, mediaType = 'text/plain', date = new Date('2026-11-24T12:00:00Z') } = {},
): Heard {
	return hear({ status, mediaType, date, body: JSON.stringify({ response }) }, 'json');
}

type Case = readonly [id: string, created: string, modified?: string];

function cases(...rows: readonly Case[]): Heard {
	const row = rows.map(([id, created, modified = created], place) => ({
		no: String(place + 1),
		fl: [
			{ val: 'CASEID', content: id },
			{ val: 'Created Time', content: created },
			{ val: 'Modified Time', content: modified },
		],
	}));
	return answer({ result: { Cases: rows.length === 0 ? {} : { row } } });
}

function fields(...rows: ReadonlyArray<Record<string, unknown>>): Heard {
	const row = rows.map((values) => ({ fl: Object.entries(values).map(([val, content]) => ({ val, content })) }));
	return answer({ result: { Cases: { row } } });
}

const at = (minute: number, second = 0): string =>
	`2026-11-24 10:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}`;

describe('the order of a page', () => {
	const ids = ['9', '10', '11', '12', '13', '14'] as const;

	it('stays open while creation and modification times are in the same order', () => {
		const page = cases(...[...ids].reverse().map((id, place): Case => [id, at(50 - place)]));
		expect(recordOrder({ records: page })).toEqual({
			value: null,
			evidence: expect.stringContaining('both fall over 6 cases'),
		});
	});

	it('is newest first by ids, although an autumn night repeats an hour', () => {
		const walls = [at(50), at(40), at(59), at(58), at(57), at(56)];
		const page = cases(...[...ids].reverse().map((id, place): Case => [id, walls[place] ?? '', at((place * 7) % 5)]));
		expect(recordOrder({ records: page }).value).toBe('newest-first');
	});

	it('stays open with fewer than five different times', () => {
		const page = cases(['3', at(4)], ['2', at(3)], ['1', at(2)]);
		expect(recordOrder({ records: page })).toEqual({
			value: null,
			evidence: '3 cases, 3 different Created Times; 5 are needed',
		});
	});

	it('has the last changed case last when only modification times rise', () => {
		const page = cases(...[3, 5, 1, 4, 2].map((minute, place): Case => [String(minute), at(minute), at(10 + place)]));
		expect(recordOrder({ records: page }).value).toBe('recently-modified-last');
	});

	it('stays open when creation and modification times both rise', () => {
		const page = cases(...[1, 2, 3, 4, 5].map((minute): Case => [String(minute), at(minute), at(10 + minute)]));
		expect(recordOrder({ records: page })).toEqual({
			value: null,
			evidence: expect.stringContaining('both rise over 5 cases'),
		});
	});
});

describe('lastmodifiedtime', () => {
	const records = cases(['1', at(1, 5)], ['2', at(2, 5)], ['3', at(3, 5)]);
	const none = answer({ error: { code: '4422', message: 'There is no data to show' } });

	it('is not taken for ignored when it is read in a zone behind', () => {
		const later = cases(['2', at(2, 5)], ['3', at(3, 5)]);
		expect(lastModifiedTime({ records, since: later, later })).toEqual({
			value: null,
			evidence: expect.stringContaining('another zone'),
		});
	});

	it('is not taken for exclusive when it is read in a zone ahead', () => {
		expect(lastModifiedTime({ records, since: none, later: none, before: none })).toEqual({
			value: null,
			evidence: expect.stringContaining('another zone'),
		});
	});

	it('is exclusive when the newest change comes only for the time before it', () => {
		expect(lastModifiedTime({ records, since: none, later: none, before: cases(['3', at(3, 5)]) }).value).toBe(
			'exclusive',
		);
	});

	it('stays open when the newest case changes during the probe', () => {
		const moved = cases(['3', at(1, 5), at(9, 9)]);
		expect(lastModifiedTime({ records, since: moved, later: moved }).evidence).toContain('changed again');
	});

	it('is settled even when another case changes during the probe', () => {
		const other = ['1', at(1, 5), at(9, 9)] as const;
		expect(lastModifiedTime({ records, since: cases(other, ['3', at(3, 5)]), later: cases(other) }).value).toBe(
			'inclusive',
		);
	});

	it('stays open when the call is refused, and the evidence has the code', () => {
		const refused = answer({ error: { code: '4600', message: 'Wrong value' } });
		expect(lastModifiedTime({ records, since: refused, later: refused })).toEqual({
			value: null,
			evidence: 'the call was refused (4600)',
		});
	});
});

describe('shapes', () => {
	it.each<[string, Seen, (seen: Seen) => { value: string | null }, string | null]>([
		[
			'null texts beside empty texts leave the null style open',
			{ records: fields({ a: 'null', b: '' }) },
			nullStyle,
			null,
		],
		['JSON null is an empty value', { records: fields({ a: null, b: 'x' }) }, nullStyle, 'empty'],
		[
			'fields that some cases lack are missing',
			{ records: fields({ a: 'x' }, { a: 'x', b: 'y' }) },
			nullStyle,
			'missing',
		],
		['cases without an empty field leave it open', { records: fields({ a: 'x' }, { a: 'y' }) }, nullStyle, null],
		['texts that are no numbers leave value types open', { records: fields({ a: 'x' }) }, valueTypes, null],
		['a boolean makes value types mixed', { records: fields({ a: 'x', b: false }) }, valueTypes, 'mixed'],
		[
			'an id of 18 digits that is a text does not settle them',
			{ records: fields({ CASEID: '190000000000001001' }) },
			valueTypes,
			null,
		],
		[
			'a content type no setting has is not settled',
			{ records: answer({ result: {} }, { mediaType: 'text/javascript' }) },
			jsonContentType,
			null,
		],
		[
			'one field and one row come without lists',
			{ records: answer({ result: { Cases: { row: { FL: { val: 'a', content: 'x' } } } } }) },
			flCase,
			'upper',
		],
		[
			'times all on the minute are minutes',
			{ records: cases(['1', at(1)], ['2', at(2)], ['3', at(3)]) },
			timePrecision,
			'minutes',
		],
		['two of them may be chance', { records: cases(['1', at(1)], ['2', at(2)]) }, timePrecision, null],
	])('%s', (_, seen, decide, value) => {
		expect(decide(seen).value).toBe(value);
	});

	it('put the portal in the first zone in which no time is in the future', () => {
		expect(portalZone({ records: cases(['1', '2026-11-24 17:29:30']) }).value).toBe('at least UTC+05:30');
		expect(portalZone({ records: cases(['1', '2026-11-24 17:31:00']) }).value).toBe('at least UTC+05:30');
		expect(portalZone({ records: cases(['1', '2026-11-24 08:45:00']) }).value).toBe('at least UTC-03:00');
		expect(portalZone({ records: cases(['1', '2026-11-25 08:45:00']) }).value).toBeNull();
	});
});

describe('refusals', () => {
	it('with different statuses leave the status open, and the evidence counts them', () => {
		const seen: Seen = {
			twoIds: answer({ error: { code: '4600', message: '' } }),
			nobody: answer({ error: { code: '4103', message: '' } }, { status: 404 }),
		};
		expect(errorStatus(seen)).toEqual({
			value: null,
			evidence: '2 error answers: 4600 with HTTP 200 × 1, 4103 with HTTP 404 × 1',
		});
	});

	it('with an unexpected code for an unknown id leave that code open', () => {
		expect(notFound({ nobody: answer({ error: { code: '4600', message: '' } }) })).toEqual({
			value: null,
			evidence: 'an id of nines answers 4600',
		});
	});

	it('and lists of ids stay open when one of two cases comes', () => {
		expect(getByIdList({ twoIds: cases(['1', at(1)]) }).value).toBeNull();
	});

	it('from inside the service do not settle lists of ids', () => {
		expect(getByIdList({ twoIds: answer({ error: { code: '4500', message: '' } }) }).value).toBeNull();
	});

	it('repeat a code only when it is a number', () => {
		expect(notFound({ nobody: answer({ error: { code: 'Ann Lee', message: 'Ann Lee' } }) }).evidence).not.toContain(
			'Ann',
		);
	});

	it('do not matter for a sign-in answer without comments, which is in lines', () => {
		const signIn: Heard = {
			kind: 'text',
			reply: { status: 200, mediaType: '', date: null, body: 'AUTHTOKEN=x\r\nRESULT=TRUE\r\n' },
		};
		expect(signInAnswer({ signIn }).value).toBe('lines');
	});
});

describe('a department at work during the probe', () => {
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await startSimulator();
	});

	afterAll(async () => {
		await simulator.close();
	});

	beforeEach(() => simulator.reset({ seed: 11, cases: 80 }));

	it('gets new cases between the calls, and the probe settles nothing wrong', async () => {
		simulator.beforeAnswer(() => void simulator.add('requests', { Subject: 'Another' }));
		const report = await reportOf(environmentOf(simulator));
		expect([valueIn(report, 'lastModifiedTime'), valueIn(report, 'emptyList'), valueIn(report, 'recordOrder')]).toEqual(
			['inclusive', '4422', 'newest-first'],
		);
	});
});
