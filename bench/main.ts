import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { fileTablesOf, QUICK_FILES, WHOLE_FILES } from './desk/file-figures';
import { measureDesk, QUICK_DESK, WHOLE_DESK } from './desk/measure';
import { deskGoalsOf, deskTablesOf } from './desk/report';
import type { Verdict } from './figures';
import { measure, QUICK, WHOLE } from './node/measure';
import { goalsOf, tablesOf } from './node/report';
import { stopped } from './processes';
import { measureTrigger, QUICK_TRIGGER, WHOLE_TRIGGER } from './trigger/measure';
import { pictureOf } from './trigger/picture';
import { triggerTablesOf, verdictsOf } from './trigger/report';

const HELP = `npm run bench [-- --only node|desk|files|trigger] [--quick] [--out FOLDER]

Measures on simulators on this machine. The node: requests of each operation and the least possible, time and memory of reading
50,000 cases compared with n8n's HTTP Request node, decoding compared with bare parsers. Zoho Desk: requests and credits of each
operation and the least possible, time and memory of reading tickets with one and with four pages at once. Files: the memory of
uploading and downloading 100 MB. The trigger: a week on Free, polled every
1, 5 and 15 minutes; 10,000 records between two polls; other ways of polling over the same 1,000 histories. Takes some minutes.
Other work on the machine changes the times.

  --only PART   only the node (on the classic API), only Zoho Desk, only its files, or only the trigger
  --quick       a few small rounds, to see that it works; its figures mean little
  --out FOLDER  folder for performance.md, and for trigger.md with trigger-week.svg (default docs; with --quick .reports)
  --help        this text

Exit code: 0 when the files were written, whatever the figures say; 1 when something failed; 130 on Ctrl-C.`;

/** What a part came to. Its page in docs/ has markers such as `<!-- week:begin -->` and `<!-- week:end -->` around each table. */
interface Outcome {
	readonly page: string;
	readonly tables: Readonly<Record<string, string>>;
	readonly picture?: string;
	readonly verdicts: readonly Verdict[];
}

const PARTS: Readonly<Record<string, (quick: boolean) => Promise<Outcome>>> = {
	async node(quick) {
		const figures = await measure(quick ? QUICK : WHOLE);
		return { page: 'performance.md', tables: tablesOf(figures), verdicts: goalsOf(figures) };
	},
	async desk(quick) {
		const figures = await measureDesk(quick ? QUICK_DESK : WHOLE_DESK);
		return { page: 'performance.md', tables: deskTablesOf(figures), verdicts: deskGoalsOf(figures) };
	},
	async files(quick) {
		return { page: 'performance.md', tables: await fileTablesOf(quick ? QUICK_FILES : WHOLE_FILES), verdicts: [] };
	},
	async trigger(quick) {
		const figures = await measureTrigger(quick ? QUICK_TRIGGER : WHOLE_TRIGGER);
		const picture = pictureOf(figures.weeks);
		return { page: 'trigger.md', tables: triggerTablesOf(figures), picture, verdicts: verdictsOf(figures) };
	},
};

async function main(): Promise<void> {
	const [flag, text] = [{ type: 'boolean', default: false } as const, { type: 'string' } as const];
	const { values } = parseArgs({ options: { help: { ...flag, short: 'h' }, quick: flag, only: text, out: text } });
	const { help, quick, only, out = quick ? '.reports' : 'docs' } = values;
	if (help) return console.log(HELP);
	const parts = Object.keys(PARTS).filter((part) => only === undefined || only === part);
	if (parts.length === 0) throw new Error(`There is no part "${only}". See npm run bench -- --help.`);
	// A process that is killed cannot remove its temporary files.
	process.env.TMPDIR = mkdtempSync(path.join(tmpdir(), 'zoho-support-bench-'));
	try {
		const outcomes: Outcome[] = [];
		for (const part of parts) outcomes.push(await PARTS[part](quick));
		const written = new Set<string>();
		for (const outcome of outcomes) {
			// Several parts write one page.
			await write(outcome, written.has(outcome.page) ? out : 'docs', out, quick);
			written.add(outcome.page);
		}
	} finally {
		await rm(process.env.TMPDIR, { recursive: true, force: true, maxRetries: 3 });
	}
}

async function write(outcome: Outcome, source: string, folder: string, quick: boolean) {
	const { page, tables, picture, verdicts } = outcome;
	for (const { name, met, shown } of verdicts) console.log(`${met ? '✓' : '✗'} ${name}: ${shown}`);
	const date = new Date().toISOString().slice(0, 10);
	const written = `Written by \`npm run bench\`, ${date}${quick ? ', with `--quick`: **a trial run, its figures mean little**' : ''}.`;
	let text = readFileSync(path.join(source, page), 'utf8');
	for (const [name, table] of Object.entries(tables)) {
		const place = new RegExp(`(?<=<!-- ${name}:begin -->).*(?=<!-- ${name}:end -->)`, 's');
		if (!place.test(text)) throw new Error(`docs/${page} has no markers for the table "${name}"`);
		text = text.replace(place, () => `\n\n${table}\n\n${written}\n\n`);
	}
	const style = await resolveConfig('docs/trigger.md');
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, page), await format(text, { ...style, parser: 'markdown' }));
	if (picture !== undefined) writeFileSync(path.join(folder, 'trigger-week.svg'), picture);
	console.log(`Written to ${folder}/: ${page}${picture === undefined ? '' : ' and trigger-week.svg'}.`);
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		console.error(stopped.aborted ? 'Interrupted; nothing was written.' : error);
		process.exit(stopped.aborted ? 130 : 1);
	},
);
