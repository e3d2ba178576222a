import { availableParallelism } from 'node:os';
import { spread, table } from '../figures';
import { goalsOf } from './goals';
import type { Figures } from './measure';
import type { Reading } from './reading';

const ROWS: ReadonlyArray<readonly [name: string, figure: keyof Reading, digits: number]> = [
	['seconds', 'seconds', 2],
	['seconds of processor time', 'processorSeconds', 2],
	['MB at the peak, on top of n8n', 'grownMegabytes', 0],
	['MB at the peak, n8n included', 'peakMegabytes', 0],
];

/** The tables of docs/performance.md, by the name of their markers. */
export function tablesOf(figures: Figures): Readonly<Record<string, string>> {
	const { pairs, decodings, costs } = figures;
	const machine = `${availableParallelism()} cores, ${process.platform} ${process.arch}, Node.js ${process.versions.node}.`;
	const goals = goalsOf(figures).map(({ name, shown, wanted, met }) => [
		name,
		shown,
		wanted,
		met ? 'met' : '**missed**',
	]);
	const readings = ROWS.map(([name, figure, digits]) => [
		name,
		...(['ours', 'http'] as const).map((reader) =>
			spread(
				pairs.map((pair) => pair[reader][figure]),
				digits,
			),
		),
		spread(pairs.map(({ ours, http }) => ours[figure] / http[figure])),
	]);
	const pages = decodings.map(({ format, size, rounds }) => [
		`${format.toUpperCase()}, ${Math.round(size / 1000)} thousand characters`,
		spread(rounds.map(({ ours }) => ours)),
		spread(rounds.map(({ bare }) => bare)),
		spread(rounds.map(({ ours, bare }) => ours / bare)),
	]);
	return {
		goals: `${table(['goal', 'ratio', 'wanted', ''], ...goals)}\n\n${machine}`,
		requests: table(
			['operation', 'requests', 'least possible', 'why'],
			...costs.map(({ name, requests, least, why }) => [name, requests, least, why]),
		),
		reading: table(['', 'Zoho Support', 'HTTP Request', 'ratio'], ...readings),
		decoding: table(['', 'ours', 'bare', 'ratio'], ...pages),
	};
}
