import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Break, isMissed, type Measured } from './measure';
import { PARTS } from './parts';
import { REASONS } from './reasons';

const PAPER = 'docs/mutation.md';

interface Score {
	readonly noticed: number;
	readonly all: number;
	readonly percent: number;
}

const isNoticed = ({ fate }: Break) => fate === 'Killed' || fate === 'Timeout';

/** How many breaks the tests noticed; those that were no valid program don't count. */
export function score(measured: readonly Measured[]): Score {
	const breaks = measured.flatMap((one) => one.breaks);
	const [noticed, missed] = [breaks.filter(isNoticed).length, breaks.filter(isMissed).length];
	const all = noticed + missed;
	return { noticed, all, percent: all === 0 ? 100 : (100 * noticed) / all };
}

/** Writes what was measured, with the survivors and why they are left. */
export function writePaper(measured: readonly Measured[]): void {
	const files = PARTS.flatMap(({ files: names }) => names);
	const missing = files.filter((name) => !measured.some((one) => nameOf(one) === name));
	const { noticed, all, percent } = score(measured);
	const lines = [
		'# Mutation testing',
		'',
		'`npm run test:mutation` breaks the trigger and the codec of the wire in every way that [Stryker](https://stryker-mutator.io) knows, one at a time: a `<` for a `<=`, a condition that always holds, an empty text. It runs the unit tests of `test/trigger` or `test/helpdesk` against each break. A break that no test notices is a hole in the tests, or changes nothing that anybody could see. Written by that command; the reasons stand in `scripts/mutation/reasons.ts`.',
		'',
		'Not in it: `poll.ts`, `settings.ts`, `properties.ts`, `sample.ts` and `memory.ts` of the trigger, which only talk to n8n. The tests in `test/workflows` run them in its engine, and a second of that engine for each of a thousand breaks is too dear. Random tests run a fifth of their cases here, with a fixed seed, and the model check none.',
		'',
		`**${noticed} of ${all} breaks noticed: ${percent.toFixed(1)} %.**${missing.length === 0 ? '' : ` Not measured: ${missing.join(', ')}.`}`,
		'',
		'| File | Breaks | Noticed | Of these by an endless loop | Score | Measured |',
		'|---|---|---|---|---|---|',
		...measured.map(rowOf),
		'',
		'## What no test notices',
		'',
		...measured.flatMap(survivorsOf),
	];
	writeFileSync(PAPER, `${lines.join('\n').trimEnd()}\n`);
}

function nameOf({ file }: Measured): string {
	return path.basename(file, '.ts');
}

function rowOf(one: Measured): string {
	const { noticed, all, percent } = score([one]);
	const loops = one.breaks.filter(({ fate }) => fate === 'Timeout').length;
	return `| ${nameOf(one)} | ${all} | ${noticed} | ${loops} | ${percent.toFixed(1)} % | ${one.at.slice(0, 10)} |`;
}

function survivorsOf(one: Measured): string[] {
	const missed = one.breaks.filter(isMissed);
	if (missed.length === 0) return [];
	return [
		`### ${nameOf(one)}`,
		'',
		'| Line | Replaced | By | Why it is left |',
		'|---|---|---|---|',
		...missed.map((each) => survivor(nameOf(one), each)),
		'',
	];
}

function survivor(file: string, { line, original, replacement, text }: Break): string {
	const reason = REASONS.find(
		(each) =>
			each.file === file &&
			text.includes(each.line) &&
			(each.of === undefined || each.of === original) &&
			(each.by === undefined || each.by === replacement),
	);
	return `| ${line} | ${code(original)} | ${code(replacement)} | ${reason?.why ?? 'not looked at yet'} |`;
}

/** Source in a cell of a table: one line of bounded length. */
function code(source: string): string {
	const short = source.length > 60 ? `${source.slice(0, 57)}…` : source;
	return short === '' ? 'nothing' : `\`\` ${short.replaceAll('|', '\\|')} \`\``;
}
