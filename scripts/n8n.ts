/** `npm run n8n`: the real n8n with this package, against the simulator. See HELP. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPin } from './n8n/cache';
import { runCommand } from './n8n/command';
import { ensureInstalled } from './n8n/install';
import { untilAborted } from './n8n/interruption';
import { arrivalLine, goLive, invitation } from './n8n/live';
import { runExamples } from './n8n/once';
import { openSession, type Session, type StoredExample } from './n8n/session';
import { report } from './n8n/verdict';
import { readExamples } from './n8n/workflow';
import type { Arrival } from './receiver';

const PROJECT = join(__dirname, '..');

const HELP = `Starts the real n8n with this package loaded, a simulated Zoho Support to talk to, an owner, credentials and
the examples. One of them is published: a new case on the simulator's page starts it, and what it sends shows up here.
The first start installs n8n (about 3 GB, several minutes) into $XDG_CACHE_HOME or ~/.cache.

  npm run n8n                    start, print the address and the sign-in, stay until Ctrl-C
  npm run n8n -- --once          start, run each example, check what came out, stop; exit code 1 when one failed

  --port <number>                the editor's port (default: 5678, or a free one when that is taken)
  --keep                         leave n8n's user folder (database, log) when it ends
  --package <folder>             the built package to load (default: this project)
  --examples <folder>            the workflows to import (default: examples/)
  --help                         this text`;

interface Options {
	once: boolean;
	keep: boolean;
	help: boolean;
	port: number | undefined;
	packageFolder: string;
	examples: string;
}

/** @throws TypeError or RangeError with a sentence for the person, when the arguments make no sense */
function readOptions(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			once: { type: 'boolean', default: false },
			keep: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
			port: { type: 'string' },
			package: { type: 'string', default: PROJECT },
			examples: { type: 'string', default: join(PROJECT, 'examples') },
		},
	});
	const port = values.port === undefined ? undefined : Number(values.port);
	if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
		throw new RangeError(`--port takes a number from 1 to 65535, not "${values.port}".`);
	return { ...values, port, packageFolder: values.package };
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** What a person needs to get in. */
function welcome(session: Session, live: StoredExample | undefined, keep: boolean): string[] {
	const { n8n, owner, zoho, examples } = session;
	return [
		'',
		`n8n        ${n8n.url}`,
		`sign in    ${owner.email}  ${owner.password}`,
		`Zoho       ${zoho.url} (simulated)`,
		...examples.map(({ workflow, id }) => `example    ${workflow.name}: ${n8n.url}/workflow/${id}`),
		`log        ${n8n.userFolder.logFile}`,
		'',
		...(live === undefined ? [] : [...invitation(live, session), '']),
		`Ctrl-C ends it${keep ? '; the folder stays' : ' and removes its folder'}.`,
		'',
	];
}

/** Runs the command and gives its exit code. */
async function run(options: Options, signal: AbortSignal): Promise<number> {
	const installation = await ensureInstalled(readPin(), { signal, say });
	say(`Starting n8n ${installation.version} …`);
	const examples = readExamples(options.examples);
	const onArrival = options.once ? undefined : (arrival: Arrival) => say(arrivalLine(arrival, new Date()));
	const session = await openSession(installation, { ...options, examples, signal, onArrival });
	try {
		if (options.once) {
			const verdicts = await runExamples(session, signal);
			report(verdicts).forEach(say);
			return verdicts.every(({ problems }) => problems.length === 0) ? 0 : 1;
		}
		const live = await goLive(session);
		welcome(session, live, options.keep).forEach(say);
		await untilAborted(signal);
		say('\nStopping …');
		return 0;
	} finally {
		await session.close();
		if (options.keep) say(`Kept: ${session.n8n.userFolder.path}`);
	}
}

void runCommand({ read: readOptions, help: HELP, run });
