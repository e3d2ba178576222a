/** The acts of `npm start` on Zoho Desk. Each gives the promises that it broke. */
import { startDeskSimulator } from '../../simulator/desk/simulator';
import { openReceiver } from '../receiver';
import { DESK_FIRST_LIGHT, DESK_SECOND_ACT, TICKETS } from './desk-promises';
import { loadExample, runExample } from './example';
import { deskDay } from './help-desk-day';
import { watchingChanges } from './moved-to-desk';
import { deskPortal } from './portals';
import { brokenPromises } from './promises';
import { progressLine, quotaLine, table } from './report';
import { playSecondAct, type Theatre } from './theatre';

const SEED = 7;

/** Works a help desk that has tickets from end to end. */
export async function deskFirstLight({ engine, signal }: Theatre): Promise<string[]> {
	const desk = await startDeskSimulator({ seed: SEED, tickets: TICKETS });
	try {
		console.log(`
Zoho Desk. An organization with ${TICKETS} tickets is open at ${desk.url}. It has ${desk.credits.limit} credits a day.
Running examples/desk/first-light.json:`);
		const run = await runExample(engine, loadExample('desk/first-light'), deskPortal(desk), {
			signal,
			onStep: (step) => console.log(progressLine(step)),
		});
		const quota = quotaLine({ unit: 'credits', limit: desk.credits.limit, used: desk.credits.used }, run.steps);
		console.log(`\n${table(run.steps)}\n\n${quota.text}`);
		const left = desk.records('tickets').length;
		return [
			...(run.error === undefined ? [] : [run.error]),
			...brokenPromises(DESK_FIRST_LIGHT, run.steps),
			...(quota.agree ? [] : ['The organization and the node disagree about what is left of today']),
			...(left === TICKETS ? [] : [`The example leaves ${left} tickets of ${TICKETS}`]),
		];
	} finally {
		await desk.close();
	}
}

/** Polls the classic example that a trigger starts, moved to Zoho Desk. It also watches for changes here. */
export async function deskSecondAct(theatre: Theatre): Promise<string[]> {
	const desk = await startDeskSimulator({ seed: SEED, tickets: TICKETS });
	const receiver = await openReceiver();
	try {
		console.log(`
Another organization is open at ${desk.url}, with ${TICKETS} tickets.
examples/new-case-to-webhook.json is active there: moved to Zoho Desk by its service, its credential and *Field Names →
Labels*. It sends each new and each changed ticket to ${receiver.url}.
Each poll of the trigger:`);
		const workflow = watchingChanges(loadExample('new-case-to-webhook'));
		return await playSecondAct(theatre, { workflow, day: deskDay(desk), polls: DESK_SECOND_ACT, receiver });
	} finally {
		await Promise.all([desk.close(), receiver.close()]);
	}
}
