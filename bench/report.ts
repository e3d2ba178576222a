import { availableParallelism } from 'node:os';
import type { Decoding, Reading } from './figures';
import { goalsOf, isMet, type Goal } from './goals';
import type { Figures, Pair } from './measure';
import { shown, spreadOf } from './spread';
import { table } from './table';

/** The text of docs/performance.md. */
export function report(figures: Figures, { quick, at }: { quick: boolean; at: Date }): string {
	const machine = `${availableParallelism()} cores, ${process.platform} ${process.arch}, Node.js ${process.versions.node}, ${at.toISOString().slice(0, 10)}`;
	const goals = goalsOf(figures);
	return `${[
		'# Performance',
		`Written by \`npm run bench\`${quick ? ' with `-- --quick`: **a trial run, its figures mean little**' : ''}. ${machine}. Figures are medians with least and most in brackets.`,
		table(
			['goal', 'ratio', 'wanted', ''],
			goals.map((goal) => [
				goal.name,
				shown(goal.ratio),
				`${goal.inclusive ? '≤' : '<'} ${goal.most.toFixed(1)}`,
				isMet(goal) ? 'met' : '**missed**',
			]),
		),
		...missed(goals),
		'## Requests',
		'What an operation costs of the day, counted by the simulated service. Nothing failed and nothing moved meanwhile.',
		table(
			['operation', 'requests', 'least possible', 'why'],
			figures.costs.map(({ operation, requests, least, why }) => [operation, String(requests), String(least), why]),
		),
		...reading(figures),
		...decoding(figures.decodings),
	].join('\n\n')}\n`;
}

function reading({ size, pairs }: Figures): string[] {
	const row = (name: string, pick: (reading: Reading) => number, digits: number) => {
		const of = (who: keyof Pair) => shown(spreadOf(pairs.map((pair) => pick(pair[who]))), digits);
		return [name, of('ours'), of('http'), shown(spreadOf(pairs.map(({ ours, http }) => pick(ours) / pick(http))))];
	};
	const last = pairs.at(-1);
	return [
		`## Reading ${size.cases.toLocaleString('en')} cases`,
		[
			`*Return All* of this node beside n8n's own HTTP Request node with its pagination, ${pairs.length} pairs in turn after one to warm up. Each reading is a new process with`,
			"n8n's engine; the simulated service is another process on the same machine, so there is next to no network in the time: a real",
			'service is slower for both alike. Measured from the start of the workflow, with what loading n8n left behind collected, until the node has ended.',
		].join('\n'),
		table(
			['', 'Zoho Support', 'HTTP Request', 'ratio'],
			[
				row('seconds', ({ seconds }) => seconds, 2),
				row('seconds of the processor', ({ processorSeconds }) => processorSeconds, 2),
				row('MB at the peak, beyond n8n loaded', ({ grownMegabytes }) => grownMegabytes, 0),
				row('MB at the peak, n8n and all', ({ peakMegabytes }) => peakMegabytes, 0),
			],
		),
		[
			`They don't give the same. This node gives ${items(last?.ours)}: a flat record each, times in ISO 8601, doubles left out, and it`,
			`watches for rows that move while it reads. HTTP Request gives ${items(last?.http)}, one raw page each, with rows as lists of`,
			'label and value that the workflow has yet to take apart.',
		].join('\n'),
	];
}

function items(reading: Reading | undefined): string {
	return `${(reading?.items ?? 0).toLocaleString('en')} items`;
}

function decoding(decodings: readonly Decoding[]): string[] {
	const rows = decodings.map(({ format, size, rounds }) => [
		`${format.toUpperCase()}, ${Math.round(size / 1000)} thousand characters`,
		shown(spreadOf(rounds.map(({ ours }) => ours))),
		shown(spreadOf(rounds.map(({ bare }) => bare))),
		shown(spreadOf(rounds.map(({ ours, bare }) => ours / bare))),
	]);
	return [
		'## Decoding a page of 200 cases',
		[
			`Milliseconds a page, ${decodings.at(0)?.rounds.length ?? 0} rounds in turn after a warm-up. Ours is the text to flat records: empty values as null, control`,
			'characters taken out, every digit of a number kept, times as ISO 8601. Bare is `JSON.parse`, or fast-xml-parser with attributes on.',
		].join('\n'),
		table(['', 'ours', 'bare', 'ratio'], rows),
	];
}

function missed(goals: readonly Goal[]): string[] {
	const rows = goals.filter((goal) => !isMet(goal));
	if (rows.length === 0) return ['Every goal is met.'];
	return [
		'Where a goal is missed, what was tried:',
		rows.map(({ name, tried }) => `- **${name}.** ${tried}`).join('\n'),
	];
}
