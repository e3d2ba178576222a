import type { WayScore } from '../peers/compare';
import { run, tell, whileRunning } from '../processes';
import type { Backlog } from './backlog';
import type { Week } from './week';

/** How much of the trigger is measured. */
type TriggerSize = Readonly<Record<'days' | 'histories', number>>;

export interface TriggerFigures {
	readonly weeks: readonly Week[];
	readonly backlogs: readonly Backlog[];
	readonly ways: readonly WayScore[];
}

export const WHOLE_TRIGGER: TriggerSize = { days: 7, histories: 1_000 };
export const QUICK_TRIGGER: TriggerSize = { days: 1, histories: 30 };

/** Requests that Free has a day, and how many of them are reserved for people. */
export const FREE = { limit: 250, reserve: 25 };

/** What a backlog of so many records may take. */
export const BACKLOG = { records: 10_000, requests: 52, megabytes: 256, seconds: 2 };

/** Minutes between two polls. */
const INTERVALS = [1, 5, 15];

/** Events per poll: the whole backlog, and the default. */
const CAPS = [10_000, 1_000];

export async function measureTrigger({ days, histories }: TriggerSize): Promise<TriggerFigures> {
	const weeks: Week[] = [];
	for (const minutes of INTERVALS) {
		tell(`The trigger on Free, ${days} days, polled ${every(minutes)}.`);
		weeks.push(await run('week', days, minutes));
	}
	const backlogs: Backlog[] = [];
	for (const most of CAPS) {
		tell(`${BACKLOG.records} records between two polls, at most ${most} events per poll.`);
		const poll = async (url: string) => await run('backlog', url, BACKLOG.records, most);
		backlogs.push(await whileRunning('backlogPortal', [BACKLOG.records], poll));
	}
	tell(`Ways to find new records, over ${histories} histories:`);
	return { weeks, backlogs, ways: await run('peers', histories) };
}

/** How often n8n polls, in words. */
export const every = (minutes: number): string => (minutes === 1 ? 'every minute' : `every ${minutes} minutes`);
