/** Child processes that are ended together with everything they started. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds between two looks at whether a process group is gone. */
const LOOK_EVERY = 50;
/** Milliseconds that an aborted program has for an orderly end. */
const ABORT_GRACE = 2_000;

/** Starts a program in a process group of its own, its output going to a file. */
export function startGroup(
	command: string,
	args: string[],
	logFile: string,
	{ cwd, env }: Pick<SpawnOptions, 'cwd' | 'env'>,
): ChildProcess {
	const log = openSync(logFile, 'a');
	try {
		return spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log] });
	} finally {
		closeSync(log);
	}
}

/**
 * Ends a process and all that it started: asks, waits up to `grace` milliseconds, then kills what is left.
 * @returns when no process of the group is left
 */
export async function endGroup(child: ChildProcess, grace: number): Promise<void> {
	const group = child.pid;
	if (group === undefined) return;
	const deadline = Date.now() + grace;
	signalGroup(group, 'SIGTERM');
	while (signalGroup(group, 0) && Date.now() < deadline) await wait(LOOK_EVERY);
	signalGroup(group, 'SIGKILL');
	while (signalGroup(group, 0)) await wait(LOOK_EVERY);
}

/**
 * Kills a process and all that it started without asking, as a power cut would.
 * @returns when no process of the group is left
 */
export async function crashGroup(child: ChildProcess): Promise<void> {
	const group = child.pid;
	if (group === undefined) return;
	while (signalGroup(group, 'SIGKILL')) await wait(1);
}

/** Kills a group at once; for the moment a process exits and cannot wait any more. */
export function killGroup(child: ChildProcess): void {
	if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
}

/** Sends a signal to a process group; false when the group has no process left. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
	try {
		process.kill(-group, signal);
		return true;
	} catch {
		return false;
	}
}

/**
 * Runs a program to its end; an abort ends it and all that it started.
 * @throws with the last lines of its output when it fails; the signal's reason when aborted
 */
export async function runToEnd(
	command: string,
	args: string[],
	logFile: string,
	options: Pick<SpawnOptions, 'cwd' | 'env'> & { signal?: AbortSignal },
): Promise<void> {
	options.signal?.throwIfAborted();
	const child = startGroup(command, args, logFile, options);
	const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
	const kill = () => killGroup(child);
	let ending: Promise<void> | undefined;
	const abort = () => {
		ending = endGroup(child, ABORT_GRACE);
	};
	process.once('exit', kill);
	options.signal?.addEventListener('abort', abort, { once: true });
	try {
		const [code, signal] = await ended;
		await ending;
		options.signal?.throwIfAborted();
		if (code !== 0) throw new Error(failure(command, args, code ?? signal, logFile));
	} finally {
		process.off('exit', kill);
		options.signal?.removeEventListener('abort', abort);
	}
}

function failure(command: string, args: string[], ending: unknown, logFile: string): string {
	return `\`${[command, ...args].join(' ')}\` ended with ${String(ending)}. Its last lines:\n${lastLines(logFile)}`;
}

/**
 * Kills what still works inside a folder: the children of a process that was itself killed. Only where /proc tells
 * (Linux); elsewhere they end by themselves.
 */
export function killProcessesIn(folder: string): void {
	const processes = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
	for (const pid of processes.map(Number).filter((each) => each !== process.pid)) {
		try {
			const cwd = readlinkSync(`/proc/${pid}/cwd`);
			if (cwd === folder || cwd.startsWith(folder + sep)) process.kill(pid, 'SIGKILL');
		} catch {
			// Ended meanwhile, or not ours to look at.
		}
	}
}

/** The last lines of a log file, '' when there is none. */
export function lastLines(logFile: string, count = 20): string {
	try {
		return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
	} catch {
		return '';
	}
}
