import type { Findings } from './run';

const COLUMNS = ['Point', 'Answer', 'Evidence', 'Price'] as const;

/** The findings as a Markdown table, aligned so that a terminal shows it well too. */
export function table({ points, requests }: Findings): string {
	const rows = points.map(({ name, value, evidence, price }) => [
		name,
		value ?? 'not settled',
		evidence,
		String(price),
	]);
	const widths = COLUMNS.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: readonly string[]): string =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
	const settled = points.filter(({ value }) => value !== null).length;
	return [
		line(COLUMNS),
		rule,
		...rows.map(line),
		'',
		`${settled} of ${points.length} points settled with ${requests} requests.`,
	].join('\n');
}

/** The findings as JSON, for a program or a report. */
export function json({ points, requests }: Findings, probedAt: Date): string {
	return JSON.stringify(
		{
			probedAt: probedAt.toISOString(),
			requests,
			points: points.map(({ name, value, evidence }) => ({ name, value, evidence })),
		},
		null,
		2,
	);
}
