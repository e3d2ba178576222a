/** `npm start`: two examples, run by n8n's own engine against a simulated Zoho Support. */
import { Option } from '@commander-js/extra-typings';
import { startSimulator } from '../simulator/support/simulator';
import { createEngine, type Engine } from '../test/engine/engine';
import { command, orAborted, runCommand } from './command';
import { openReceiver } from './receiver';
import { loadExample, runExample, type AnswerFormat, type Progress } from './start/example';
import { brokenPromises, FIRST_LIGHT, SECOND_ACT, type StepResult } from './start/promises';
import { arrivalLine, progressLine, quotaLine, table } from './start/report';
import { runSecondAct } from './start/second-act';

const START = command(
	'npm start',
	`Starts a simulated Zoho Support on this machine and runs two examples on it, with the built package and n8n's own nodes,
inside n8n's engine. First examples/first-light.json, which works a help desk from end to end. Then
examples/new-case-to-webhook.json, which is active while customers open cases and n8n restarts. Shows what every step
gave and what it cost, then ends: with 0 when every step gave what the examples promise, with 1 when one did not, with
130 on Ctrl-C.`,
).addOption(
	new Option('--format <format>', 'the format in which the API answers')
		.choices(['json', 'xml'] as const)
		.default('json' as const),
);

async function bothActs(format: AnswerFormat, signal: AbortSignal): Promise<number> {
	console.log("Loading n8n's engine and the built package.");
	const engine = await createEngine();
	const broken = [...(await firstLight(engine, format, signal)), ...(await secondAct(engine, format, signal))];
	if (broken.length === 0) console.log('\nEvery step gave what the examples promise.');
	else console.log(`\nThese promises were not kept:\n${broken.map((what) => `  ✗ ${what}`).join('\n')}`);
	return broken.length === 0 ? 0 : 1;
}

/** Runs the first example and prints it; gives the promises that it broke. */
async function firstLight(engine: Engine, format: AnswerFormat, signal: AbortSignal): Promise<string[]> {
	const simulator = await startSimulator({ edition: 'free', licences: 1 });
	try {
		console.log(`An empty portal is open at ${simulator.url}. It allows ${simulator.quota.limit()} requests a day.`);
		console.log(`Running examples/first-light.json. The API answers in ${format.toUpperCase()}:`);
		const onStep = (step: Progress) => console.log(progressLine(step));
		const run = await runExample(engine, loadExample('first-light', format), simulator, { signal, onStep });
		const quota = quotaLine(simulator.quota, run.steps);
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

/** Polls the example that a trigger starts, in a portal that allows a poll at any time; gives the promises that it broke. */
async function secondAct(engine: Engine, format: AnswerFormat, signal: AbortSignal): Promise<string[]> {
	const simulator = await startSimulator();
	const receiver = await openReceiver();
	try {
		console.log(`
Second act: another portal is open at ${simulator.url}. It allows ${simulator.quota.limit()} requests a day.
examples/new-case-to-webhook.json is active and sends each new case to ${receiver.url}.
n8n runs here with durable cursors: it saves with each poll how far the trigger has come. So nothing comes twice after a
restart. In its default mode it would give the last events again, marked as possible repeats (docs/trigger.md).
Each poll of the trigger:`);
		let told = 0;
		const onStep = (step: StepResult) => {
			console.log(progressLine({ ...step, items: step.items.length }));
			for (; told < receiver.arrived.length; told += 1)
				console.log(`    → ${arrivalLine(receiver.arrived[told] ?? {})}`);
		};
		const workflow = loadExample('new-case-to-webhook', format);
		const { steps, broken } = await runSecondAct({ engine, workflow, simulator, receiver, signal, onStep });
		console.log(`\n${table(steps)}\n`);
		if (broken.length === 0) console.log(`${receiver.arrived.length} cases came in, and each arrived once.`);
		return [...broken, ...brokenPromises(SECOND_ACT, steps)];
	} finally {
		await Promise.all([simulator.close(), receiver.close()]);
	}
}

void runCommand(START, async ({ format }, signal) => await orAborted(bothActs(format, signal), signal));
