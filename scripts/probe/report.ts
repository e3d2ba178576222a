import { markdownTable } from 'markdown-table';
import type { Findings } from './run';

/** The findings as a Markdown table that also reads well in a terminal. */
export function table({ points, requests }: Findings): string {
	const rows = points.map(({ name, value, evidence, price }) => [
		name,
		value ?? 'not settled',
		evidence,
		String(price),
	]);
	const settled = points.filter(({ value }) => value !== null).length;
	const sum = `${settled} of ${points.length} points settled with ${requests} requests.`;
	return `${markdownTable([['Point', 'Answer', 'Evidence', 'Price'], ...rows])}\n\n${sum}`;
}

/** The findings as JSON, for a program or a report. */
export function json({ points, requests }: Findings, probedAt: Date): string {
	const shown = points.map(({ name, value, evidence }) => ({ name, value, evidence }));
	return JSON.stringify({ probedAt: probedAt.toISOString(), requests, points: shown }, null, 2);
}
