/** Installs the pinned n8n once, in a way that an interruption at any point leaves nothing half done behind. */
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { installationFolder, pinFiles, type Pin } from './cache';
import { killProcessesIn, runToEnd } from './child';
import { takeInstallLock } from './install-lock';
import { nodeHeaders } from './node-headers';
import { showProgress } from './progress';

/** Written as the last act of an installation: a folder without it is not one. */
const MARKER = '.installed.json';
const SQLITE_BINDING = 'node_modules/sqlite3/build/Release/node_sqlite3.node';

export interface Installation {
	folder: string;
	/** The file that Node runs to start n8n. */
	program: string;
	version: string;
}

export interface InstallOptions {
	signal?: AbortSignal;
	/** Says a line to the person who waits. */
	say?: (line: string) => void;
	environment?: NodeJS.ProcessEnv;
}

/**
 * The installation of a pin: the one in the cache, or a new one (about 2.9 GB and 4 to 8 minutes).
 *
 * A new one is made in a sibling folder and renamed when complete, so the cache never shows half an installation.
 * `npm ci --ignore-scripts` because one optional binding of n8n's dependencies (Kafka) does not build everywhere and no
 * one needs it; then the one native part that n8n cannot start without, sqlite3.
 * @throws when npm fails (with its last lines), or the signal's reason when aborted
 */
export async function ensureInstalled(pin: Pin, options: InstallOptions = {}): Promise<Installation> {
	const folder = installationFolder(pin, options.environment);
	if (isComplete(folder, pin)) return installation(folder, pin);
	mkdirSync(dirname(folder), { recursive: true });
	const lock = await takeInstallLock(`${folder}.lock`, {
		signal: options.signal,
		onWait: (pid) => options.say?.(`Another process (${pid}) is installing n8n; waiting for it.`),
	});
	try {
		if (!isComplete(folder, pin)) await install(folder, pin, options);
		return installation(folder, pin);
	} finally {
		lock.release();
	}
}

function isComplete(folder: string, pin: Pin): boolean {
	try {
		const marker = JSON.parse(readFileSync(join(folder, MARKER), 'utf8')) as { n8n?: string };
		return marker.n8n === pin.version && existsSync(join(folder, 'node_modules/n8n/bin/n8n'));
	} catch {
		return false;
	}
}

function installation(folder: string, pin: Pin): Installation {
	return { folder, program: join(folder, 'node_modules/n8n/bin/n8n'), version: pin.version };
}

async function install(folder: string, pin: Pin, options: InstallOptions): Promise<void> {
	removeLeftovers(folder);
	options.say?.(`Installing n8n ${pin.version}, once: about 3 GB into ${folder}, several minutes.`);
	const partial = `${folder}.partial-${process.pid}`;
	mkdirSync(partial);
	try {
		for (const { name, source } of pinFiles(pin)) copyFileSync(source, join(partial, name));
		await fetchPackages(partial, pin, options);
		await buildSqlite(partial, options);
		writeFileSync(join(partial, MARKER), JSON.stringify({ n8n: pin.version, at: new Date().toISOString() }));
		rmSync(folder, { recursive: true, force: true });
		renameSync(partial, folder);
	} finally {
		rmSync(partial, { recursive: true, force: true, maxRetries: 3 });
	}
}

/** Removes what installers that were killed left behind; only the holder of the lock may. */
function removeLeftovers(folder: string): void {
	for (const name of readdirSync(dirname(folder))) {
		if (!name.startsWith(`${basename(folder)}.partial-`)) continue;
		const leftover = join(dirname(folder), name);
		killProcessesIn(leftover);
		rmSync(leftover, { recursive: true, force: true, maxRetries: 3 });
	}
}

async function fetchPackages(partial: string, pin: Pin, options: InstallOptions): Promise<void> {
	const missing = new Set(pin.packagePaths);
	const progress = showProgress('Fetching packages', () => {
		for (const path of missing) if (existsSync(join(partial, path, 'package.json'))) missing.delete(path);
		return `${pin.packagePaths.length - missing.size} of ${pin.packagePaths.length}`;
	});
	try {
		await npm(partial, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
		progress.done();
	} finally {
		progress.stop();
	}
}

/** Builds (or downloads, where its makers offer a binary) the database binding, and loads it once to be sure. */
async function buildSqlite(partial: string, options: InstallOptions): Promise<void> {
	const progress = showProgress('Building the database binding (sqlite3)', () => '');
	try {
		await npm(partial, ['rebuild', 'sqlite3', '--foreground-scripts'], options);
		const load = ['-e', `require(${JSON.stringify(join(partial, SQLITE_BINDING))})`];
		await runToEnd(process.execPath, load, join(partial, 'sqlite3.log'), { cwd: partial, signal: options.signal });
		progress.done();
	} finally {
		progress.stop();
	}
}

/** Runs npm inside the partial installation, on the Node that runs us, whatever the machine's own is. */
async function npm(partial: string, args: string[], options: InstallOptions): Promise<void> {
	const { npm_execpath: npmProgram, ...inherited } = options.environment ?? process.env;
	const environment: NodeJS.ProcessEnv = { PATH: process.env.PATH, ...withoutOuterNpm(inherited) };
	const headers = nodeHeaders(environment);
	if (headers !== undefined) environment.npm_config_nodedir = headers;
	environment.PATH = [dirname(process.execPath), environment.PATH].join(delimiter);
	const [command, first] = npmProgram?.endsWith('.js') ? [process.execPath, [npmProgram]] : ['npm', []];
	const log = join(partial, `npm-${args[0]}.log`);
	await runToEnd(command, [...first, ...args], log, { cwd: partial, env: environment, signal: options.signal });
}

/** The environment without what an outer `npm run` put there: its settings would make npm work on the checkout. */
function withoutOuterNpm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const outer = /^npm_(package_|lifecycle_|command$|config_(local_prefix|prefix|global_prefix|noproxy)$)|^INIT_CWD$/;
	return Object.fromEntries(Object.entries(environment).filter(([name]) => !outer.test(name)));
}
