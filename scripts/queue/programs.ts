/** The programs beside n8n that queue mode takes: where Debian has them, and how they are installed. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);

/** Each program, with the package of Debian that has it. */
const PACKAGES = { 'redis-server': 'redis-server', initdb: 'postgresql', postgres: 'postgresql' } as const;
type Program = keyof typeof PACKAGES;
export type Programs = Readonly<Record<Program, string>>;

/** Debian keeps the programs of each version of Postgres here, and not in the PATH. */
const POSTGRES = '/usr/lib/postgresql';

/**
 * The path of each program. What is missing is installed when we are root and have apt.
 * @throws a sentence that says what to install
 */
export async function ensurePrograms(signal?: AbortSignal): Promise<Programs> {
	const missing = missingPackages();
	if (missing.length > 0 && isRoot() && found('apt-get') !== undefined) await install(missing, signal);
	const still = missingPackages();
	if (still.length > 0)
		throw new Error(`Queue mode takes ${still.join(' and ')}. Install: apt-get install ${still.join(' ')}`);
	const paths = Object.keys(PACKAGES).map((program) => [program, found(program)]);
	return Object.fromEntries(paths) as Programs;
}

/** Postgres refuses to run as root. */
export function isRoot(): boolean {
	return process.getuid?.() === 0;
}

function missingPackages(): string[] {
	const missing = Object.entries(PACKAGES).filter(([program]) => found(program) === undefined);
	return [...new Set(missing.map(([, name]) => name))];
}

async function install(packages: readonly string[], signal?: AbortSignal): Promise<void> {
	console.error(`Installing ${packages.join(' and ')} with apt.`);
	const options = { signal, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	await run('apt-get', ['update', '-qq'], options);
	await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

/** Where a program is, in the PATH or among those of the newest Postgres. */
function found(program: string): string | undefined {
	const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [
		...(process.env.PATH ?? '').split(delimiter),
		...versions.map((each) => join(POSTGRES, each, 'bin')),
	];
	return folders.map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
