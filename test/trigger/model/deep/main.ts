import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { interruption } from '../../../../scripts/n8n/interruption';
import { add, historyText, NOTHING } from '../check';
import { isService, type ServiceName } from '../played';
import { tellHistory } from './tell-history';
import { type Done, isDone } from './work';

const HELP = `npm run test:deep plays random histories of a service and of n8n against the trigger, on all cores.

  -- --service NAME  the classic API (support, the default) or Zoho Desk (desk)
  -- --runs N        number of histories (default 100000)
  -- --seed N        seed of the first batch; a failure prints the seed that repeats it
  -- --history FILE  plays one history that a failure printed, and prints each poll

The last line is a summary. The exit code is 1 if a promise was broken, and 130 if the check was stopped.`;

/** Number of histories per seed. */
const BATCH = 500;
const STOPPED = 130;
const BETWEEN_LINES_MS = 15_000;

/** The totals so far, and the first failure. */
class Report {
	readonly totals = { ...NOTHING };

	failure: Done | undefined;

	private lastLineAt = 0;

	private readonly startedAt = performance.now();

	constructor(
		private readonly runs: number,
		private readonly service: ServiceName,
	) {}

	take(done: Done): void {
		if (done.totals !== undefined) add(this.totals, done.totals);
		if (done.failure !== undefined || done.broken !== undefined) this.failure ??= done;
		this.progress();
	}

	private progress(): void {
		const line = `${this.totals.histories} of ${this.runs} histories, ${this.totals.polls} polls, ${this.seconds()} s`;
		if (process.stderr.isTTY) process.stderr.write(`\r${line} `);
		else if (performance.now() - this.lastLineAt > BETWEEN_LINES_MS) {
			this.lastLineAt = performance.now();
			process.stderr.write(`${line}\n`);
		}
	}

	private seconds(): number {
		return Math.round((performance.now() - this.startedAt) / 1_000);
	}

	/** @returns the exit code */
	end(stopped: boolean): number {
		if (process.stderr.isTTY) process.stderr.write('\n');
		const { failure, totals } = this;
		if (failure !== undefined) {
			process.stdout.write(
				`${failure.broken ?? failure.failure?.why ?? ''}\n${failure.failure ? historyText(failure.failure.history) : ''}\n`,
			);
			process.stdout.write(
				`Again: npm run test:deep -- --service ${this.service} --seed ${failure.seed} --runs ${BATCH}\n`,
			);
		}
		const lost = failure?.failure?.why.includes('lost:') === true ? 1 : 0;
		const repeated = failure?.failure?.why.includes('repeated') === true ? 1 : 0;
		const what = failure !== undefined ? 'FAILED' : stopped ? 'stopped' : 'passed';
		const other = failure !== undefined && lost + repeated === 0 ? ', other breaks 1' : '';
		process.stdout.write(
			`${what}: histories ${totals.histories}, polls ${totals.polls}, requests ${totals.requests}, events ${totals.events}, misses ${lost}, repeats ${repeated}${other} (marked repeats ${totals.marked}), crowds ${totals.crowds}, longest state ${totals.longestState}, ${this.seconds()} s\n`,
		);
		return failure !== undefined ? 1 : stopped ? STOPPED : 0;
	}
}

async function deep(service: ServiceName, runs: number, seed: number): Promise<number> {
	const signal = interruption();
	const report = new Report(runs, service);
	let next = 0;
	const batches = Math.ceil(runs / BATCH);
	const batch = () => {
		const place = next;
		next += 1;
		return place >= batches || signal.aborted || report.failure !== undefined
			? undefined
			: { service, seed: seed + place, runs: Math.min(BATCH, runs - place * BATCH) };
	};
	const workers = Array.from({ length: Math.min(availableParallelism(), batches) }, async () => {
		const child = fork(path.join(__dirname, 'batch.ts'), { execArgv: ['--import', 'tsx'] });
		const stop = () => child.kill('SIGKILL');
		signal.addEventListener('abort', stop, { once: true });
		for (let work = batch(); work !== undefined; work = batch()) {
			child.send(work);
			const done = await answerOf(child);
			if (done === undefined) {
				if (!signal.aborted)
					report.take({ seed: work.seed, broken: 'A child process ended before its batch was complete.' });
				break;
			}
			report.take(done);
		}
		child.kill('SIGKILL');
	});
	await Promise.all(workers);
	return report.end(signal.aborted);
}

/** The result of a batch; undefined if the child ended. */
async function answerOf(child: ChildProcess): Promise<Done | undefined> {
	return await new Promise((resolve) => {
		const ended = () => resolve(undefined);
		child.once('exit', ended);
		child.once('message', (message) => {
			child.off('exit', ended);
			resolve(isDone(message) ? message : undefined);
		});
	});
}

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			service: { type: 'string', default: 'support' },
			runs: { type: 'string' },
			seed: { type: 'string' },
			history: { type: 'string' },
			help: { type: 'boolean' },
		},
	});
	if (values.help === true) {
		process.stdout.write(`${HELP}\n`);
		return 0;
	}
	if (values.history !== undefined) return await tellHistory(readFileSync(values.history, 'utf8'));
	const [runs, seed] = [Number(values.runs ?? 100_000), Number(values.seed ?? Math.trunc(Math.random() * 2 ** 30))];
	if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed))
		throw new Error('--runs and --seed take whole numbers.');
	if (!isService(values.service)) throw new Error('--service takes support or desk.');
	process.stderr.write(`${runs} histories from seed ${seed}\n`);
	return await deep(values.service, runs, seed);
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(2);
	},
);
