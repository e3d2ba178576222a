import { beforeAll, describe, expect, it } from '@jest/globals';
import { changedOpenPoints, defaultOpenPoints, OPEN_POINTS } from '../../simulator/support/open-points';
import { startSimulator } from '../../simulator/support/simulator';
import { createEngine, type Engine } from '../engine/engine';
import { OPERATIONS } from './open-points';
import { openPointSentences } from './open-point-sentences';
import { autoMap, credentialFor, ZOHO, zohoWorkflow } from './zoho-node';

describe.each(OPERATIONS)('every operation of $service, under all open points,', (trials) => {
	openPointSentences('works', trials);
});

describe('the classic service', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await createEngine();
	});

	it.each(['getMany', 'create'])('says in plain words that the classic API is gone (%s)', async (operation) => {
		const simulator = await startSimulator({ openPoints: { classicApi: 'gone' } });
		const outcome = await engine.run(
			zohoWorkflow({ resource: 'case', operation, fields: autoMap() }, [{ Subject: 'One' }]),
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
