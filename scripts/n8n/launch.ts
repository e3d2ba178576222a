/** Starts the installed n8n and ends it without a trace. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'undici';
import { crashGroup, endGroup, killGroup, lastLines, startGroup } from './child';
import { n8nEnvironment } from './environment';
import { freePort, isFree, LOOPBACK } from './free-port';
import type { Installation } from './install';
import { makeUserFolder, type UserFolder } from './user-folder';

/** n8n's usual port. */
export const USUAL_PORT = 5678;
/** Milliseconds: between two looks at a starting n8n, for the start at most, for an orderly end at most. */
const LOOK_EVERY = 100;
const START_WITHIN = 120_000;
const END_WITHIN = 10_000;

export interface RunningN8n {
	/** Address of the editor, without a slash at the end. */
	url: string;
	userFolder: UserFolder;
	/** Ends n8n and removes the user folder that was made for it, unless it is to be kept. Safe to call more than once. */
	stop(): Promise<void>;
}

/** An n8n from its very first moment. */
export interface StartedN8n extends RunningN8n {
	/** Settles when n8n answers; rejects when it ends by itself, is ended, or does not answer within two minutes. */
	ready: Promise<void>;
	/** Ends n8n as a power cut would: no signal that it could act on. Otherwise as `stop`. */
	crash(): Promise<void>;
}

export interface LaunchOptions {
	/** Folder of the built package: package.json and dist/. */
	packageFolder: string;
	/** The port to use and no other; without it the usual one, or a free one when that is taken. */
	port?: number;
	/** Leave the user folder when n8n ends. */
	keep?: boolean;
	/** The folder of an n8n that ended, to go on in; it is its maker's to remove. Default: a new one. */
	userFolder?: UserFolder;
	/** Settings of n8n, on top of ours. */
	settings?: Record<string, string>;
	signal?: AbortSignal;
}

/** n8n gave up while it started. */
export class EndedByItself extends Error {}

/** What n8n writes when somebody took a port between our look at it and n8n's. */
const PORT_TAKEN = /port \d+ is already in use/;
const ATTEMPTS = 3;

/**
 * Starts n8n and waits until it answers. Where no port was asked for, one that is taken in the last moment is replaced.
 * @throws when the port asked for is taken, when n8n ends by itself or does not answer within two minutes
 */
export async function launchN8n(installation: Installation, options: LaunchOptions): Promise<RunningN8n> {
	for (let attempt = 1; ; attempt += 1) {
		const editor = attempt === 1 ? await editorPort(options.port) : await freePort();
		try {
			return await launchOn(editor, installation, options);
		} catch (error) {
			const again = error instanceof Error && PORT_TAKEN.test(error.message) && attempt < ATTEMPTS;
			if (!again || options.port !== undefined) throw error;
		}
	}
}

async function launchOn(editor: number, installation: Installation, options: LaunchOptions): Promise<RunningN8n> {
	const n8n = await startN8n(editor, installation, options);
	try {
		await n8n.ready;
	} catch (error) {
		await n8n.stop();
		throw error;
	}
	return n8n;
}

/** Starts n8n and does not wait for it. */
export async function startN8n(
	editor: number,
	installation: Installation,
	options: LaunchOptions,
): Promise<StartedN8n> {
	const userFolder = options.userFolder ?? makeUserFolder(options.packageFolder);
	const environment = n8nEnvironment(userFolder, { editor, taskBroker: await freePort() });
	const logFrom = statSync(userFolder.logFile, { throwIfNoEntry: false })?.size ?? 0;
	const child = startGroup(process.execPath, [installation.program, 'start'], userFolder.logFile, {
		cwd: userFolder.path,
		env: { ...environment, ...options.settings },
	});
	const url = `http://${LOOPBACK}:${editor}`;
	const remains = options.keep === true || options.userFolder !== undefined;
	const ready = answers(url, child, { file: userFolder.logFile, from: logFrom }, options.signal);
	// Whoever ends n8n before it is ready does not wait for it.
	ready.catch(() => undefined);
	return { url, userFolder, ready, ...ending(child, userFolder, remains) };
}

async function editorPort(asked: number | undefined): Promise<number> {
	if (asked === undefined) return await freePort(USUAL_PORT);
	if (await isFree(asked)) return asked;
	throw new Error(`Port ${asked} is taken. Choose another with --port, or leave --port out for a free one.`);
}

/** The functions that end n8n; also armed for the case that our own process exits without waiting. */
function ending(child: ChildProcess, userFolder: UserFolder, remains: boolean): Pick<StartedN8n, 'stop' | 'crash'> {
	const remove = () => {
		if (!remains) userFolder.remove();
	};
	const atExit = () => {
		killGroup(child);
		remove();
	};
	process.once('exit', atExit);
	let ended: Promise<void> | undefined;
	const after = async (end: Promise<void>) => {
		await end;
		process.off('exit', atExit);
		remove();
	};
	return {
		stop: async () => await (ended ??= after(endGroup(child, END_WITHIN))),
		crash: async () => await (ended ??= after(crashGroup(child))),
	};
}

/**
 * Waits until n8n's REST interface is there: the port opens seconds earlier, while the database is made. That it is this
 * n8n which listens there, and not one that was quicker to take the port, only its own log tells.
 */
async function answers(url: string, child: ChildProcess, log: OwnLog, signal: AbortSignal | undefined): Promise<void> {
	const deadline = Date.now() + START_WITHIN;
	while (!(listens(log) && (await isReady(url)))) {
		signal?.throwIfAborted();
		const ended = child.exitCode !== null || child.signalCode !== null;
		if (ended) throw new EndedByItself(`n8n ended by itself. Its last lines:\n${lastLines(log.file)}`);
		if (Date.now() > deadline) throw new Error(`n8n does not answer. Its last lines:\n${lastLines(log.file)}`);
		await wait(LOOK_EVERY);
	}
}

/** What n8n writes when it has started. It answers a little earlier, and may still find that it can't go on. */
const STARTED = 'Editor is now accessible via';

/** What one start wrote into the log of its folder: that from a byte on. */
interface OwnLog {
	file: string;
	from: number;
}

function listens({ file, from }: OwnLog): boolean {
	return readFileSync(file, 'latin1').includes(STARTED, from);
}

async function isReady(url: string): Promise<boolean> {
	try {
		const { statusCode, headers, body } = await request(`${url}/rest/settings`);
		await body.dump();
		return statusCode === 200 && String(headers['content-type']).includes('json');
	} catch {
		return false;
	}
}
