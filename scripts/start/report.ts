import Table from 'cli-table3';
import { count } from '../counted';
import type { Arrival } from '../receiver';
import type { Progress } from './example';
import type { StepResult } from './promises';

/** One line as a step ends. */
export function progressLine({ step, items, requests, credits = 0, error }: Progress): string {
	const cost = requests === 0 ? '' : `, ${count(requests, 'request')}`;
	const price = credits === 0 ? '' : `, ${count(credits, 'credit')}`;
	return `  ${error === undefined ? '✓' : '✗'} ${step}: ${count(items, 'item')}${cost}${price}`;
}

/** What arrived of what an example sent on: a case, or a report in words. */
export function arrivalLine({ id, Subject: subject, Email: email, text }: Arrival): string {
	return `arrived: ${typeof text === 'string' ? text : `case ${String(id)}, "${String(subject)}", from ${String(email)}`}`;
}

/** The table of all steps, with the sum of requests, of credits where the service counts them, and of time. */
export function table(steps: readonly StepResult[]): string {
	const sum = (pick: (step: StepResult) => number) => steps.reduce((total, step) => total + pick(step), 0);
	const hasCredits = steps.some(({ credits }) => credits !== undefined);
	const priced = <Cell>(credits: Cell): Cell[] => (hasCredits ? [credits] : []);
	const head = ['Step', 'Items', 'Requests', ...priced('Credits'), 'Time'];
	const rows = new Table({
		head,
		colAligns: head.map((_, column) => (column === 0 ? 'left' : 'right')),
		style: { head: [], border: [], compact: true },
	});
	for (const { step, items, requests, credits = 0, milliseconds } of steps)
		rows.push([step, items.length, requests, ...priced(credits), `${milliseconds} ms`]);
	const [requests, credits] = [sum((step) => step.requests), sum((step) => step.credits ?? 0)];
	rows.push(['Total', '', requests, ...priced(credits), `${sum(({ milliseconds }) => milliseconds)} ms`]);
	return rows.toString();
}

/** What a service counts of a day. */
export interface DayCount {
	readonly unit: 'requests' | 'credits';
	readonly limit: number;
	readonly used: number;
}

/** What is left of the day, as the portal counts and as the node says; `agree` when both say the same. */
export function quotaLine(day: DayCount, steps: readonly StepResult[]): { text: string; agree: boolean } {
	const { unit, limit, used } = day;
	const left = limit - used;
	const usage = steps.find(({ step }) => step === 'What is left of today')?.items.at(0);
	// The node estimates the limit of credits.
	if (usage?.leftToday === left && (unit === 'credits' || usage.dailyLimit === limit))
		return { agree: true, text: `${left} of ${limit} ${unit} are left today. Portal and node agree on that.` };
	const said = `${String(usage?.leftToday)} of ${String(usage?.dailyLimit)}`;
	return { agree: false, text: `The portal has ${left} of ${limit} ${unit} left, the node says ${said}.` };
}
