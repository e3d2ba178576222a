import { describe, expect, it } from '@jest/globals';
import { writeInBatches } from '../../nodes/ZohoSupport/helpdesk/batches';
import { ModelService, type ServiceHabits, subjects, writeTo } from './batch-model';

const USUAL: ServiceHabits = { rowLimit: 100, pastLimit: 'refuse', partial: 'per-row' };
const kinds = (outcomes: ReadonlyArray<{ kind: string }>) => outcomes.map(({ kind }) => kind);

describe('the price of writing', () => {
	it.each([
		[0, 0],
		[1, 1],
		[100, 1],
		[101, 2],
		[250, 3],
		[1000, 10],
	])('%d rows is %d calls', async (rows, calls) => {
		const service = new ModelService(USUAL);
		await writeTo(service, subjects(rows), true);
		expect([service.calls, service.written.size]).toEqual([calls, rows]);
	});

	it.each([
		[20, 24],
		[1, 259],
	])('250 rows to a service that takes %d a call is at most %d calls', async (rowLimit, most) => {
		const service = new ModelService({ ...USUAL, rowLimit });
		await writeTo(service, subjects(250), true);
		expect(service.written.size).toBe(250);
		expect(service.calls).toBeLessThanOrEqual(most);
	});

	it('of one bad row in 100, where the call is refused as a whole, is at most 15 calls', async () => {
		const service = new ModelService({ ...USUAL, partial: 'whole' });
		await writeTo(service, subjects(100, [63]), true);
		expect([service.calls <= 15, service.written.size]).toEqual([true, 99]);
	});

	it('of nothing but bad rows stays bounded', async () => {
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

	it.each(['per-row', 'whole'] as const)('is its own where one of many is bad (%s)', async (partial) => {
		const outcomes = await writeTo(new ModelService({ ...USUAL, partial }), subjects(5, [2]), true);
		expect(kinds(outcomes)).toEqual(['written', 'written', 'refused', 'written', 'written']);
		expect(outcomes[2]).toMatchObject({ problem: { code: '4401' } });
	});

	it('is uncertain for rows that a service which stopped did not answer for', async () => {
		const outcomes = await writeTo(new ModelService({ ...USUAL, partial: 'stop-at-row' }), subjects(5, [2]), true);
		expect(kinds(outcomes)).toEqual(['written', 'written', 'refused', 'uncertain', 'uncertain']);
	});

	it.each([undefined, 'results'] as const)(
		'is uncertain for all rows of a call of which some are left out, with no wrong id (numbers of %s)',
		async (numbers) => {
			const outcomes = await writeTo(
				new ModelService({ ...USUAL, partial: 'left-out', numbers }),
				subjects(5, [2]),
				true,
			);
			expect(kinds(outcomes)).toEqual(Array.from({ length: 5 }, () => 'uncertain'));
		},
	);

	it('is uncertain just for the row that is left out, where the others carry their numbers', async () => {
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

	it('is uncertain for all rows of a call that was lost, and no other call suffers', async () => {
		const outcomes = await writeTo(new ModelService({ ...USUAL, lost: new Map([[2, 'after']]) }), subjects(250), true);
		expect(
			[kinds(outcomes).slice(0, 100), kinds(outcomes).slice(100, 200), kinds(outcomes).slice(200)].map((part) => [
				...new Set(part),
			]),
		).toEqual([['written'], ['uncertain'], ['written']]);
	});

	it('is not sent once the quota is spent', async () => {
		const outcomes = await writeTo(new ModelService({ ...USUAL, quota: 1 }), subjects(250), true);
		expect(kinds(outcomes)).toEqual([
			...Array.from({ length: 100 }, () => 'written'),
			...Array.from({ length: 150 }, () => 'notSent'),
		]);
		expect(outcomes[249]).toMatchObject({ problem: { kind: 'quota' } });
	});

	it('is not sent after the first failed call, where the run is not to go on', async () => {
		const service = new ModelService(USUAL);
		const outcomes = await writeTo(service, subjects(250, [50]), false);
		expect([service.calls, kinds(outcomes)[50], new Set(kinds(outcomes).slice(100))]).toEqual([
			1,
			'refused',
			new Set(['notSent']),
		]);
	});
});

describe('a service that answers for fewer rows than were sent', () => {
	it('is sent as many a call as it took', async () => {
		const service = new ModelService({ ...USUAL, rowLimit: 20, pastLimit: 'ignore-rest' });
		const outcomes = await writeTo(service, subjects(250), true);
		expect([service.calls, new Set(kinds(outcomes).slice(0, 100)), new Set(kinds(outcomes).slice(100))]).toEqual([
			9,
			new Set(['uncertain']),
			new Set(['written']),
		]);
	});

	it('is not sent fewer and fewer where it leaves out bad rows', async () => {
		const bad = Array.from({ length: 500 }, (_, place) => place * 2);
		const service = new ModelService({ ...USUAL, partial: 'left-out' });
		await writeTo(service, subjects(1000, bad), true);
		expect(service.calls).toBeLessThanOrEqual(11);
	});
});

describe('a run of many bad rows, where the call is refused as a whole', () => {
	it('tells a good row that was refused beside them that the reason may be of another row', async () => {
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
	it('tells after each call how many rows are done', async () => {
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

	it('lets a defect of the program go on as it is', async () => {
		const send = async () => await Promise.reject(new TypeError('a defect'));
		await expect(writeInBatches([{ Subject: 'x' }], { size: 2, goOn: true, send })).rejects.toThrow('a defect');
	});
});
