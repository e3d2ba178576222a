import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createEngine, type Engine } from '../test/engine/engine';
import { openReceiver } from './receiver';
import { openDemoDesk } from './start/demo-desk';
import { loadExample, runExample, type AnswerFormat } from './start/example';
import { brokenPromises, FIRST_LIGHT, SECOND_ACT, type StepResult } from './start/promises';
import { arrivalLine, progressLine, quotaLine, table } from './start/report';
import { runSecondAct } from './start/second-act';

const HELP = `npm start [-- --format json|xml]

Starts a simulated Zoho Support desk on this machine and runs two examples on it, with the built package and n8n's own
nodes, inside n8n's engine. First examples/first-light.json, which works a help desk from end to end; then
examples/new-case-to-webhook.json, active, while customers open cases and n8n is restarted. Shows what every step gave
and what it cost, then ends.

  --format  the format the API is asked to answer in: json (default) or xml
  --help    this text

Ends with 0 when every step gave what the examples promise, with 1 when one did not, with 130 on Ctrl-C.`;

const STOPPED = 130;

async function main(): Promise<number> {
	const format = readArguments();
	if (typeof format === 'number') return format;
	if (!existsSync('dist/nodes/ZohoSupport/ZohoSupport.node.js')) {
		say('The package is not built. Run "npm run build", or "npm start", which does it.');
		return 1;
	}
	const stop = new AbortController();
	process.once('SIGINT', () => stop.abort());
	process.once('SIGTERM', () => stop.abort());
	const stopped = new Promise<number>((resolve) => {
		stop.signal.addEventListener('abort', () => resolve(STOPPED), { once: true });
	});
	return await Promise.race([bothActs(format, stop.signal), stopped]);
}

/** Gives the exit code. */
async function bothActs(format: AnswerFormat, signal: AbortSignal): Promise<number> {
	say("Loading n8n's engine and the built package.");
	const engine = await createEngine();
	const broken = await firstLight(engine, format, signal);
	if (!signal.aborted) broken.push(...(await secondAct(engine, format, signal)));
	if (signal.aborted) return STOPPED;
	if (broken.length === 0) {
		say('\nEvery step gave what the examples promise.');
		return 0;
	}
	say(`\nPromises not kept:\n${broken.map((what) => `  ✗ ${what}`).join('\n')}`);
	return 1;
}

/** Runs the first example and prints it; gives the promises that it broke. */
async function firstLight(engine: Engine, format: AnswerFormat, signal: AbortSignal): Promise<string[]> {
	const desk = await openDemoDesk();
	try {
		say(`An empty desk is open at ${desk.url}. It has ${desk.quota().limit} requests a day.`);
		say(`Running examples/first-light.json, answers as ${format.toUpperCase()}:`);
		const run = await runExample(engine, loadExample('first-light', format), desk, {
			signal,
			onStep: (step) => say(progressLine(step)),
		});
		if (signal.aborted) return [];
		const quota = quotaLine(desk.quota(), run.steps);
		say(`\n${table(run.steps)}\n\n${quota.text}`);
		const broken = [...(run.error === undefined ? [] : [run.error]), ...brokenPromises(FIRST_LIGHT, run.steps)];
		return quota.agree ? broken : [...broken, 'The desk and the node disagree about what is left of today'];
	} finally {
		await desk.close();
	}
}

/** Polls the example that a trigger starts, on a desk whose requests allow a poll at any time; gives the promises that it broke. */
async function secondAct(engine: Engine, format: AnswerFormat, signal: AbortSignal): Promise<string[]> {
	const desk = await openDemoDesk({ edition: 'enterprise', licences: 60 });
	const receiver = await openReceiver();
	try {
		say(`\nSecond act: another desk is open at ${desk.url}. It has ${desk.quota().limit} requests a day.`);
		say(
			`examples/new-case-to-webhook.json is active and sends each new case to ${receiver.url}. Each poll of its trigger:`,
		);
		let told = 0;
		const onStep = (step: StepResult) => {
			say(progressLine({ ...step, items: step.items.length }));
			for (; told < receiver.arrived.length; told += 1) say(arrivalLine(receiver.arrived[told] ?? {}));
		};
		const { steps, broken } = await runSecondAct({
			engine,
			workflow: loadExample('new-case-to-webhook', format),
			desk,
			receiver,
			signal,
			onStep,
		});
		if (signal.aborted) return [];
		say(`\n${table(steps)}\n`);
		if (broken.length === 0) say(`${receiver.arrived.length} cases came in, and each arrived once.`);
		return [...broken, ...brokenPromises(SECOND_ACT, steps)];
	} finally {
		await Promise.all([desk.close(), receiver.close()]);
	}
}

/** The format asked for, or the exit code when there is nothing to run. */
function readArguments(): AnswerFormat | number {
	try {
		const { values } = parseArgs({
			options: { help: { type: 'boolean', short: 'h' }, format: { type: 'string', default: 'json' } },
		});
		if (values.help) {
			say(HELP);
			return 0;
		}
		if (values.format === 'json' || values.format === 'xml') return values.format;
		say(`--format is json or xml, not "${values.format}".`);
	} catch (error) {
		say(error instanceof Error ? error.message : String(error));
	}
	say('\n' + HELP);
	return 1;
}

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

main().then(
	(code) => {
		process.exitCode = code;
		// A step may still be waiting for an answer; otherwise nothing keeps the process.
		if (code === STOPPED) process.exit();
	},
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
		process.exit(1);
	},
);
