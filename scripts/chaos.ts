/** `npm run test:chaos`: the real n8n is killed again and again while cases come in. */
import { randomInt } from 'node:crypto';
import { Option } from '@commander-js/extra-typings';
import { planRounds } from './chaos/plan';
import { runSideBySide } from './chaos/run';
import { SERVICE_NAMES } from './chaos/services';
import { broken, figures, MODES, type Outcome } from './chaos/verdict';
import { command, runCommand, wholeNumber } from './command';
import { ensureInstalled } from './n8n/install';

const CHAOS = command(
	'npm run test:chaos',
	`Kills the real n8n (kill -9) at random moments while a simulated service has new cases, starts it again, and counts
which cases a workflow behind the trigger told the other side: once, again, or never. The workflow also writes into
each case. The answers to some writes are lost, and on Zoho Desk the token ends while several calls are under way.
With both services n8n has a workflow for each, and they lead the rounds by turns. 30 rounds take 20 to 40
minutes. The first start installs n8n (about 3 GB, several minutes) into $XDG_CACHE_HOME or ~/.cache.

Ends with 0 when, with durable cursors, no case was lost, none went into two executions and none was marked as a possible
repeat, and when, in the default mode, no case was lost and each repeat was marked; and when no execution wrote twice into a case, and
no n8n asked for more than one token when one had ended. Ends with 1 otherwise, with 130 on
Ctrl-C. A case whose execution was running when n8n was killed, and which n8n does not run again, is counted apart: begun
and killed. In the default mode n8n saves the state before the execution exists. So a new process gives the last events
out again, with a mark; the mark may also be on a case that was not told before.`,
)
	.option('--rounds <number>', 'how often n8n is killed', wholeNumber(1), 30)
	.addOption(
		new Option('--mode <mode>', 'how n8n keeps the state of a trigger: both run side by side')
			.choices([...MODES, 'both'] as const)
			.default('both' as const),
	)
	.addOption(
		new Option('--service <name>', 'the service that has the cases')
			.choices([...SERVICE_NAMES, 'both'] as const)
			.default('both' as const),
	)
	.addOption(
		new Option('--seed <number>', 'the moments of an earlier run; each run prints its own')
			.argParser(wholeNumber(0, 2 ** 31))
			.default(randomInt(2 ** 31), 'new ones'),
	)
	.option('--package <folder>', 'the built package to load', '.');

void runCommand(CHAOS, async ({ rounds, mode, service, seed, package: packageFolder }, signal) => {
	const modes = mode === 'both' ? MODES : [mode];
	const installation = await ensureInstalled(signal);
	console.log(`n8n ${installation.version}, rounds: ${rounds}, --service ${service} --seed ${seed}`);
	const outcomes = await runSideBySide(installation, modes, {
		packageFolder,
		services: service === 'both' ? SERVICE_NAMES : [service],
		rounds: planRounds(seed, rounds),
		signal,
		say: (each, line) => console.log(`${each.padEnd(7)} ${line}`),
	});
	const nameOf = (outcome: Outcome) => `${outcome.service}, ${outcome.mode}`;
	const rows = Object.keys(figures(outcomes[0])).map((row) => [
		row,
		Object.fromEntries(outcomes.map((outcome) => [nameOf(outcome), figures(outcome)[row]])),
	]);
	console.table(Object.fromEntries(rows));
	const problems = outcomes.map((outcome) => broken(outcome.mode, outcome.reckoning));
	outcomes.forEach((outcome, place) =>
		console.log(`${nameOf(outcome)}: ${problems[place].join('; ') || 'every promise was kept'}`),
	);
	return problems.flat().length === 0 ? 0 : 1;
});
