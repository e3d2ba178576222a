import { median } from 'simple-statistics';
import type { Use } from '../engine';
import { count, spread, table, type Verdict } from '../figures';
import { type DeskFigures, type DeskRound, LATENCY_MS } from './measure';
import type { DeskReader } from './reading';

const ROWS: ReadonlyArray<readonly [name: string, figure: keyof Use, digits: number]> = [
	['seconds', 'seconds', 2],
	['seconds of processor time', 'processorSeconds', 2],
	['MB at the peak, on top of n8n', 'grownMegabytes', 0],
	['MB at the peak, n8n included', 'peakMegabytes', 0],
];
const HEAD = ['', '1 page at once', '4 pages at once', 'HTTP Request', 'ratio of 1', 'ratio of 4'];

/** The tables of docs/performance.md on Zoho Desk, by the name of their markers. */
export function deskTablesOf(figures: DeskFigures): Readonly<Record<string, string>> {
	const goals = deskGoalsOf(figures).map((goal) => [
		goal.name,
		goal.shown,
		goal.wanted,
		goal.met ? 'met' : '**missed**',
	]);
	const operations = figures.costs.map(({ name, price, least }) => [
		name,
		...[price.requests, least.requests, price.credits, least.credits].map(count),
	]);
	return {
		'desk-goals': table(['goal', 'ratio', 'wanted', ''], ...goals),
		'desk-requests': table(['operation', 'requests', 'least', 'credits', 'least'], ...operations),
		'desk-timed': table(HEAD, ...rowsOf(figures.timed)),
		'desk-long': table(HEAD, ...rowsOf(figures.long)),
	};
}

function rowsOf(rounds: readonly DeskRound[]): string[][] {
	return ROWS.map(([name, figure, digits]) => [
		name,
		...(['one', 'four', 'http'] as const).map((reader) => spread(valuesOf(rounds, reader, figure), digits)),
		...(['one', 'four'] as const).map((reader) => spread(ratios(rounds, reader, figure))),
	]);
}

const valuesOf = (rounds: readonly DeskRound[], reader: DeskReader, figure: keyof Use) =>
	rounds.map((round) => round[reader][figure]);

const ratios = (rounds: readonly DeskRound[], reader: DeskReader, figure: keyof Use) =>
	rounds.map((round) => round[reader][figure] / round.http[figure]);

/** A goal of the project, judged by the median of its ratios. */
interface Goal extends Verdict {
	readonly wanted: string;
}

export function deskGoalsOf({ size, timed, long }: DeskFigures): Goal[] {
	const slow = `${count(size.timed)} tickets with ${LATENCY_MS} ms before each answer`;
	const all = `${count(size.long)} tickets`;
	return [
		goal(`Time to read ${slow}, 4 pages at once`, ratios(timed, 'four', 'seconds'), 1 / 3),
		goal(`Time to read ${slow}, 1 page at once`, ratios(timed, 'one', 'seconds'), 1),
		goal(`Peak memory on top of n8n for ${all}, 1 page at once`, ratios(long, 'one', 'grownMegabytes'), 1),
		goal(`Peak memory on top of n8n for ${all}, 4 pages at once`, ratios(long, 'four', 'grownMegabytes'), 1),
	];
}

function goal(name: string, values: number[], most: number): Goal {
	return { name, met: median(values) <= most, shown: spread(values), wanted: `≤ ${most.toFixed(2)}` };
}
