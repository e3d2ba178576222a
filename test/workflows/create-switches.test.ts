import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { OpenPoints } from '../../simulator/support/simulator';
import { doubles, GO_ON, openWorkbench, type Values } from './workbench';
import { autoMap } from './zoho-node';

const CREATE = { resource: 'case', operation: 'create', fields: autoMap() };
const FAILURES: Values<'addPartialFailure'> = ['per-row', 'per-row-code', 'whole', 'stop-at-row', 'left-out'];
const NUMBERS: Values<'writeAnswerNumbers'> = ['none', 'rows', 'results'];
const SHAPES: Values<'writeAnswerShape'> = ['record', 'fl'];
const LIMITS: Values<'addRowLimit'> = ['100', '20', '1'];
const PAST: Values<'addPastLimit'> = ['refuse', 'ignore-rest'];
const COUNT = 130;
const BAD: readonly number[] = [7, 60, 61, 129];

type Settings = Pick<OpenPoints, 'addPartialFailure' | 'addRowLimit' | 'addPastLimit'> & Partial<OpenPoints>;

const EVERY: readonly Settings[] = FAILURES.flatMap((addPartialFailure) =>
	LIMITS.flatMap((addRowLimit) => PAST.map((addPastLimit) => ({ addPartialFailure, addRowLimit, addPastLimit }))),
);
const REFUSING = EVERY.filter(({ addPastLimit }) => addPastLimit === 'refuse');
/** For a call with a bad row, the service does not report the outcome of every row. */
const isShort = ({ addPartialFailure }: Settings) => ['stop-at-row', 'left-out'].includes(addPartialFailure);
const NUMBERED = EVERY.filter((points) => isShort(points) && points.addRowLimit !== '1').flatMap((points) =>
	NUMBERS.flatMap((writeAnswerNumbers) =>
		SHAPES.map((writeAnswerShape) => ({ ...points, writeAnswerNumbers, writeAnswerShape })),
	),
);

const NAMED = '(a bad row: $addPartialFailure; at most $addRowLimit rows; past it: $addPastLimit)';

/** Cases to create. Those at the positions in `bad` have no contact, so the service refuses them. */
function casesToCreate(bad: readonly number[]) {
	return Array.from({ length: COUNT }, (_, place) => ({
		Subject: `Case ${place}`,
		'Contact Name': bad.includes(place) ? '' : 'Ann Lee',
	}));
}

/** `created`, `refused`, `uncertain` or `notSent`. */
function told({ outcome, details }: IDataObject): unknown {
	return (
		outcome ?? (typeof details === 'object' && details !== null && 'outcome' in details ? details.outcome : undefined)
	);
}

describe('Create, whatever the service does with many rows,', () => {
	const bench = openWorkbench();

	/** Creates the cases. Returns the outcome of each item and the stored records. */
	async function create(points: Settings, bad: readonly number[], settings: object = GO_ON) {
		bench.simulator.setOpenPoints(points);
		const { items, requests, error } = await bench.run(CREATE, { items: casesToCreate(bad), settings });
		const stored = bench.simulator.records('requests').map(({ id, fields }) => [id, fields.Subject] as const);
		return { items, requests, error, stored, written: new Set(stored.map(([, subject]) => subject)) };
	}

	it.each(EVERY)(`writes nothing twice, and reports the true outcome of each item ${NAMED}`, async (points) => {
		const { items, stored, written } = await create(points, BAD);
		const places = items.map((item, place) => ({
			place,
			told: told(item),
			isWritten: written.has(`Case ${place}`),
			id: item.id,
		}));
		expect(items).toHaveLength(COUNT);
		expect(doubles(stored.map(([, subject]) => subject))).toEqual([]);
		expect(places.filter((item) => item.told === 'created').map(({ id, place }) => [id, `Case ${place}`])).toEqual(
			stored.filter(([, subject]) =>
				places.some(({ place, told: outcome }) => outcome === 'created' && subject === `Case ${place}`),
			),
		);
		expect(places.filter((item) => item.told !== 'created' && item.told !== 'uncertain' && item.isWritten)).toEqual([]);
		expect(places.filter((item) => item.told === undefined)).toEqual([]);
	});

	it.each(NUMBERED)(
		`gives no wrong id, whatever number the results have ${NAMED}; numbers: $writeAnswerNumbers, in $writeAnswerShape`,
		async (points) => {
			const { items, stored, written } = await create(points, BAD);
			const subjectOf = new Map(stored);
			const created = items.flatMap((item, place) =>
				told(item) === 'created' ? [[`Case ${place}`, subjectOf.get(String(item.id))]] : [],
			);
			expect(created.filter(([asked, got]) => asked !== got)).toEqual([]);
			const lies = items.filter(
				(item, place) => told(item) !== 'created' && told(item) !== 'uncertain' && written.has(`Case ${place}`),
			);
			expect(lies).toEqual([]);
			const knowsAll =
				points.addPartialFailure === 'left-out' &&
				points.addPastLimit === 'refuse' &&
				points.writeAnswerNumbers === 'rows';
			// When the last row of a call is left out, row numbers look like a count of the results.
			if (knowsAll)
				expect(items.slice(0, 100).flatMap((item, place) => (told(item) === 'created' ? [] : [place]))).toEqual(
					BAD.filter((place) => place < 100),
				);
		},
	);

	it.each(REFUSING.filter((points) => !isShort(points)))(
		`writes every good row, and refuses only the bad ones ${NAMED}`,
		async (points) => {
			const { items, written, requests } = await create(points, BAD);
			const refused = items.flatMap((item, place) => (told(item) === 'refused' ? [place] : []));
			expect(refused).toEqual(BAD);
			expect(written.size).toBe(COUNT - BAD.length);
			expect(requests).toBeLessThanOrEqual(COUNT / Number(points.addRowLimit) + 60);
		},
	);

	it.each(REFUSING.filter(isShort))(
		`writes every good row, or reports it as uncertain when the answer stops at a bad row or leaves it out ${NAMED}`,
		async (points) => {
			const { items, written } = await create(points, BAD);
			const lost = items.flatMap((item, place) =>
				written.has(`Case ${place}`) || BAD.includes(place) || told(item) === 'uncertain' ? [] : [place],
			);
			expect(lost).toEqual([]);
			expect(BAD.filter((place) => told(items[place] ?? {}) === 'created')).toEqual([]);
		},
	);

	it.each(EVERY)(`writes all rows when none is bad, or says which are uncertain ${NAMED}`, async (points) => {
		const { items, stored, written, requests } = await create(points, []);
		const left = items.flatMap((item, place) => (written.has(`Case ${place}`) ? [] : [told(item)]));
		expect(new Set(left)).toEqual(
			new Set(points.addPastLimit === 'ignore-rest' && points.addRowLimit !== '100' ? ['uncertain'] : []),
		);
		expect(doubles(stored.map(([, subject]) => subject))).toEqual([]);
		expect(requests).toBeLessThanOrEqual(Math.ceil(COUNT / Number(points.addRowLimit)) * 2 + 7);
	});

	it.each(EVERY)(
		`without Continue on Fail names the first item that failed and sends nothing twice ${NAMED}`,
		async (points) => {
			const { error, stored, items, requests } = await create(points, BAD, {});
			const isOne = points.addRowLimit === '1';
			const isUntold = isOne ? points.addPastLimit === 'ignore-rest' : points.addPartialFailure === 'left-out';
			const first = isUntold ? 0 : BAD[0];
			expect(items).toEqual([]);
			expect(requests).toBeLessThanOrEqual(20);
			expect(error?.message).toMatch(new RegExp(`^Item ${first}: `));
			expect(error?.description).toMatch(
				first === 0 ? /Uncertain: items 0, 1, 2/ : /Already written: item 0 created \d{18}/,
			);
			expect(doubles(stored.map(([, subject]) => subject))).toEqual([]);
		},
	);

	it.each(REFUSING)(`sends all rows when Rows per Call is what the service accepts ${NAMED}`, async (points) => {
		bench.simulator.setOpenPoints(points);
		const rowsPerCall = Number(points.addRowLimit);
		const { items, requests } = await bench.run({ ...CREATE, options: { rowsPerCall } }, { items: casesToCreate([]) });
		expect(items).toHaveLength(COUNT);
		expect(requests).toBe(Math.ceil(COUNT / rowsPerCall));
	});

	it('does not let a run of bad rows use up the daily quota', async () => {
		const bad = Array.from({ length: COUNT }, (_, place) => place).filter((place) => place % 3 === 0);
		const { items, stored, requests } = await create(
			{ addPartialFailure: 'whole', addRowLimit: '100', addPastLimit: 'refuse' },
			bad,
		);
		expect(items).toHaveLength(COUNT);
		expect(doubles(stored.map(([, subject]) => subject))).toEqual([]);
		expect(requests).toBeLessThan(70);
	});

	it('reports a good row of a refused call as such, not as bad', async () => {
		const bad = Array.from({ length: COUNT }, (_, place) => place).filter((place) => place % 3 === 0);
		const { items, written, requests } = await create(
			{ addPartialFailure: 'whole', addRowLimit: '100', addPastLimit: 'refuse' },
			bad,
		);
		const lost = items.filter((_, place) => !bad.includes(place) && !written.has(`Case ${place}`));
		expect(lost.length).toBeGreaterThan(0);
		expect(requests).toBeLessThan(70);
		expect(lost.filter(({ error }) => !/another|whole/i.test(String(error)))).toEqual([]);
	});
});
