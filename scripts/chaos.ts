/** `npm run test:chaos`: the real n8n is killed again and again while cases come in. */
import { randomInt } from 'node:crypto';
import { Option } from '@commander-js/extra-typings';
import { planRounds } from './chaos/plan';
import { runSideBySide } from './chaos/run';
import { broken, figures, MODES } from './chaos/verdict';
import { command, runCommand, wholeNumber } from './command';
import { ensureInstalled } from './n8n/install';

const CHAOS = command(
	'npm run test:chaos',
	`Kills the real n8n (kill -9) at random moments while a simulated Zoho Support has new cases, starts it again, and counts
which cases a workflow behind the Zoho Support Trigger told the other side: once, again, or never. 30 rounds take 20 to 40
minutes. The first start installs n8n (about 3 GB, several minutes) into $XDG_CACHE_HOME or ~/.cache.

Ends with 0 when, with durable cursors, no case was lost, none went into two executions and none was marked as a possible
repeat, and when, in the default mode, no case was lost and each repeat was marked. Ends with 1 otherwise, with 130 on
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
		new Option('--seed <number>', 'the moments of an earlier run; each run prints its own')
			.argParser(wholeNumber(0, 2 ** 31))
			.default(randomInt(2 ** 31), 'new ones'),
	)
	.option('--package <folder>', 'the built package to load', '.');

void runCommand(CHAOS, async ({ rounds, mode, seed, package: packageFolder }, signal) => {
	const modes = mode === 'both' ? MODES : [mode];
	const installation = await ensureInstalled(signal);
	console.log(`n8n ${installation.version}, rounds: ${rounds}, --seed ${seed}`);
	const outcomes = await runSideBySide(installation, modes, {
		packageFolder,
		rounds: planRounds(seed, rounds),
		signal,
		say: (each, line) => console.log(`${each.padEnd(7)} ${line}`),
	});
	const rows = Object.keys(figures(outcomes[0])).map((row) => [
		row,
		Object.fromEntries(modes.map((each, place) => [each, figures(outcomes[place])[row]])),
	]);
	console.table(Object.fromEntries(rows));
	const problems = modes.map((each, place) => broken(each, outcomes[place].reckoning));
	modes.forEach((each, place) => console.log(`${each}: ${problems[place].join('; ') || 'every promise was kept'}`));
	return problems.flat().length === 0 ? 0 : 1;
});
