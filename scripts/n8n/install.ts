/** Installs a pinned n8n once, into a cache folder outside the checkout. An interruption leaves nothing half done. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import envPaths from 'env-paths';
import { oraPromise } from 'ora';
import lockfile from 'proper-lockfile';
import { orAborted } from '../command';
import { endGroup, lastLines, startGroup } from './process-group';

export interface Installation {
	/** Holds package.json and node_modules. */
	folder: string;
	/** The file that Node runs to start n8n. */
	program: string;
	version: string;
}

/** Packages of n8n that a package.json and a package-lock.json pin. */
export interface Pinned {
	/** Holds the two files. */
	folder: string;
	/** The package whose version is said. */
	name: string;
	/** A file of it that is there once it is installed. */
	program: string;
	/** What has to be built on this machine, if anything. */
	binding?: string;
	/** In words. */
	size: string;
}

/** The whole n8n that is run. */
const N8N: Pinned = {
	folder: __dirname,
	name: 'n8n',
	program: 'node_modules/n8n/bin/n8n',
	binding: 'sqlite3',
	size: 'about 3 GB',
};

/** Milliseconds: between two looks at the lock, and until a lock that its holder no longer touches counts as left behind. */
const LOOK_EVERY = 500;
const STALE_AFTER = 30_000;
/** Milliseconds that npm has for an orderly end. */
const GRACE = 2_000;
/** What the installation wrote, inside its folder. */
const LOG = 'install.log';

/**
 * What is pinned: the one in the cache, or a new one (n8n: about 2.9 GB and 4 to 8 minutes). A new lockfile means a new
 * folder, so nobody loses an n8n that is in use.
 * @throws when npm fails (with its last lines), or the signal's reason when aborted
 */
export async function ensureInstalled(signal?: AbortSignal, pinned = N8N): Promise<Installation> {
	const lock = readFileSync(join(pinned.folder, 'package-lock.json'), 'utf8');
	const { packages } = JSON.parse(lock) as { packages: Record<string, { version: string } | undefined> };
	const version = packages[`node_modules/${pinned.name}`]?.version ?? '';
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
	const folder = join(envPaths('n8n-nodes-zoho-support', { suffix: '' }).cache, `${pinned.name}-${version}-${hash}`);
	const program = join(folder, pinned.program);
	if (!existsSync(program)) {
		mkdirSync(dirname(folder), { recursive: true });
		const release = await orAborted(takeLock(folder), signal);
		try {
			if (!existsSync(program)) await install(pinned, folder, Object.keys(packages).length, signal);
		} finally {
			// A lock that somebody took for left behind is no longer ours to release.
			await release().catch(() => undefined);
		}
	}
	return { folder, program, version };
}

/** Waits for another process that installs n8n. Two that install at once would lose time, but do no harm. */
async function takeLock(folder: string): Promise<() => Promise<void>> {
	const options = { realpath: false, stale: STALE_AFTER, onCompromised: () => undefined };
	if (await lockfile.check(folder, options)) console.error('Another process is installing n8n. Waiting for it.');
	return await lockfile.lock(folder, { ...options, retries: { forever: true, factor: 1, minTimeout: LOOK_EVERY } });
}

/**
 * Installs into a folder beside and renames it when complete. Without install scripts: one of them (Kafka) does not build
 * everywhere, and nobody needs it. Then builds the one native part that it cannot start without, such as sqlite3.
 */
async function install(pinned: Pinned, folder: string, count: number, signal?: AbortSignal): Promise<void> {
	const { size, binding } = pinned;
	for (const name of readdirSync(dirname(folder)))
		if (name.startsWith(`${basename(folder)}.partial-`)) remove(join(dirname(folder), name));
	console.error(`Installing ${basename(folder)}, once: ${size} into ${folder}. This takes several minutes.`);
	const partial = `${folder}.partial-${process.pid}`;
	mkdirSync(partial);
	try {
		for (const name of ['package.json', 'package-lock.json'])
			copyFileSync(join(pinned.folder, name), join(partial, name));
		await oraPromise(async (spinner) => {
			const npm = run(partial, 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'], signal);
			const show = () => (spinner.text = `Fetching packages: ${fetched(partial)} of about ${count}`);
			const timer = setInterval(show, 1_000);
			await npm.finally(() => clearInterval(timer));
		}, 'Fetching packages');
		if (binding !== undefined) await oraPromise(build(partial, binding, signal), `Building ${binding}`);
		remove(folder);
		renameSync(partial, folder);
	} finally {
		remove(partial);
	}
}

/** Builds a native part, and tries it. */
async function build(folder: string, binding: string, signal?: AbortSignal): Promise<void> {
	await run(folder, 'npm', ['rebuild', binding, '--foreground-scripts'], signal);
	await run(folder, process.execPath, ['-e', `require(${JSON.stringify(binding)})`], signal);
}

function remove(folder: string): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** How many packages npm has fetched. */
function fetched(folder: string): number {
	return readFileSync(join(folder, LOG), 'utf8').match(/http fetch GET 200 \S+\.tgz/g)?.length ?? 0;
}

/** Runs a program inside the folder, on the Node that runs us. An abort ends it and all that it started. */
async function run(folder: string, program: string, args: string[], signal?: AbortSignal): Promise<void> {
	const logFile = join(folder, LOG);
	const child = startGroup(program, args, logFile, { cwd: folder, env: npmEnvironment(), signal });
	try {
		const [code] = (await once(child, 'exit')) as unknown[];
		if (code !== 0) throw new Error(`\`${program} ${args.join(' ')}\` failed:\n${lastLines(logFile)}`);
	} finally {
		await endGroup(child, GRACE);
	}
}

/** Our environment without what an outer `npm run` put there: with its settings npm would work on the checkout. */
export function npmEnvironment(): NodeJS.ProcessEnv {
	const outer = /^npm_(package_|lifecycle_|command$|config_(local_prefix|prefix|global_prefix|noproxy)$)|^INIT_CWD$/;
	const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
	const path = [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);
	return { npm_config_nodedir: nodeHeaders(path), ...inherited, PATH: path };
}

/** Where this machine has C headers of Node, so that building sqlite3 need not download them. Any version will do. */
function nodeHeaders(path: string): string | undefined {
	const prefixes = [...path.split(delimiter).map((folder) => dirname(folder)), '/usr/local', '/usr'];
	return prefixes.find((prefix) => existsSync(join(prefix, 'include/node/common.gypi')));
}
