import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { interruption } from '../scripts/n8n/interruption';
import type { Watch } from './children';
import { goalsOf, isMet } from './goals';
import { measure, QUICK, WHOLE } from './measure';
import { inOwnFolder } from './own-folder';
import { report } from './report';
import { shown } from './spread';
import { measureTrigger, QUICK_TRIGGER, WHOLE_TRIGGER } from './trigger/measure';
import { pictureOf } from './trigger/picture';
import { sectionsOf } from './trigger/report';
import { withSection } from './trigger/sections';
import { verdictsOf } from './trigger/verdicts';

const HELP = `npm run bench [-- --only node|trigger] [--quick] [--out FOLDER]

Measures on simulated desks of this machine. The node: requests of each operation beside the least possible, time and memory of
reading 50,000 cases beside n8n's HTTP Request node, decoding beside bare parsers. The trigger: a week on Free polled every 1, 5
and 15 minutes, 10,000 records between two polls, and other ways of polling over the same 1,000 histories. Takes some minutes;
other work on the machine blurs the figures of time.

  --only PART   just the node, or just the trigger
  --quick       a few small rounds, to see that it works; its figures mean little
  --out FOLDER  where to write performance.md, and trigger.md with trigger-week.svg (default docs; with --quick .reports)
  --help        this text

Ends with 0 when it has written the files, whatever the figures say; with 1 when something failed, with 130 on Ctrl-C.`;

const STOPPED = 130;

const PARTS = ['node', 'trigger'] as const;

type Part = (typeof PARTS)[number];

interface Order {
	readonly parts: readonly Part[];
	readonly quick: boolean;
	/** The folder to write to. */
	readonly out: string;
}

/** What a part came to: files by name, and what is said about them. */
interface Outcome {
	readonly files: Readonly<Record<string, string>>;
	readonly verdicts: ReadonlyArray<{ readonly name: string; readonly met: boolean; readonly shown: string }>;
}

async function main(signal: AbortSignal): Promise<number> {
	const order = readArguments();
	if (typeof order === 'number') return order;
	const began = Date.now();
	const watch = {
		signal,
		tell: (line: string) => say(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line}`),
	};
	const outcomes = await inOwnFolder(async () => {
		const done: Outcome[] = [];
		for (const part of order.parts) done.push(await MEASURED[part](order, watch));
		return done;
	});
	mkdirSync(order.out, { recursive: true });
	for (const { files, verdicts } of outcomes) {
		for (const { name, met, shown: figure } of verdicts) say(`${met ? '✓' : '✗'} ${name}: ${figure}`);
		for (const [name, text] of Object.entries(files)) writeFileSync(path.join(order.out, name), text);
		say(
			`Written to ${Object.keys(files)
				.map((name) => path.join(order.out, name))
				.join(' and ')}.`,
		);
	}
	return 0;
}

const MEASURED: Readonly<Record<Part, (order: Order, watch: Watch) => Promise<Outcome>>> = {
	async node({ quick }, watch) {
		const figures = await measure(quick ? QUICK : WHOLE, watch);
		const verdicts = goalsOf(figures).map((goal) => ({ name: goal.name, met: isMet(goal), shown: shown(goal.ratio) }));
		return { files: { 'performance.md': report(figures, { quick, at: new Date() }) }, verdicts };
	},
	async trigger({ quick }, watch) {
		// Read first: a page without the markers is a failure that need not take minutes.
		const page = readFileSync('docs/trigger.md', 'utf8');
		const places = withSection(withSection(page, 'week', ''), 'peers', '');
		const figures = await measureTrigger(quick ? QUICK_TRIGGER : WHOLE_TRIGGER, watch);
		const { week, peers } = sectionsOf(figures, { quick, at: new Date(), picture: PICTURE });
		return {
			files: {
				'trigger.md': withSection(withSection(places, 'week', week), 'peers', peers),
				[PICTURE]: pictureOf(figures.weeks),
			},
			verdicts: verdictsOf(figures),
		};
	},
};

const PICTURE = 'trigger-week.svg';

/** What is to be done, or the exit code when there is nothing. */
function readArguments(): Order | number {
	try {
		const { values } = parseArgs({
			options: {
				help: { type: 'boolean', short: 'h' },
				only: { type: 'string' },
				quick: { type: 'boolean', default: false },
				out: { type: 'string' },
			},
		});
		if (values.help) {
			say(HELP);
			return 0;
		}
		const parts = PARTS.filter((part) => values.only === undefined || values.only === part);
		if (parts.length === 0) throw new Error(`There is no part "${values.only}" to measure`);
		return { parts, quick: values.quick, out: values.out ?? (values.quick ? '.reports' : 'docs') };
	} catch (error) {
		say(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
		return 1;
	}
}

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

const signal = interruption();
main(signal).then(
	(code) => process.exit(code),
	(error: unknown) => {
		process.stderr.write(
			signal.aborted
				? 'Interrupted; nothing was written.\n'
				: `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
		);
		process.exit(signal.aborted ? STOPPED : 1);
	},
);
