import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { interruption } from './n8n/interruption';

/** What n8n's community scan gives for a folder. */
interface Analysis {
	readonly passed: boolean;
	readonly message?: string;
	readonly details?: string;
}

type Analyze = (folder: string, patterns?: string[]) => Promise<Analysis>;

/** n8n publishes the scan without types. */
const SCANNER: string = '@n8n/scan-community-package/scanner/scanner.mjs';

const MOST_BYTES = 500_000;

/** The exit code of a scan that was told to stop. */
const STOPPED = 130;

/** What a published package of this kind may hold. */
const ALLOWED =
	/^(package\.json|README\.md|LICENSE|dist\/LICENSES\.txt|dist\/(credentials|nodes|icons)\/.+\.(js|json|svg))$/;

const HELP = `npm run scan: packs the package and runs n8n's community scan on what is in the tarball, and on the sources as the
scan of a published package does. Fails on any finding, on more than ${MOST_BYTES / 1000} kB, and on a file that has no place in it.`;

const run = promisify(execFile);

async function packInto(folder: string, signal: AbortSignal): Promise<{ tarball: string; unpacked: string }> {
	const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { signal });
	const listed: unknown = JSON.parse(stdout);
	const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error(`npm pack made no tarball (${JSON.stringify(listed).slice(0, 200)})`);
	await run('tar', ['-xzf', path.join(folder, tarball), '-C', folder], { signal });
	return { tarball: path.join(folder, tarball), unpacked: path.join(folder, 'package') };
}

function filesOf(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

/** The sources as the scan sees a repository: the package file, nodes and credentials. */
function sourcesInto(folder: string): string {
	const sources = path.join(folder, 'sources');
	mkdirSync(sources);
	for (const name of ['package.json', 'nodes', 'credentials', 'icons'])
		cpSync(name, path.join(sources, name), { recursive: true });
	return sources;
}

function report(what: string, good: boolean, more = ''): number {
	process.stdout.write(`${good ? 'passed' : 'FAILED'}  ${what}${more === '' ? '' : `\n${more}`}\n`);
	return good ? 0 : 1;
}

async function scan(folder: string, signal: AbortSignal): Promise<number> {
	const { analyzePackage, SOURCE_FILE_PATTERNS } = (await import(SCANNER)) as {
		analyzePackage: Analyze;
		SOURCE_FILE_PATTERNS: string[];
	};
	const { tarball, unpacked } = await packInto(folder, signal);
	const files = filesOf(unpacked);
	const size = statSync(tarball).size;
	const unpackedSize = files.reduce((sum, file) => sum + statSync(path.join(unpacked, file)).size, 0);
	const foreign = files.filter((file) => !ALLOWED.test(file));
	let failed = report(
		`the tarball is under ${MOST_BYTES / 1000} kB (${Math.round(size / 1000)} kB packed, ${Math.round(unpackedSize / 1000)} kB unpacked)`,
		size < MOST_BYTES,
	);
	failed += report(`nothing foreign is inside (${files.length} files)`, foreign.length === 0, foreign.join('\n'));
	const packed = await analyzePackage(unpacked);
	failed += report(
		"n8n's community scan finds nothing in the tarball",
		packed.passed,
		packed.details ?? packed.message,
	);
	const sources = await analyzePackage(sourcesInto(folder), SOURCE_FILE_PATTERNS);
	failed += report(
		"n8n's community scan finds nothing in the sources",
		sources.passed,
		sources.details ?? sources.message,
	);
	process.stdout.write(`${4 - failed} passed, ${failed} failed\n`);
	return failed === 0 ? 0 : 1;
}

async function main(): Promise<void> {
	if (process.argv.includes('--help')) return void process.stdout.write(`${HELP}\n`);
	const folder = mkdtempSync(path.join(tmpdir(), 'zoho-support-scan-'));
	const signal = interruption();
	const stopped = new Promise<number>((resolve) => {
		signal.addEventListener('abort', () => resolve(STOPPED), { once: true });
	});
	try {
		process.exitCode = await Promise.race([scan(folder, signal), stopped]);
	} catch (error) {
		// What was cut short by Ctrl-C ends with an error of its own, of no interest.
		if (!signal.aborted) throw error;
		process.exitCode = STOPPED;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	// A scan that is still under way would go on without its folder.
	if (signal.aborted) process.exit(STOPPED);
}

void main();
