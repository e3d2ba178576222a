import { availableParallelism } from 'node:os';
import { median } from 'simple-statistics';
import type { Use } from '../engine';
import { spread, table, type Verdict } from '../figures';
import type { Figures, Pair } from './measure';

const ROWS: ReadonlyArray<readonly [name: string, figure: keyof Use, digits: number]> = [
	['seconds', 'seconds', 2],
	['seconds of processor time', 'processorSeconds', 2],
	['MB at the peak, on top of n8n', 'grownMegabytes', 0],
	['MB at the peak, n8n included', 'peakMegabytes', 0],
];

/** The tables of docs/performance.md, by the name of their markers. */
export function tablesOf(figures: Figures): Readonly<Record<string, string>> {
	const { pairs, decodings, costs } = figures;
	const machine = `${availableParallelism()} cores, ${process.platform} ${process.arch}, Node.js ${process.versions.node}.`;
	const goals = goalsOf(figures).map((goal) => [goal.name, goal.shown, goal.wanted, goal.met ? 'met' : '**missed**']);
	const readings = ROWS.map(([name, figure, digits]) => {
		const [ours, http] = (['ours', 'http'] as const).map((reader) => pairs.map((pair) => pair[reader][figure]));
		return [name, spread(ours, digits), spread(http, digits), spread(ratios(pairs, figure))];
	});
	const pages = decodings.map(({ format, size, rounds }) => [
		`${format.toUpperCase()}, ${Math.round(size / 1000)} thousand characters`,
		spread(rounds.map(({ ours }) => ours)),
		spread(rounds.map(({ bare }) => bare)),
		spread(rounds.map(({ ours, bare }) => ours / bare)),
	]);
	const operations = costs.map(({ name, requests, least }) => [name, requests, least]);
	return {
		goals: `${table(['goal', 'ratio', 'wanted', ''], ...goals)}\n\n${machine}`,
		requests: table(['operation', 'requests', 'least possible'], ...operations),
		reading: table(['', 'Zoho Support', 'HTTP Request', 'ratio'], ...readings),
		decoding: table(['', 'ours', 'bare', 'ratio'], ...pages),
	};
}

const ratios = (pairs: readonly Pair[], figure: keyof Use) =>
	pairs.map(({ ours, http }) => ours[figure] / http[figure]);

/** A goal of the project, judged by the median of its ratios. docs/performance.md says what was tried for each. */
interface Goal extends Verdict {
	/** `≤ 1.0` */
	readonly wanted: string;
}

export function goalsOf({ pairs, decodings }: Figures): Goal[] {
	const decoding = (place: number) => decodings[place].rounds.map(({ ours, bare }) => ours / bare);
	return [
		goal('Time to read the whole list, compared with HTTP Request', ratios(pairs, 'seconds'), '≤', 1),
		goal('Peak memory on top of n8n for it, compared with HTTP Request', ratios(pairs, 'grownMegabytes'), '≤', 1),
		goal('A page in JSON, compared with bare `JSON.parse`', decoding(0), '<', 3),
		goal('A page in XML, compared with bare fast-xml-parser', decoding(1), '<', 1.5),
	];
}

function goal(name: string, ratios: number[], sign: '≤' | '<', most: number): Goal {
	const middle = median(ratios);
	const met = sign === '≤' ? middle <= most : middle < most;
	return { name, met, shown: spread(ratios), wanted: `${sign} ${most.toFixed(1)}` };
}
