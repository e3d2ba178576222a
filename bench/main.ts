import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import type { Origin, Verdict } from './figures';
import { goalsOf } from './node/goals';
import { measure, QUICK, WHOLE } from './node/measure';
import { report } from './node/report';
import { stopped } from './processes';
import { measureTrigger, QUICK_TRIGGER, WHOLE_TRIGGER } from './trigger/measure';
import { pictureOf } from './trigger/picture';
import { PICTURE, sectionsIn } from './trigger/report';
import { verdictsOf } from './trigger/verdicts';

const HELP = `npm run bench [-- --only node|trigger] [--quick] [--out FOLDER]

Measures on simulators on this machine. The node: requests of each operation and the least possible, time and memory of reading
50,000 cases compared with n8n's HTTP Request node, decoding compared with bare parsers. The trigger: a week on Free, polled every
1, 5 and 15 minutes; 10,000 records between two polls; other ways of polling over the same 1,000 histories. Takes some minutes.
Other work on the machine changes the times.

  --only PART   only the node, or only the trigger
  --quick       a few small rounds, to see that it works; its figures mean little
  --out FOLDER  folder for performance.md, and for trigger.md with trigger-week.svg (default docs; with --quick .reports)
  --help        this text

Exit code: 0 when the files were written, whatever the figures say; 1 when something failed; 130 on Ctrl-C.`;

/** What a part came to: files by name, and verdicts. */
interface Outcome {
	readonly files: Readonly<Record<string, string>>;
	readonly verdicts: readonly Verdict[];
}

const PARTS: Readonly<Record<string, (origin: Origin) => Promise<Outcome>>> = {
	async node(origin) {
		const figures = await measure(origin.quick ? QUICK : WHOLE);
		return { files: { 'performance.md': report(figures, origin) }, verdicts: goalsOf(figures) };
	},
	async trigger(origin) {
		const fill = sectionsIn(readFileSync('docs/trigger.md', 'utf8'));
		const figures = await measureTrigger(origin.quick ? QUICK_TRIGGER : WHOLE_TRIGGER);
		const files = { 'trigger.md': fill(figures, origin), [PICTURE]: pictureOf(figures.weeks) };
		return { files, verdicts: verdictsOf(figures) };
	},
};

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h' },
			only: { type: 'string' },
			quick: { type: 'boolean', default: false },
			out: { type: 'string' },
		},
	});
	if (values.help) return console.log(HELP);
	const { quick, only, out = quick ? '.reports' : 'docs' } = values;
	const parts = Object.keys(PARTS).filter((part) => only === undefined || only === part);
	if (parts.length === 0) throw new Error(`There is no part "${only}". See npm run bench -- --help.`);
	// A process that is killed cannot remove its temporary files.
	process.env.TMPDIR = mkdtempSync(path.join(tmpdir(), 'zoho-support-bench-'));
	try {
		const outcomes: Outcome[] = [];
		for (const part of parts) outcomes.push(await PARTS[part]({ quick, date: new Date().toISOString().slice(0, 10) }));
		for (const outcome of outcomes) await write(outcome, out);
	} finally {
		await rm(process.env.TMPDIR, { recursive: true, force: true, maxRetries: 3 });
	}
}

async function write({ files, verdicts }: Outcome, folder: string): Promise<void> {
	for (const { name, met, shown } of verdicts) console.log(`${met ? '✓' : '✗'} ${name}: ${shown}`);
	mkdirSync(folder, { recursive: true });
	const style = await resolveConfig('docs/trigger.md');
	for (const [name, text] of Object.entries(files)) {
		const file = path.join(folder, name);
		writeFileSync(file, name.endsWith('.md') ? await format(text, { ...style, parser: 'markdown' }) : text);
		console.log(`Written to ${file}.`);
	}
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		console.error(stopped.aborted ? 'Interrupted; nothing was written.' : error);
		process.exit(stopped.aborted ? 130 : 1);
	},
);
