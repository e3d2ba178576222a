/** `npm run scan`: n8n's community scan of what would be published, and n8n's own lint of the sources. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { command, orAborted, runCommand } from './command';

/** n8n publishes the scan without types. */
const SCANNER: string = '@n8n/scan-community-package/scanner/scanner.mjs';

interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	analyzePackage(folder: string, patterns?: string[]): Promise<{ passed: boolean; message?: string; details?: string }>;
}

const MOST_BYTES = 500_000;

/** What a published package of this kind may hold. */
const ALLOWED =
	/^(package\.json|README\.md|LICENSE|dist\/LICENSES\.txt|dist\/(credentials|nodes|icons)\/.+\.(js|json|svg))$/;

const SCAN = command(
	'npm run scan',
	`Packs the package and runs n8n's community scan on what is in the tarball, and on the sources as the scan of a published
package does. Then runs \`n8n-node lint\` on the sources with n8n's own rules alone. Fails on any finding, on more than ${MOST_BYTES / 1_000} kB, and on a file that does not belong into the package.`,
);

/** What `npm pack --json` tells of the tarball. */
interface Packed {
	filename: string;
	size: number;
	unpackedSize: number;
	files: Array<{ path: string }>;
}

const run = promisify(execFile);

async function pack(folder: string, signal: AbortSignal): Promise<Packed> {
	const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { signal });
	const [packed] = Object.values(JSON.parse(stdout) as Record<string, Packed>);
	if (packed === undefined) throw new Error('npm pack made no tarball.');
	await run('tar', ['-xzf', join(folder, packed.filename), '-C', folder], { signal });
	return packed;
}

/** The lint settings that n8n gives a new package. In strict mode `n8n-node lint` accepts no others. */
const N8N_RULES = 'node_modules/@n8n/node-cli/dist/template/templates/shared/default/eslint.config.mjs';

/** What n8n's lint finds in a folder of sources; '' for nothing. Settings of ours would apply to our tests and scripts too. */
async function lintFindings(sources: string, signal: AbortSignal): Promise<string> {
	cpSync(N8N_RULES, join(sources, 'eslint.config.mjs'));
	cpSync('tsconfig.json', join(sources, 'tsconfig.json'));
	symlinkSync(resolve('node_modules'), join(sources, 'node_modules'));
	try {
		await run(resolve('node_modules/.bin/n8n-node'), ['lint'], { cwd: sources, signal });
		return '';
	} catch (error) {
		if (signal.aborted) throw error;
		const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
		return `${stdout}\n${stderr}`.trim() || String(error);
	}
}

async function scan(folder: string, signal: AbortSignal): Promise<number> {
	const scanner = (await import(SCANNER)) as Scanner;
	let failed = 0;
	const check = (what: string, passed: boolean, more = '') => {
		if (!passed) failed += 1;
		console.log(passed ? `passed  ${what}` : `FAILED  ${what}\n${more}`);
	};
	const { size, unpackedSize, files } = await pack(folder, signal);
	const kB = (bytes: number) => `${Math.round(bytes / 1_000)} kB`;
	const sizes = `${kB(size)} packed, ${kB(unpackedSize)} unpacked`;
	check(`the tarball is under ${kB(MOST_BYTES)} (${sizes})`, size < MOST_BYTES);
	const foreign = files.map(({ path }) => path).filter((path) => !ALLOWED.test(path));
	check(`all ${files.length} files belong into the package`, foreign.length === 0, foreign.join('\n'));
	const inTarball = await scanner.analyzePackage(join(folder, 'package'));
	check("n8n's community scan finds nothing in the tarball", inTarball.passed, inTarball.details ?? inTarball.message);
	const sources = join(folder, 'sources');
	for (const name of ['package.json', 'nodes', 'credentials', 'icons'])
		cpSync(name, join(sources, name), { recursive: true });
	const inSources = await scanner.analyzePackage(sources, scanner.SOURCE_FILE_PATTERNS);
	check("n8n's community scan finds nothing in the sources", inSources.passed, inSources.details ?? inSources.message);
	const findings = await lintFindings(sources, signal);
	check('n8n-node lint finds nothing in the sources', findings === '', findings);
	console.log(`${5 - failed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}

void runCommand(SCAN, async (_options, signal) => {
	const folder = mkdtempSync(join(tmpdir(), 'zoho-support-scan-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	return await orAborted(scan(folder, signal), signal);
});
