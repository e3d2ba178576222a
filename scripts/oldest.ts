/** `npm run test:oldest`: the workflow tests in the oldest n8n that the README promises. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { interruption } from './n8n/interruption';
import { ensureInstalled, type Pinned } from './n8n/install';
import { LATER } from './oldest/later';

/** n8n-core and the nodes of one release of n8n; their versions differ by one or two. */
const OLDEST: Pinned = {
	folder: join(__dirname, 'oldest'),
	name: 'n8n-core',
	program: 'node_modules/n8n-core/package.json',
	size: '0.6 GB',
};

const HELP = `npm run test:oldest [-- path ...]

Installs the packages that scripts/oldest pins, once, into $XDG_CACHE_HOME or ~/.cache, puts the built package beside them, and runs
the tests of test/workflows in n8n's engine of that time.

  path      runs only tests of these files or folders, or any option of jest
  --help    this text`;

/**
 * Milliseconds for one test. Its time limit for a request is the socket's own, half a minute or more, which no test can
 * hurry; today's uses a timer.
 */
const PATIENCE = 180_000;

/** All sentences but those on what n8n did later. */
const MEANT = `^(?!.*(?:${LATER.flatMap(({ sentences }) => sentences.map(unanchored)).join('|')}))`;

/** A pattern inside the one look ahead: what began with ^ begins there. */
function unanchored(sentence: string): string {
	return sentence.replace(/^\^/, '(?<=^)');
}

async function main(signal: AbortSignal): Promise<number> {
	const given = process.argv.slice(2);
	if (given.includes('--help') || given.includes('-h')) {
		console.log(HELP);
		return 0;
	}
	const { folder, version } = await ensureInstalled(signal, OLDEST);
	console.log(`The workflow tests in n8n-core ${version}. Left out:`);
	for (const { why } of LATER) console.log(`- ${why}`);
	const installed = join(folder, 'node_modules', 'n8n-nodes-zoho-support');
	rmSync(installed, { recursive: true, force: true });
	for (const part of ['package.json', 'dist']) cpSync(part, join(installed, part), { recursive: true });
	const tests = [
		'--testNamePattern',
		MEANT,
		'--testTimeout',
		String(PATIENCE),
		...(given.length > 0 ? given : ['test/workflows']),
	];
	const jest = spawn(process.execPath, [resolve('node_modules/jest/bin/jest.js'), ...tests], {
		stdio: 'inherit',
		signal,
		env: {
			...process.env,
			ENGINE_PACKAGES: folder,
			NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
		},
	});
	const [code] = (await once(jest, 'exit')) as [number | null];
	return code ?? 1;
}

const signal = interruption();
void main(signal).then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(signal.aborted ? String(signal.reason) : error);
		process.exit(signal.aborted ? 130 : 1);
	},
);
