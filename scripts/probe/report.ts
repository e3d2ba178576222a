import { markdownTable } from 'markdown-table';
import { count, type Verdict } from './verdict';

/** What a probe found, of either service. */
export interface Report {
	readonly requests: number;
	/** On Zoho Desk. */
	readonly credits?: number;
	readonly points: ReadonlyArray<Verdict & { readonly name: string; readonly price: number }>;
}

/** The findings as a Markdown table that also reads well in a terminal. */
export function table({ points, requests, credits }: Report): string {
	const rows = points.map((point) => [point.name, point.value ?? 'not settled', point.evidence, String(point.price)]);
	const settled = points.filter(({ value }) => value !== null).length;
	const price = `${requests} requests${credits === undefined ? '' : ` and ${count(credits, 'credit')}`}`;
	const sum = `${settled} of ${points.length} points settled with ${price}.`;
	return `${markdownTable([['Point', 'Answer', 'Evidence', 'Price'], ...rows])}\n\n${sum}`;
}

/** The findings as JSON, for a program or a report. */
export function json({ points, ...counted }: Report, probedAt: Date): string {
	const shown = points.map(({ name, value, evidence }) => ({ name, value, evidence }));
	const { requests, credits } = counted;
	const all = { probedAt: probedAt.toISOString(), requests, ...(credits !== undefined && { credits }), points: shown };
	return JSON.stringify(all, null, 2);
}
