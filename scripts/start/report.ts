import type { StepResult } from './promises';

const COLUMNS = ['Step', 'Items', 'Requests', 'Time'] as const;

/** One line as a step ends. */
export function progressLine(step: Omit<StepResult, 'items'> & { items: number }): string {
	const mark = step.error === undefined ? '✓' : '✗';
	const cost = step.requests === 0 ? '' : `, ${count(step.requests, 'request')}`;
	return `  ${mark} ${step.step}: ${count(step.items, 'item')}${cost}`;
}

/** One line as something that a workflow sent on arrives. */
export function arrivalLine({ id, Subject, Email }: Readonly<Record<string, unknown>>): string {
	return `    → arrived: case ${String(id)}, "${String(Subject)}", from ${String(Email)}`;
}

/** The table of all steps, with the sum of requests and time. */
export function table(steps: readonly StepResult[]): string {
	const sum = (pick: (step: StepResult) => number) => steps.reduce((total, step) => total + pick(step), 0);
	const rows = [
		...steps.map(({ step, items, requests, milliseconds }) => [
			step,
			`${items.length}`,
			`${requests}`,
			`${milliseconds} ms`,
		]),
		['Together', '', `${sum(({ requests }) => requests)}`, `${sum(({ milliseconds }) => milliseconds)} ms`],
	];
	const widths = COLUMNS.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
	);
	const line = (row: readonly string[]) =>
		row
			.map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
			.join('   ');
	const rule = widths.map((width) => '─'.repeat(width)).join('───');
	return [line(COLUMNS), rule, ...rows.slice(0, -1).map(line), rule, ...rows.slice(-1).map(line)].join('\n');
}

/** What is left of the day's requests, as the desk counts and as the node says; `agree` when both say the same. */
export function quotaLine(
	desk: { limit: number; used: number },
	steps: readonly StepResult[],
): { text: string; agree: boolean } {
	const usage = steps.find(({ step }) => step === 'What is left of today')?.items.at(0);
	const left = desk.limit - desk.used;
	const agree = usage?.limit === desk.limit && usage.used === desk.used;
	const text = agree
		? `Left of today: ${left} of ${desk.limit} requests, by the desk's count and by the node's.`
		: `The desk counts ${desk.used} of ${desk.limit} requests; the node says ${String(usage?.used)} of ${String(usage?.limit)}.`;
	return { text, agree };
}

function count(number: number, word: string): string {
	return `${number} ${word}${number === 1 ? '' : 's'}`;
}
