/** Where the pinned n8n lives: a folder outside the checkout, named after the lockfile it was made from. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The two files that pin n8n and everything below it. */
const PIN_FILES = ['package.json', 'package-lock.json'] as const;

export interface Pin {
	/** The exact version of n8n, such as `2.41.1`. */
	version: string;
	/** Folder that holds the pin's package.json and package-lock.json. */
	folder: string;
	/** Paths inside the installation (`node_modules/…`) of every package that the lockfile lists as required. */
	packagePaths: string[];
	/** First 12 hex digits of the SHA-256 of the lockfile. */
	hash: string;
}

interface LockedPackage {
	version?: string;
	optional?: boolean;
}

/**
 * Reads the pin.
 * @param folder holds package.json and package-lock.json (default: this folder)
 * @throws when the lockfile names no n8n
 */
export function readPin(folder: string = __dirname): Pin {
	const text = readFileSync(join(folder, 'package-lock.json'), 'utf8');
	const packages = (JSON.parse(text) as { packages: Record<string, LockedPackage> }).packages;
	const version = packages['node_modules/n8n']?.version;
	if (version === undefined) throw new Error(`${folder}/package-lock.json does not name n8n.`);
	const packagePaths = Object.entries(packages)
		.filter(([path, locked]) => path !== '' && locked.optional !== true)
		.map(([path]) => path);
	const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
	return { version, folder, packagePaths, hash };
}

/** The pin's files, to be copied into an installation. */
export function pinFiles(pin: Pin): Array<{ name: string; source: string }> {
	return PIN_FILES.map((name) => ({ name, source: join(pin.folder, name) }));
}

/**
 * The folder of the installation that a pin asks for. A new lockfile means a new folder, so an old installation is
 * never changed under somebody who is using it.
 * @param environment `XDG_CACHE_HOME` is taken when absolute, as the XDG specification asks
 */
export function installationFolder(pin: Pin, environment: NodeJS.ProcessEnv = process.env): string {
	const asked = environment.XDG_CACHE_HOME ?? '';
	const cache = isAbsolute(asked) ? asked : join(homedir(), '.cache');
	return join(cache, 'n8n-nodes-zoho-support', `n8n-${pin.version}-${pin.hash}`);
}
