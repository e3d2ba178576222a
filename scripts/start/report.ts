import Table from 'cli-table3';
import type { Simulator } from '../../simulator/support/simulator';
import { count } from '../counted';
import type { Arrival } from '../receiver';
import type { Progress } from './example';
import type { StepResult } from './promises';

/** One line as a step ends. */
export function progressLine({ step, items, requests, error }: Progress): string {
	const cost = requests === 0 ? '' : `, ${count(requests, 'request')}`;
	return `  ${error === undefined ? '✓' : '✗'} ${step}: ${count(items, 'item')}${cost}`;
}

/** What arrived of what an example sent on: a case, or a report in words. */
export function arrivalLine({ id, Subject: subject, Email: email, text }: Arrival): string {
	return `arrived: ${typeof text === 'string' ? text : `case ${String(id)}, "${String(subject)}", from ${String(email)}`}`;
}

/** The table of all steps, with the sum of requests and time. */
export function table(steps: readonly StepResult[]): string {
	const sum = (pick: (step: StepResult) => number) => steps.reduce((total, step) => total + pick(step), 0);
	const rows = new Table({
		head: ['Step', 'Items', 'Requests', 'Time'],
		colAligns: ['left', 'right', 'right', 'right'],
		style: { head: [], border: [], compact: true },
	});
	for (const { step, items, requests, milliseconds } of steps)
		rows.push([step, items.length, requests, `${milliseconds} ms`]);
	rows.push(['Total', '', sum(({ requests }) => requests), `${sum(({ milliseconds }) => milliseconds)} ms`]);
	return rows.toString();
}

/** What is left of the day's requests, as the portal counts and as the node says; `agree` when both say the same. */
export function quotaLine(quota: Simulator['quota'], steps: readonly StepResult[]): { text: string; agree: boolean } {
	const [limit, used] = [quota.limit(), quota.used()];
	const usage = steps.find(({ step }) => step === 'What is left of today')?.items.at(0);
	if (usage?.limit === limit && usage.used === used)
		return { agree: true, text: `${limit - used} of ${limit} requests are left today. Portal and node agree on that.` };
	const said = `${String(usage?.used)} of ${String(usage?.limit)}`;
	return { agree: false, text: `The portal counted ${used} of ${limit} requests as used, the node ${said}.` };
}
