import { runChild, startChild, type Watch } from '../children';
import { type Backlog, backlogOf, peersOf, type TriggerFigures, type Week, weekOf } from './figures';
import { BACKLOG, every } from './verdicts';

/** How much of the trigger is measured. */
export interface TriggerSize {
	readonly days: number;
	readonly histories: number;
}

export const WHOLE_TRIGGER: TriggerSize = { days: 7, histories: 1_000 };
export const QUICK_TRIGGER: TriggerSize = { days: 1, histories: 30 };

/** Minutes between two polls. */
const INTERVALS = [1, 5, 15];

/** Events at once: all of the backlog, and the usual cap. */
const CAPS = [10_000, 1_000];

/** Lets the trigger live, and measures it, in child processes. */
export async function measureTrigger({ days, histories }: TriggerSize, watch: Watch): Promise<TriggerFigures> {
	const weeks: Week[] = [];
	for (const minutes of INTERVALS) {
		watch.tell(`The trigger on Free, ${days} days, polled ${every(minutes)}`);
		weeks.push(weekOf(await runChild('trigger/week.ts', [String(days), String(minutes)], watch)));
	}
	const backlogs: Backlog[] = [];
	for (const most of CAPS) {
		watch.tell(`${BACKLOG.records} records between two polls of the trigger, at most ${most} at once`);
		backlogs.push(await backlog(most, watch));
	}
	watch.tell(`Ways to find out what is new, over ${histories} histories:`);
	const peers = peersOf(
		await runChild('trigger/side-by-side.ts', [String(histories)], {
			...watch,
			tell: (line) => watch.tell(`  ${line}`),
		}),
	);
	return { days, histories, weeks, peers, backlogs };
}

async function backlog(most: number, watch: Watch): Promise<Backlog> {
	const desk = await startChild('trigger/backlog-desk.ts', [String(BACKLOG.records)], watch);
	try {
		return backlogOf(
			await runChild('trigger/backlog.ts', [String(desk.result), String(BACKLOG.records), String(most)], watch),
		);
	} finally {
		await desk.end();
	}
}
