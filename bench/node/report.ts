import { availableParallelism } from 'node:os';
import { count, type Origin, spread, table } from '../figures';
import { goalsOf } from './goals';
import type { Figures } from './measure';
import type { Reading } from './reading';

/** The text of docs/performance.md. */
export function report(figures: Figures, { quick, date }: Origin): string {
	const machine = `${availableParallelism()} cores, ${process.platform} ${process.arch}, Node.js ${process.versions.node}, ${date}`;
	const goals = goalsOf(figures);
	const missed = goals.filter(({ met }) => !met);
	return `# Performance

Written by \`npm run bench\`${quick ? ' with `-- --quick`: **a trial run, its figures mean little**' : ''}. ${machine}. Figures are medians; the least and the most are in brackets.

${table(
	['goal', 'ratio', 'wanted', ''],
	...goals.map(({ name, shown, wanted, met }) => [name, shown, wanted, met ? 'met' : '**missed**']),
)}

${missed.length === 0 ? 'Every goal is met.' : 'What was tried where a goal is missed:'}

${missed.map(({ name, tried }) => `- **${name}.** ${tried}`).join('\n')}

## Requests

What each operation costs of the daily quota, counted by the simulator. No request failed and no row moved during the run.

${table(
	['operation', 'requests', 'least possible', 'why'],
	...figures.costs.map(({ name, requests, least, why }) => [name, requests, least, why]),
)}

${reading(figures)}

${decoding(figures)}
`;
}

const ROWS: ReadonlyArray<readonly [name: string, figure: keyof Reading, digits: number]> = [
	['seconds', 'seconds', 2],
	['seconds of processor time', 'processorSeconds', 2],
	['MB at the peak, on top of n8n', 'grownMegabytes', 0],
	['MB at the peak, n8n included', 'peakMegabytes', 0],
];

function reading({ size, pairs }: Figures): string {
	const rows = ROWS.map(([name, figure, digits]) => [
		name,
		...(['ours', 'http'] as const).map((reader) =>
			spread(
				pairs.map((pair) => pair[reader][figure]),
				digits,
			),
		),
		spread(pairs.map(({ ours, http }) => ours[figure] / http[figure])),
	]);
	const [{ ours, http }] = pairs;
	return `## Reading ${count(size.cases)} cases

_Return All_ of this node, compared with n8n's own HTTP Request node and its pagination: ${pairs.length} pairs, one after the other, after a pair to warm up.
Each run is a new process with n8n's engine. The simulator is another process on the same machine, so the times hold hardly any network time; a real
service slows both down alike. A run is measured from the start of the workflow to the end of the node, after the garbage of loading n8n was collected.

${table(['', 'Zoho Support', 'HTTP Request', 'ratio'], ...rows)}

The two do not give the same. This node gives ${count(ours.items)} items: a flat record each, with times in ISO 8601 and without duplicates, and it
watches for rows that move while it reads. HTTP Request gives ${count(http.items)} items: one raw page each, with rows as lists of
label and value, which the workflow still has to take apart.`;
}

function decoding({ decodings }: Figures): string {
	const rows = decodings.map(({ format, size, rounds }) => [
		`${format.toUpperCase()}, ${Math.round(size / 1000)} thousand characters`,
		spread(rounds.map(({ ours }) => ours)),
		spread(rounds.map(({ bare }) => bare)),
		spread(rounds.map(({ ours, bare }) => ours / bare)),
	]);
	return `## Decoding a page of 200 cases

Milliseconds per page, ${decodings[0].rounds.length} rounds, each with both sides in turn. Ours turns the text into flat records: empty values become null, control
characters are removed, numbers keep every digit, times become ISO 8601. Bare is \`JSON.parse\`, or fast-xml-parser with attributes on.

${table(['', 'ours', 'bare', 'ratio'], ...rows)}`;
}
