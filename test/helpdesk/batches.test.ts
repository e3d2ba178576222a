import { describe, expect, it } from '@jest/globals';
import { writeInBatches } from '../../nodes/ZohoSupport/helpdesk/batches';
import { ModelService, type ServiceHabits, subjects, writeTo } from './batch-model';

const USUAL: ServiceHabits = { rowLimit: 100, pastLimit: 'refuse', partial: 'per-row' };
const kinds = (outcomes: ReadonlyArray<{ kind: string }>) => outcomes.map(({ kind }) => kind);

describe('the number of calls', () => {
	it.each([
		[0, 0],
		[1, 1],
		[100, 1],
		[101, 2],
		[250, 3],
		[1000, 10],
	])('for %d rows is %d', async (rows, calls) => {
		const service = new ModelService(USUAL);
		await writeTo(service, subjects(rows), true);
		expect([service.calls, service.written.size]).toEqual([calls, rows]);
	});

	it.each([
		[20, 24],
		[1, 259],
	])('for 250 rows to a service that accepts %d per call is at most %d', async (rowLimit, most) => {
		const service = new ModelService({ ...USUAL, rowLimit });
		await writeTo(service, subjects(250), true);
		expect(service.written.size).toBe(250);
		expect(service.calls).toBeLessThanOrEqual(most);
	});

	it('for one bad row in 100 is at most 15, if the whole call is refused', async () => {
		const service = new ModelService({ ...USUAL, partial: 'whole' });
		await writeTo(service, subjects(100, [63]), true);
		expect([service.calls <= 15, service.written.size]).toEqual([true, 99]);
	});

	it('stays limited if all rows are bad', async () => {
		const service = new ModelService({ ...USUAL, partial: 'whole' });
		const outcomes = await writeTo(
			service,
			subjects(
				250,
				Array.from({ length: 250 }, (_, index) => index),
			),
			true,
		);
		expect(kinds(outcomes).every((kind) => kind === 'refused')).toBe(true);
		expect(service.calls).toBeLessThanOrEqual(30);
	});
});

describe('the outcome of each row', () => {
	it('has the id that the service gave to it', async () => {
		const outcomes = await writeTo(new ModelService(USUAL), subjects(101), true);
		expect([outcomes[0], outcomes[100]]).toEqual([
			{ kind: 'written', id: '10' },
			{ kind: 'written', id: '1100' },
		]);
	});

	it.each(['per-row', 'whole'] as const)('is right if one of many is bad (%s)', async (partial) => {
		const outcomes = await writeTo(new ModelService({ ...USUAL, partial }), subjects(5, [2]), true);
		expect(kinds(outcomes)).toEqual(['written', 'written', 'refused', 'written', 'written']);
		expect(outcomes[2]).toMatchObject({ problem: { code: '4401' } });
	});

	it('is uncertain for rows without an answer after the service stopped', async () => {
		const outcomes = await writeTo(new ModelService({ ...USUAL, partial: 'stop-at-row' }), subjects(5, [2]), true);
		expect(kinds(outcomes)).toEqual(['written', 'written', 'refused', 'uncertain', 'uncertain']);
	});

	it.each([undefined, 'results'] as const)(
		'is uncertain for all rows, with no wrong id, if the answer leaves some out (numbers: %s)',
		async (numbers) => {
			const outcomes = await writeTo(
				new ModelService({ ...USUAL, partial: 'left-out', numbers }),
				subjects(5, [2]),
				true,
			);
			expect(kinds(outcomes)).toEqual(Array.from({ length: 5 }, () => 'uncertain'));
		},
	);

	it('is uncertain only for the row that is left out, if the others have their row numbers', async () => {
		const outcomes = await writeTo(
			new ModelService({ ...USUAL, partial: 'left-out', numbers: 'rows' }),
			subjects(5, [2]),
			true,
		);
		expect(outcomes.map((outcome) => (outcome.kind === 'written' ? outcome.id : outcome.kind))).toEqual([
			'10',
			'11',
			'uncertain',
			'13',
			'14',
		]);
	});

	it('is uncertain for all rows of a lost call, and for no others', async () => {
		const outcomes = await writeTo(new ModelService({ ...USUAL, lost: new Map([[2, 'after']]) }), subjects(250), true);
		expect(
			[kinds(outcomes).slice(0, 100), kinds(outcomes).slice(100, 200), kinds(outcomes).slice(200)].map((part) => [
				...new Set(part),
			]),
		).toEqual([['written'], ['uncertain'], ['written']]);
	});

	it('is "not sent" after the quota is used up', async () => {
		const outcomes = await writeTo(new ModelService({ ...USUAL, quota: 1 }), subjects(250), true);
		expect(kinds(outcomes)).toEqual([
			...Array.from({ length: 100 }, () => 'written'),
			...Array.from({ length: 150 }, () => 'notSent'),
		]);
		expect(outcomes[249]).toMatchObject({ problem: { kind: 'quota' } });
	});

	it('is "not sent" after the first failed call, if the run stops on errors', async () => {
		const service = new ModelService(USUAL);
		const outcomes = await writeTo(service, subjects(250, [50]), false);
		expect([service.calls, kinds(outcomes)[50], new Set(kinds(outcomes).slice(100))]).toEqual([
			1,
			'refused',
			new Set(['notSent']),
		]);
	});
});

describe('a service that answers for fewer rows than it got', () => {
	it('gets as many rows per call as it accepted', async () => {
		const service = new ModelService({ ...USUAL, rowLimit: 20, pastLimit: 'ignore-rest' });
		const outcomes = await writeTo(service, subjects(250), true);
		expect([service.calls, new Set(kinds(outcomes).slice(0, 100)), new Set(kinds(outcomes).slice(100))]).toEqual([
			9,
			new Set(['uncertain']),
			new Set(['written']),
		]);
	});

	it('does not get fewer and fewer rows if it leaves out bad ones', async () => {
		const bad = Array.from({ length: 500 }, (_, place) => place * 2);
		const service = new ModelService({ ...USUAL, partial: 'left-out' });
		await writeTo(service, subjects(1000, bad), true);
		expect(service.calls).toBeLessThanOrEqual(11);
	});
});

describe('a run with many bad rows, if whole calls are refused', () => {
	it('says for a refused good row that another row may be the reason', async () => {
		const places = Array.from({ length: 25 }, (_, index) => index * 10 + 5);
		const outcomes = await writeTo(new ModelService({ ...USUAL, partial: 'whole' }), subjects(250, places), true);
		const misled = outcomes.filter(
			(outcome, row) =>
				!places.includes(row) && outcome.kind === 'refused' && !/another|as a whole/.test(outcome.problem.message),
		);
		expect(misled).toEqual([]);
	});
});

describe('writing in batches', () => {
	it('reports after each call how many rows are done', async () => {
		const progress: number[] = [];
		await writeInBatches(
			subjects(5).map((Subject) => ({ Subject })),
			{
				size: 2,
				goOn: true,
				send: async (rows) => rows.map(() => ({ kind: 'written', id: '1' })),
				onProgress: (done) => void progress.push(done),
			},
		);
		expect(progress).toEqual([2, 4, 5]);
	});

	it('rethrows a bug unchanged', async () => {
		const send = async () => await Promise.reject(new TypeError('a defect'));
		await expect(writeInBatches([{ Subject: 'x' }], { size: 2, goOn: true, send })).rejects.toThrow('a defect');
	});
});
