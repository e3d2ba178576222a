import { beforeAll, describe, expect, it } from '@jest/globals';
import { changedOpenPoints, defaultOpenPoints, OPEN_POINTS } from '../../simulator/support/open-points';
import { seededRandom } from '../../simulator/seeded-random';
import { startSimulator, type OpenPoints } from '../../simulator/support/simulator';
import { createEngine, type Engine } from '../engine/engine';
import { expected, play } from './core-scenario';
import { credentialFor, ZOHO, zohoWorkflow } from './zoho-node';

const FORMATS = ['json', 'xml'] as const;
const SEED = 20_261_124;
const COMBINATIONS = 40;

/** Switches that need one value for anything to work. */
const ALIVE = { classicApi: 'alive' };

/** Each value that differs from the default, one at a time. */
const ALONE = OPEN_POINTS.filter(({ name }) => name !== 'classicApi').flatMap(({ name, values, default: usual }) =>
	values.filter((value) => value !== usual).flatMap((value) => FORMATS.map((format) => [name, value, format] as const)),
);

/** Random settings from the seed, each named after the switches that differ from the default. */
function drawn(): ReadonlyArray<readonly [name: string, points: OpenPoints]> {
	const next = seededRandom(SEED);
	return Array.from({ length: COMBINATIONS }, (_, place) => {
		const change = Object.fromEntries(
			OPEN_POINTS.map(({ name, values }) => [name, values[Math.floor(next() * values.length)]]),
		);
		const points = changedOpenPoints(defaultOpenPoints(), { ...change, ...ALIVE });
		const moved = OPEN_POINTS.filter((point) => points[point.name] !== point.default).map(
			({ name }) => `${name}=${points[name]}`,
		);
		return [`${place + 1}: ${moved.join(' ')}`, points];
	});
}

describe('every operation, under all open points,', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await createEngine();
	});

	it.each(FORMATS)('works with every switch at its default in %s', async (format) => {
		const points = defaultOpenPoints();
		expect(await play(engine, points, format)).toEqual(expected(points));
	});

	it.each(ALONE)('works with %s = %s in %s', async (name, value, format) => {
		const points = changedOpenPoints(defaultOpenPoints(), { [name]: value });
		expect(await play(engine, points, format)).toEqual(expected(points));
	});

	it.each(drawn())(`works with many switches at once (seed ${SEED}, %s)`, async (_, points) => {
		const told = [await play(engine, points, 'json'), await play(engine, points, 'xml')];
		expect(told).toEqual([expected(points), expected(points)]);
	});

	it.each(['getMany', 'create'])('says in plain words that the classic API is gone (%s)', async (operation) => {
		const simulator = await startSimulator({ openPoints: { classicApi: 'gone' } });
		const outcome = await engine.run(
			zohoWorkflow({ resource: 'case', operation, dataMode: 'autoMap' }, [{ Subject: 'One' }]),
			{ credentials: credentialFor(simulator.url) },
		);
		const requests = simulator.journal.count({ kind: 'api' });
		await simulator.close();
		expect(outcome.error).toMatchObject({
			message: expect.stringMatching(/The classic Zoho Support API does not answer at this address/),
			description: expect.stringMatching(/Zoho Desk/),
		});
		expect(outcome.json(ZOHO)).toEqual([]);
		expect(requests).toBe(1);
	});

	it('signs in once for all operations', async () => {
		const simulator = await startSimulator();
		await engine.run(zohoWorkflow({}), { credentials: credentialFor(simulator.url, { signIn: 'password' }) });
		await engine.run(zohoWorkflow({}), { credentials: credentialFor(simulator.url, { signIn: 'password' }) });
		const counted = [simulator.journal.count({ kind: 'sign-in' }), simulator.journal.count({ kind: 'api' })];
		await simulator.close();
		expect(counted).toEqual([1, 2]);
	});

	it.each(OPEN_POINTS.find(({ name }) => name === 'signInAnswer')?.values ?? [])(
		'also signs in with a ticket, with the answer laid out as %s',
		async (value) => {
			const simulator = await startSimulator({
				openPoints: changedOpenPoints(defaultOpenPoints(), { signInAnswer: value }),
			});
			const outcome = await engine.run(zohoWorkflow({}), {
				credentials: credentialFor(simulator.url, { signIn: 'ticket' }),
			});
			const counted = [simulator.journal.count({ kind: 'sign-in' }), simulator.journal.count({ kind: 'api' })];
			await simulator.close();
			expect(outcome.error).toBeUndefined();
			expect(counted).toEqual([1, 1]);
		},
	);
});
