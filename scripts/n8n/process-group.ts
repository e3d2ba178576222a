/** Programs that are ended together with everything they started. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import pWaitFor from 'p-wait-for';

/** Starts a program in a process group of its own, which is killed when our own process exits. Its output replaces a file. */
export function startGroup(program: string, args: string[], logFile: string, options: SpawnOptions): ChildProcess {
	const log = openSync(logFile, 'w');
	const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', log, log] });
	closeSync(log);
	const kill = () => signalGroup(child, 'SIGKILL');
	process.once('exit', kill);
	child.once('exit', () => process.off('exit', kill));
	return child;
}

/** Ends a group: asks, waits up to `grace` milliseconds, then kills. Without grace it is a power cut. */
export async function endGroup(child: ChildProcess, grace = 0): Promise<void> {
	const isGone = () => !signalGroup(child, 0);
	const patience = { interval: 50, timeout: { milliseconds: grace, fallback: () => undefined } };
	if (grace > 0 && signalGroup(child, 'SIGTERM')) await pWaitFor(isGone, patience);
	await pWaitFor(() => !signalGroup(child, 'SIGKILL'), { interval: 1 });
}

/** Sends a signal to a group; false when it has no process left. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
	try {
		return pid !== undefined && process.kill(-pid, signal);
	} catch {
		return false;
	}
}

/** What went wrong with a program, with the last lines of its log. */
export function withLastLines(error: unknown, program: string, logFile: string): Error {
	const message = error instanceof Error ? error.message : String(error);
	return new Error(`${message} The last lines of ${program}:\n${lastLines(logFile)}`, { cause: error });
}

/** The last lines of a log file. */
export function lastLines(logFile: string): string {
	return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
}
