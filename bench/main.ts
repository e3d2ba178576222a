import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { interruption } from '../scripts/n8n/interruption';
import { goalsOf, isMet } from './goals';
import { measure, QUICK, WHOLE, type Size } from './measure';
import { report } from './report';
import { shown } from './spread';

const HELP = `npm run bench [-- --quick] [--out FILE]

Measures the node on simulated desks of this machine: requests of each operation beside the least possible, time and
memory of reading 50,000 cases beside n8n's HTTP Request node, and decoding beside bare parsers. Takes some minutes; other
work on the machine blurs the figures.

  --quick     a few small rounds, to see that it works; its figures mean little
  --out FILE  where to write (default docs/performance.md; with --quick .reports/performance.md)
  --help      this text

Ends with 0 when it has written the file, whatever the figures say; with 1 when something failed, with 130 on Ctrl-C.`;

const STOPPED = 130;

interface Order {
	readonly size: Size;
	readonly quick: boolean;
	/** The file to write. */
	readonly out: string;
}

async function main(signal: AbortSignal): Promise<number> {
	const order = readArguments();
	if (typeof order === 'number') return order;
	const began = Date.now();
	const watch = { signal, tell: (line: string) => say(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line}`) };
	const figures = await measure(order.size, watch);
	mkdirSync(path.dirname(order.out), { recursive: true });
	writeFileSync(order.out, report(figures, { quick: order.quick, at: new Date() }));
	for (const goal of goalsOf(figures)) say(`${isMet(goal) ? '✓' : '✗'} ${goal.name}: ${shown(goal.ratio)}`);
	say(`Written to ${order.out}.`);
	return 0;
}

/** What is to be done, or the exit code when there is nothing. */
function readArguments(): Order | number {
	try {
		const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' }, quick: { type: 'boolean', default: false }, out: { type: 'string' } } });
		if (values.help) {
			say(HELP);
			return 0;
		}
		const out = values.out ?? (values.quick ? '.reports/performance.md' : 'docs/performance.md');
		return { size: values.quick ? QUICK : WHOLE, quick: values.quick, out };
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
		process.stderr.write(signal.aborted ? 'Interrupted; nothing was written.\n' : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
		process.exit(signal.aborted ? STOPPED : 1);
	},
);
