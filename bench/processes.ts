import { execaNode } from 'execa';
import { interruption } from '../scripts/n8n/interruption';
import type { Job, JobName } from './job';

/** Aborts when a person stops the bench. */
export const stopped = interruption();

/** Prints a line of progress with the seconds since the start. */
export function tell(line: string): void {
	console.log(`${process.uptime().toFixed(0).padStart(4)} s  ${line}`);
}

/**
 * Runs a job in a process of its own, so that it does not pay for the memory and the garbage of another job. What the job
 * prints is shown as progress.
 */
export async function run<Name extends JobName>(name: Name, ...args: Parameters<Job<Name>>) {
	return await whileRunning(name, args, async (result) => result);
}

/** Runs a job, gives its result to `work`, and ends the process of the job only when `work` is done. */
export async function whileRunning<Name extends JobName, Outcome>(
	name: Name,
	args: Parameters<Job<Name>>,
	work: (result: Awaited<ReturnType<Job<Name>>>) => Promise<Outcome>,
): Promise<Outcome> {
	const child = execaNode('bench/job.ts', [name, JSON.stringify(args)], {
		nodeOptions: [...process.execArgv, '--expose-gc'],
		ipc: true,
		stdin: 'ignore',
		stdout: [progressOf, 'inherit'],
		stderr: 'inherit',
		cancelSignal: stopped,
		killSignal: 'SIGKILL',
		reject: false,
	});
	try {
		return await work((await child.getOneMessage()) as Awaited<ReturnType<Job<Name>>>);
	} finally {
		child.kill();
		await child;
	}
}

function* progressOf(line: unknown): Generator<string> {
	yield `        ${String(line)}`;
}
