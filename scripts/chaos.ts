/** `npm run test:chaos`: the real n8n is killed again and again while cases come in. See HELP. */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Mode, MODES, broken } from './chaos/modes';
import { planRounds } from './chaos/plan';
import { verdict } from './chaos/report';
import { runSideBySide } from './chaos/run';
import { readPin } from './n8n/cache';
import { runCommand } from './n8n/command';
import { ensureInstalled } from './n8n/install';

const HELP = `Kills the real n8n (kill -9) at random moments while a simulated Zoho Support has new cases, starts it again, and
reckons which cases a workflow behind the Zoho Support Trigger told the other side: once, again, or never. The first start
installs n8n (about 3 GB, several minutes) into $XDG_CACHE_HOME or ~/.cache.

  npm run test:chaos             30 rounds in each of n8n's two ways to keep a trigger's state, side by side: 20 to 40 minutes

  --rounds <number>              how often (default: 30)
  --mode durable|default|both    with n8n's durable cursors, as n8n is by default, or both (default)
  --seed <number>                the moments of an earlier run; each run prints its own
  --package <folder>             the built package to load (default: this project)
  --help                         this text

Ends with 0 when, with durable cursors, no case was lost, none went into two executions and none was marked as a possible repeat,
and when, by default, no case was lost and each repeat was marked; with 1 otherwise, with 130 on Ctrl-C. A case whose execution
n8n had begun when it was killed, and does not run again, is counted apart.`;

const PROJECT = join(__dirname, '..');
const MOST_SEED = 2 ** 32;

interface Order {
	readonly rounds: number;
	readonly modes: readonly Mode[];
	readonly seed: number;
	readonly packageFolder: string;
	readonly help: boolean;
}

/** @throws TypeError or RangeError with a sentence for the person, when the arguments make no sense */
function readOrder(args: string[]): Order {
	const { values } = parseArgs({
		args,
		options: {
			rounds: { type: 'string', default: '30' },
			mode: { type: 'string', default: 'both' },
			seed: { type: 'string', default: String(randomInt(MOST_SEED)) },
			package: { type: 'string', default: PROJECT },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const { rounds, mode, seed, help, package: packageFolder } = values;
	const modes = mode === 'both' ? MODES : MODES.filter((each) => each === mode);
	if (modes.length === 0) throw new RangeError(`--mode takes durable, default or both, not "${mode}".`);
	return {
		rounds: wholeNumber('--rounds', rounds, 1),
		modes,
		seed: wholeNumber('--seed', seed, 0),
		packageFolder,
		help,
	};
}

function wholeNumber(flag: string, text: string, least: number): number {
	const number = Number(text);
	if (text !== '' && Number.isSafeInteger(number) && number >= least) return number;
	throw new RangeError(`${flag} takes a whole number from ${least} on, not "${text}".`);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

async function run(order: Order, signal: AbortSignal): Promise<number> {
	const installation = await ensureInstalled(readPin(), { signal, say });
	say(`n8n ${installation.version}, ${order.rounds} rounds, --seed ${order.seed}`);
	const sayOf = (mode: Mode) => (line: string) => say(`${mode.padEnd(7)} ${line}`);
	const outcomes = await runSideBySide(installation, order.modes, {
		packageFolder: order.packageFolder,
		rounds: planRounds(order.seed, order.rounds),
		signal,
		sayOf,
	});
	order.modes.forEach((mode, place) => verdict(mode, order.rounds, outcomes[place]).forEach(say));
	return order.modes.every((mode, place) => broken(mode, outcomes[place].reckoning).length === 0) ? 0 : 1;
}

void runCommand({ read: readOrder, help: HELP, run });
