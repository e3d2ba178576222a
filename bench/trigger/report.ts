import { quantileSorted } from 'simple-statistics';
import { count, type Origin, table } from '../figures';
import { OURS } from '../peers/compare';
import type { TriggerFigures } from './measure';
import { BACKLOG, every, FREE, ofBacklog } from './verdicts';

export const PICTURE = 'trigger-week.svg';

/** The page around its generated sections. */
const PAGE = /^(.*<!-- week:begin -->).*(<!-- week:end -->.*<!-- peers:begin -->).*(<!-- peers:end -->.*)$/s;

/**
 * Gives the function that fills the generated sections of docs/trigger.md.
 * @throws Error when the page lacks a marker
 */
export function sectionsIn(page: string): (figures: TriggerFigures, origin: Origin) => string {
	const parts = PAGE.exec(page);
	if (parts === null)
		throw new Error('docs/trigger.md must have markers such as <!-- week:begin --> and <!-- week:end -->');
	return (figures, { quick, date }) => {
		const trial = quick ? ', with `--quick`: **a trial run, its figures mean little**' : '';
		const written = `Written by \`npm run bench -- --only trigger\`, ${date}${trial}.`;
		const sections = [week(figures), backlog(figures), written];
		return [parts[1], ...sections, parts[2], peers(figures), written, parts[3]].join('\n\n');
	};
}

function week({ days, weeks }: TriggerFigures): string {
	const rows = weeks.map(({ everyMinutes, waits, missed, repeated, mostRequests }) => [
		every(everyMinutes),
		...[0.5, 0.95, 1].map((part) => quantileSorted([...waits], part).toFixed(1)),
		...[mostRequests, waits.length, missed, repeated],
	]);
	return `## ${days === 7 ? 'A week' : `${days} day(s)`} on Free

300 new cases a day, most of them in office hours, each changed three times by people. The active trigger runs in n8n's engine against the simulator, by a clock that is moved.
The portal is in Berlin, where summer time ends in these days. Free has ${FREE.limit} requests a Pacific day; ${FREE.reserve} of them are reserved for people. How long a case waits for its workflow, in minutes:

${table(['n8n polls', 'median', '95th percentile', 'longest', 'most requests a day', 'cases started', 'missed', 'repeated'], ...rows)}

![How long new cases wait, and how many of the day's requests that costs](${PICTURE})`;
}

function backlog({ backlogs }: TriggerFigures): string {
	const rows = backlogs.map((one) => [
		...[count(one.most), one.polls, one.requests, one.inOrder ? 'yes' : '**no**'],
		...[one.grownMegabytes.toFixed(0), one.ownSeconds.toFixed(2), ofBacklog(one).met ? 'met' : '**missed**'],
	]);
	return `## ${count(BACKLOG.records)} records between two polls

Wanted: each record once, oldest first; ${BACKLOG.requests} requests; less than ${BACKLOG.megabytes} MB on top of n8n; less than ${BACKLOG.seconds} s of processor time for the trigger's own work (from decoded pages to items and saved state).

${table(['events per poll', 'polls', 'requests', 'oldest first, each once', 'MB', 's', ''], ...rows)}`;
}

function peers({ histories, ways }: TriggerFigures): string {
	const rows = ways.map(({ name, waitsFor, owed, missed, repeated, polls, requests }) => [
		name === OURS ? `**${name}**` : name,
		waitsFor === 'created' ? 'created' : 'created or updated',
		...[owed, missed, repeated, requests].map(count),
		(requests / polls).toFixed(2),
	]);
	return `## Compared with other ways to find new records

${count(histories)} random histories of a help desk, the same for each way: bursts, ties, deletions, rows that move between pages, failed requests, workflows published again, a clock that is wrong, times to the minute.
The others are small models of how published triggers of this kind poll. Each has the defect it is named after, and gets lists sorted as it asks. This package gets lists in any order, and a filter that is off, exclusive or ignored.

${table(['way', 'events', 'owed', 'missed', 'repeated', 'requests', 'per poll'], ...rows)}

Missed: events that never came out. Repeated: events that came out again, or records that were there before the trigger. More than one request per poll comes from backlogs, from polls that make up for a failed poll, and from filters that are off.`;
}
