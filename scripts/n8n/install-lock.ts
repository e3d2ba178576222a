/** One installer at a time: a lock file whose holder keeps touching it, so that a dead holder is noticed. */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** How often the holder touches its lock, and after how long without a touch it counts as dead; milliseconds. */
const TOUCH_EVERY = 5_000;
const STALE_AFTER = 60_000;
const LOOK_EVERY = 500;

interface Holder {
	pid: number;
	host: string;
}

export interface InstallLock {
	release(): void;
}

export interface LockOptions {
	/** Called once when another installer holds the lock, with its process id. */
	onWait?: (pid: number) => void;
	signal?: AbortSignal;
}

/**
 * Takes the lock, waiting for another installer that is alive to finish. A lock left by a dead process (same machine:
 * no such process; any machine: untouched for a minute) is removed. Two waiters that remove the same stale lock at the
 * same instant may both go on; that costs time, not correctness: each installs into a folder of its own.
 * @throws the signal's reason when aborted while waiting
 */
export async function takeInstallLock(path: string, options: LockOptions = {}): Promise<InstallLock> {
	let announced = false;
	while (!create(path)) {
		options.signal?.throwIfAborted();
		const holder = readHolder(path);
		if (isStale(path, holder)) {
			rmSync(path, { force: true });
			continue;
		}
		if (!announced && holder !== undefined) options.onWait?.(holder.pid);
		announced ||= holder !== undefined;
		await wait(LOOK_EVERY, undefined, { signal: options.signal });
	}
	return hold(path);
}

/** Whether the lock file could be made, which only one process can. */
function create(path: string): boolean {
	const holder: Holder = { pid: process.pid, host: hostname() };
	try {
		writeFileSync(path, JSON.stringify(holder), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

function hold(path: string): InstallLock {
	const touch = setInterval(() => {
		const now = new Date();
		try {
			utimesSync(path, now, now);
		} catch {
			// Removed by somebody who took us for dead: harmless, see takeInstallLock.
		}
	}, TOUCH_EVERY);
	touch.unref();
	const release = () => {
		clearInterval(touch);
		if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true });
	};
	return { release };
}

/** Who holds the lock; undefined when it is gone or not written yet. */
function readHolder(path: string): Holder | undefined {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as Holder;
	} catch {
		return undefined;
	}
}

function isStale(path: string, holder: Holder | undefined): boolean {
	const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
	if (touched === undefined) return false;
	if (Date.now() - touched > STALE_AFTER) return true;
	return holder !== undefined && holder.host === hostname() && !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
