import { table } from '../table';
import { type Peer, percentile, type TriggerFigures } from './figures';
import { BACKLOG, every, FREE, OURS, verdictsOf } from './verdicts';

/** The generated sections of docs/trigger.md, by the name of their markers. */
export function sectionsOf(
	figures: TriggerFigures,
	{ quick, at, picture }: { quick: boolean; at: Date; picture: string },
): Record<'week' | 'peers', string> {
	const written = `Written by \`npm run bench -- --only trigger\`, ${at.toISOString().slice(0, 10)}${quick ? ', with `--quick`: **a trial run, its figures mean little**' : ''}.`;
	return {
		week: [...week(figures, picture), ...backlog(figures), written].join('\n\n'),
		peers: [...peers(figures), written].join('\n\n'),
	};
}

function week({ days, weeks }: TriggerFigures, picture: string): string[] {
	const rows = weeks.map(({ everyMinutes, waits, missed, repeated, mostRequests }) => [
		every(everyMinutes),
		...[0.5, 0.95, 1].map((part) => percentile(waits, part).toFixed(1)),
		`${mostRequests}`,
		`${waits.length}`,
		`${missed}`,
		`${repeated}`,
	]);
	return [
		days === 7 ? '## A week on Free' : `## ${days} day(s) on Free`,
		[
			"300 new cases a day, most of them in office hours, each changed three times by people; the active trigger in n8n's engine against the simulated service, by a clock that is moved.",
			`The portal is in Berlin, where summer time ends meanwhile. Free has ${FREE.limit} requests a Pacific day, of which ${FREE.reserve} are kept for people. How long a case waits for its workflow, in minutes:`,
		].join('\n'),
		table(
			[
				'n8n polls',
				'median',
				'95th of 100',
				'longest',
				'requests a day, at most',
				'cases started',
				'missed',
				'repeated',
			],
			rows,
		),
		`![How long new cases wait, and what that costs of the day's requests](${picture})`,
	];
}

function backlog({ backlogs, ...rest }: TriggerFigures): string[] {
	const verdicts = verdictsOf({ ...rest, weeks: [], peers: [], backlogs });
	const rows = backlogs.map(({ most, polls, requests, inOrder, grownMegabytes, ownSeconds }, place) => [
		`${most.toLocaleString('en')}`,
		`${polls}`,
		`${requests}`,
		inOrder ? 'yes' : '**no**',
		grownMegabytes.toFixed(0),
		ownSeconds.toFixed(2),
		verdicts[place]?.met === true ? 'met' : '**missed**',
	]);
	return [
		'## 10,000 records between two polls',
		`Wanted: oldest first and each once, ${BACKLOG.requests} requests, less than ${BACKLOG.megabytes} MB beyond n8n's engine loaded, less than ${BACKLOG.seconds} s of the processor for the trigger's own work (from decoded pages to items and saved state).`,
		table(['events at once', 'polls', 'requests', 'oldest first, each once', 'MB', 's', ''], rows),
	];
}

function peers({ histories, peers: all }: TriggerFigures): string[] {
	return [
		'## Beside other ways to find out what is new',
		[
			`${histories.toLocaleString('en')} random lives of a help desk, the same for each: bursts, ties, deletions, rows that move between pages, failed requests, workflows published anew, a clock that is off, times to the minute.`,
			'The others are small models of how published triggers of this family poll, each with the defect that it is named after and lists sorted as it asks. This package gets lists in any order, and a filter that is off, exclusive or ignored.',
		].join('\n'),
		table(['way', 'events', 'owed', 'missed', 'repeated', 'requests', 'a poll'], all.map(peerRow)),
		'Missed: events that never came out. Repeated: what came out again, or was there before the trigger was. More requests than one a poll are backlogs, failed polls that are made up for, and filters that are off.',
	];
}

const EVENTS: Readonly<Record<string, string>> = { created: 'created', createdOrUpdated: 'created or updated' };

function peerRow({ name, waitsFor, owed, missed, repeated, polls, requests }: Peer): string[] {
	const count = (value: number) => value.toLocaleString('en');
	return [
		name === OURS ? `**${name}**` : name,
		EVENTS[waitsFor] ?? waitsFor,
		count(owed),
		count(missed),
		count(repeated),
		count(requests),
		(requests / polls).toFixed(2),
	];
}
