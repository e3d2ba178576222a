import { allMeasured, measure } from './mutation/measure';
import { PARTS } from './mutation/parts';
import { score, writePaper } from './mutation/paper';

/** Hundredths of the breaks that the tests must notice. */
const LEAST = 85;

const ONLY_MISSED = '--missed';

const HELP = `npm run test:mutation [-- names]: breaks the trigger and the codec in some thousand ways, one at a time, and counts the breaks that
no test notices. Takes an hour or two; with names of files (advance, reading) only those, and the others as they were measured last; with --missed only
the lines, as they stand, where a break was missed the last time.
Writes docs/mutation.md. Fails below ${LEAST} %.`;

async function main(args: readonly string[]): Promise<void> {
	const names = args.filter((one) => one !== ONLY_MISSED);
	const unknown = names.filter((name) => !PARTS.some(({ files }) => files.includes(name)));
	if (unknown.length > 0) throw new Error(`No such file: ${unknown.join(', ')}\n\n${HELP}`);
	for (const part of PARTS) {
		const files = part.files.filter((file) => names.length === 0 || names.includes(file));
		if (files.length > 0) await measure(part, files, args.includes(ONLY_MISSED));
	}
	const measured = allMeasured();
	writePaper(measured);
	const { noticed, all, percent } = score(measured);
	process.stdout.write(
		`mutation: ${noticed} of ${all} breaks in ${measured.length} files noticed, ${percent.toFixed(1)} %\n`,
	);
	if (percent < LEAST) process.exitCode = 1;
}

if (process.argv.includes('--help')) process.stdout.write(`${HELP}\n`);
else void main(process.argv.slice(2));
