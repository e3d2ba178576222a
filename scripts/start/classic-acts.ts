/** The acts of `npm start` on the classic API. Each gives the promises that it broke. */
import { startSimulator } from '../../simulator/support/simulator';
import { openReceiver } from '../receiver';
import { type AnswerFormat, loadExample, runExample } from './example';
import { supportDay } from './help-desk-day';
import { supportPortal } from './portals';
import { brokenPromises, FIRST_LIGHT, SECOND_ACT } from './promises';
import { progressLine, quotaLine, table } from './report';
import { playSecondAct, type Theatre } from './theatre';

/** Works a help desk from end to end. */
export async function firstLight({ engine, signal }: Theatre, format: AnswerFormat): Promise<string[]> {
	const simulator = await startSimulator({ edition: 'free', licences: 1 });
	try {
		console.log(`\nZoho Support, the classic API. An empty portal is open at ${simulator.url}.`);
		console.log(`It allows ${simulator.quota.limit()} requests a day, and answers in ${format.toUpperCase()}.`);
		console.log('Running examples/first-light.json:');
		const run = await runExample(engine, loadExample('first-light', format), supportPortal(simulator), {
			signal,
			onStep: (step) => console.log(progressLine(step)),
		});
		const day = { unit: 'requests', limit: simulator.quota.limit(), used: simulator.quota.used() } as const;
		const quota = quotaLine(day, run.steps);
		console.log(`\n${table(run.steps)}\n\n${quota.text}`);
		return [
			...(run.error === undefined ? [] : [run.error]),
			...brokenPromises(FIRST_LIGHT, run.steps),
			...(quota.agree ? [] : ['The portal and the node disagree about what is left of today']),
		];
	} finally {
		await simulator.close();
	}
}

/** Polls the example that a trigger starts, in a portal that allows a poll at any time. */
export async function secondAct(theatre: Theatre, format: AnswerFormat): Promise<string[]> {
	const simulator = await startSimulator();
	const receiver = await openReceiver();
	try {
		console.log(`
Another portal is open at ${simulator.url}. It allows ${simulator.quota.limit()} requests a day.
examples/new-case-to-webhook.json is active and sends each new case to ${receiver.url}.
n8n runs here with durable cursors: it saves with each poll how far the trigger has come. So nothing comes twice after a
restart. In its default mode it would give the last events again, marked as possible repeats (docs/trigger.md).
Each poll of the trigger:`);
		const workflow = loadExample('new-case-to-webhook', format);
		return await playSecondAct(theatre, { workflow, day: supportDay(simulator), polls: SECOND_ACT, receiver });
	} finally {
		await Promise.all([simulator.close(), receiver.close()]);
	}
}
