/** `npm run test:queue`: n8n in queue mode, whose main process and workers are killed while cases come in. */
import { randomInt } from 'node:crypto';
import { Option } from '@commander-js/extra-typings';
import { SERVICE_NAMES } from './chaos/services';
import { command, runCommand, wholeNumber } from './command';
import { ensureInstalled } from './n8n/install';
import { planQueueRounds } from './queue/plan';
import { runQueue } from './queue/run';
import { endLine, queueFigures, queueProblems } from './queue/verdict';

/** More than can be played: a round takes several seconds. */
const ROUNDS_A_MINUTE = 20;

const QUEUE = command(
	'npm run test:queue',
	`Starts n8n in queue mode with durable cursors: a real Redis, a real Postgres, one main n8n and two workers. Kills them
(kill -9) at random moments, one or several at once, while a simulated service has new cases, starts them again, and counts which
cases a workflow behind the trigger told the other side: once, again, or never. The workflow also writes into each case,
and the answers to some writes are lost. The first start installs n8n (about 3 GB, several minutes) into $XDG_CACHE_HOME or ~/.cache.

Redis and Postgres are Debian's (redis-server, postgresql). Where they are missing, root installs them with apt; Debian may
then start them as services of the machine, which this command leaves alone: it runs its own on free ports, in a temporary
folder, and ends them.

Ends with 0 when no case was lost, none was told again or went into two executions, no execution wrote twice into a
case, and one token was made by all processes together. Ends with 1 otherwise, with 130 on Ctrl-C. n8n does not run an execution
again that ended with a killed process. A case that such an execution had not told yet is counted apart: begun and killed.`,
)
	.option('--minutes <number>', 'how long processes are killed', wholeNumber(1), 10)
	.addOption(
		new Option('--service <name>', 'the service that has the cases').choices(SERVICE_NAMES).default('desk' as const),
	)
	.addOption(
		new Option('--seed <number>', 'the kills of an earlier run; each run prints its own')
			.argParser(wholeNumber(0, 2 ** 31))
			.default(randomInt(2 ** 31), 'new ones'),
	)
	.option('--package <folder>', 'the built package to load', '.');

void runCommand(QUEUE, async ({ minutes, service, seed, package: packageFolder }, signal) => {
	const installation = await ensureInstalled(signal);
	console.log(`n8n ${installation.version} in queue mode, --minutes ${minutes} --service ${service} --seed ${seed}`);
	const begun = Date.now();
	const outcome = await runQueue(installation, {
		packageFolder,
		service,
		minutes,
		rounds: planQueueRounds(seed, minutes * ROUNDS_A_MINUTE),
		signal,
		say: (line) => console.log(`${new Date(Date.now() - begun).toISOString().slice(14, 19)}  ${line}`),
	});
	console.table(queueFigures(outcome));
	const problems = queueProblems(outcome);
	console.log(problems.join('; ') || 'every promise was kept');
	console.log(endLine(outcome));
	return problems.length === 0 ? 0 : 1;
});
