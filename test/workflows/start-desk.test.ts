import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openReceiver } from '../../scripts/receiver';
import { DESK_FIRST_LIGHT, DESK_SECOND_ACT, TICKETS } from '../../scripts/start/desk-promises';
import { loadExample, runExample } from '../../scripts/start/example';
import { deskDay } from '../../scripts/start/help-desk-day';
import { watchingChanges } from '../../scripts/start/moved-to-desk';
import { deskPortal } from '../../scripts/start/portals';
import { brokenPromises } from '../../scripts/start/promises';
import { runSecondAct } from '../../scripts/start/second-act';
import { type DeskSimulator, startDeskSimulator } from '../../simulator/desk/simulator';
import { createEngine } from '../engine/engine';

let desk: DeskSimulator;

beforeAll(async () => {
	desk = await startDeskSimulator({ seed: 7, tickets: TICKETS });
});

afterAll(async () => await desk.close());

describe('the acts of npm start on Zoho Desk', () => {
	it('works a help desk from end to end for the promised credits, and leaves no ticket behind', async () => {
		const engine = await (await createEngine()).restarted();
		const run = await runExample(engine, loadExample('desk/first-light'), deskPortal(desk));
		expect(run.error).toBeUndefined();
		expect(brokenPromises(DESK_FIRST_LIGHT, run.steps)).toEqual([]);
		expect(desk.records('tickets')).toHaveLength(TICKETS);
	});

	it('tells each new and each changed ticket once, also after a restart, for the promised credits', async () => {
		desk.reset({ seed: 7, tickets: TICKETS });
		const receiver = await openReceiver();
		const engine = await (await createEngine()).restarted();
		const workflow = watchingChanges(loadExample('new-case-to-webhook'));
		const stage = { engine, workflow, day: deskDay(desk), polls: DESK_SECOND_ACT, receiver };
		const { steps, broken } = await runSecondAct(stage);
		await receiver.close();
		expect([...broken, ...brokenPromises(DESK_SECOND_ACT, steps)]).toEqual([]);
	});
});
