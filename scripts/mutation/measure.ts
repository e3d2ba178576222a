import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PARTS, type Part } from './parts';

/** One deliberate break of the sources. */
export interface Break {
	readonly mutator: string;
	readonly replacement: string;
	/** Counted from 1. */
	readonly line: number;
	/** The line, and what of it was replaced. */
	readonly text: string;
	readonly original: string;
	readonly fate: string;
}

/** What was measured of one file, and when. */
export interface Measured {
	readonly file: string;
	readonly at: string;
	readonly breaks: readonly Break[];
}

const FOLDER = '.reports/mutation';

/** Fewer random cases than in `npm test`, and always the same: a break is to be noticed each time or never. */
const RANDOM_TESTS = { FC_SEED: '20260309', FC_TIMES: '0.2' };

/** A busy machine is not to pass for an endless loop, which counts as noticed. */
const PATIENCE = { timeoutMS: 20_000, timeoutFactor: 3 };

/**
 * Breaks these files of a part in every way that Stryker knows, one at a time, and writes down which breaks its tests noticed.
 * @param onlyMissed true to break only the lines again where the tests missed one the last time
 */
export async function measure({ folder, tests }: Part, files: readonly string[], onlyMissed: boolean): Promise<void> {
	const mutate = files.flatMap((file) =>
		onlyMissed ? missedLines(file).map((line) => `${folder}/${file}.ts:${line}-${line}`) : `${folder}/${file}.ts`,
	);
	if (mutate.length === 0) return;
	Object.assign(process.env, RANDOM_TESTS);
	// An ES module, which only an import at run time finds.
	const { Stryker } = await import('@stryker-mutator/core');
	const stryker = new Stryker({
		mutate,
		testRunner: 'jest',
		testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
		jest: { configFile: 'jest.config.mjs', config: { testMatch: [tests] } },
		coverageAnalysis: 'perTest',
		concurrency: 2,
		// Modules that a break changed are never freed.
		maxTestRunnerReuse: 40,
		...PATIENCE,
		ignorePatterns: ['dist', 'docs', 'examples', 'bench', 'scripts', 'simulator', '.ci', '.reports'],
		tempDirName: '.stryker-tmp',
		cleanTempDir: 'always',
		reporters: ['progress-append-only'],
		thresholds: { high: 95, low: 85, break: null },
		allowConsoleColors: false,
	});
	const results = await stryker.runMutationTest();
	mkdirSync(FOLDER, { recursive: true });
	for (const file of files) {
		const name = `${folder}/${file}.ts`;
		const lines = readFileSync(name, 'utf8').split('\n');
		const breaks = results
			.filter(({ fileName }) => path.relative('.', fileName) === name)
			.map(({ mutatorName, replacement, status, location: { start, end } }): Break => {
				const text = lines[start.line - 1];
				const original =
					start.line === end.line ? text.slice(start.column - 1, end.column - 1) : `${text.slice(start.column - 1)}…`;
				return {
					mutator: mutatorName,
					replacement: replacement.replace(/\s+/g, ' '),
					line: start.line,
					text: text.trim(),
					original,
					fate: status,
				};
			});
		// Of a line that was changed since, nothing is known.
		const kept = onlyMissed
			? (last(file)?.breaks ?? []).filter(
					(old) => lines[old.line - 1]?.trim() === old.text && !breaks.some((now) => isSame(now, old)),
				)
			: [];
		const measured: Measured = {
			file: name,
			at: new Date().toISOString(),
			breaks: [...kept, ...breaks].sort((a, b) => a.line - b.line),
		};
		writeFileSync(`${FOLDER}/${file}.json`, JSON.stringify(measured, undefined, '\t'));
	}
}

function isSame(one: Break, other: Break): boolean {
	return (
		one.line === other.line &&
		one.mutator === other.mutator &&
		one.replacement === other.replacement &&
		one.original === other.original
	);
}

function missedLines(file: string): number[] {
	return [...new Set((last(file)?.breaks ?? []).filter(isMissed).map(({ line }) => line))];
}

/** True where no test noticed it. */
export function isMissed({ fate }: Break): boolean {
	return fate === 'Survived' || fate === 'NoCoverage';
}

/** What was measured of a file the last time. */
function last(file: string): Measured | undefined {
	const report = `${FOLDER}/${file}.json`;
	if (!existsSync(report)) return undefined;
	const measured: Measured = JSON.parse(readFileSync(report, 'utf8'));
	return measured;
}

/** All that is measured, in the order of the parts. */
export function allMeasured(): readonly Measured[] {
	return PARTS.flatMap(({ files }) => files.flatMap((file) => last(file) ?? []));
}
