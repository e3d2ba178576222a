import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createEngine } from '../test/engine/engine';
import { openDemoDesk, type DemoDesk } from './start/demo-desk';
import { loadExample, runExample, type AnswerFormat } from './start/example';
import { brokenPromises, FIRST_LIGHT } from './start/promises';
import { progressLine, quotaLine, table } from './start/report';

const HELP = `npm start [-- --format json|xml]

Starts a simulated Zoho Support desk on this machine and runs examples/first-light.json on it, with the built package
and n8n's own nodes, inside n8n's engine. Shows what every step gave and what it cost, then ends.

  --format  the format the API is asked to answer in: json (default) or xml
  --help    this text

Ends with 0 when every step gave what the example promises, with 1 when one did not, with 130 on Ctrl-C.`;

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
	const desk = await openDemoDesk();
	try {
		const stopped = new Promise<number>((resolve) => {
			stop.signal.addEventListener('abort', () => resolve(STOPPED), { once: true });
		});
		return await Promise.race([firstLight(desk, format, stop.signal), stopped]);
	} finally {
		await desk.close();
	}
}

/** Runs the example and prints it; gives the exit code. */
async function firstLight(desk: DemoDesk, format: AnswerFormat, signal: AbortSignal): Promise<number> {
	say(`An empty desk is open at ${desk.url}. It has ${desk.quota().limit} requests a day.`);
	say("Loading n8n's engine and the built package.");
	const engine = await createEngine();
	say(`Running examples/first-light.json, answers as ${format.toUpperCase()}:`);
	const run = await runExample(engine, loadExample('first-light', format), desk, {
		signal,
		onStep: (step) => say(progressLine(step)),
	});
	if (signal.aborted) return STOPPED;

	const quota = quotaLine(desk.quota(), run.steps);
	say(`\n${table(run.steps)}\n\n${quota.text}`);
	const broken = [...(run.error === undefined ? [] : [run.error]), ...brokenPromises(FIRST_LIGHT, run.steps)];
	if (!quota.agree) broken.push('The desk and the node disagree about what is left of today');
	if (broken.length === 0) {
		say('Every step gave what the example promises.');
		return 0;
	}
	say(`\nPromises not kept:\n${broken.map((what) => `  ✗ ${what}`).join('\n')}`);
	return 1;
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
