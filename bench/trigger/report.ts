import { quantileSorted } from 'simple-statistics';
import { count, table, type Verdict } from '../figures';
import { OURS } from '../peers/compare';
import type { Backlog } from './backlog';
import { BACKLOG, every, FREE, type TriggerFigures } from './measure';
import type { Week } from './week';

/** The tables of docs/trigger.md, by the name of their markers. */
export function triggerTablesOf({ weeks, backlogs, ways }: TriggerFigures): Readonly<Record<string, string>> {
	const week = weeks.map(({ everyMinutes, waits, missed, repeated, mostRequests }) => [
		every(everyMinutes),
		...[0.5, 0.95, 1].map((part) => quantileSorted([...waits], part).toFixed(1)),
		...[mostRequests, waits.length, missed, repeated],
	]);
	const backlog = backlogs.map((one) => [
		...[count(one.most), one.polls, one.requests, one.inOrder ? 'yes' : '**no**'],
		...[one.grownMegabytes.toFixed(0), one.ownSeconds.toFixed(2), ofBacklog(one).met ? 'met' : '**missed**'],
	]);
	const peers = ways.map(({ name, waitsFor, owed, missed, repeated, polls, requests }) => [
		name === OURS ? `**${name}**` : name,
		waitsFor === 'created' ? 'created' : 'created or updated',
		...[owed, missed, repeated, requests].map(count),
		(requests / polls).toFixed(2),
	]);
	const waits = ['median', '95th percentile', 'longest'];
	return {
		week: table(['n8n polls', ...waits, 'most requests a day', 'cases started', 'missed', 'repeated'], ...week),
		backlog: table(['events per poll', 'polls', 'requests', 'oldest first, each once', 'MB', 's', ''], ...backlog),
		peers: table(['way', 'events', 'owed', 'missed', 'repeated', 'requests', 'per poll'], ...peers),
	};
}

export function verdictsOf({ weeks, ways, backlogs }: TriggerFigures): Verdict[] {
	const ours = ways.filter(({ name }) => name === OURS);
	return [
		...weeks.map(ofWeek),
		...ours.map(({ waitsFor, missed, repeated, owed }) => ({
			name: `${OURS}, ${waitsFor}, over all histories`,
			met: missed === 0 && repeated === 0,
			shown: `${missed} missed and ${repeated} repeated of ${owed}`,
		})),
		...backlogs.map(ofBacklog),
	];
}

function ofWeek({ everyMinutes, missed, repeated, errors, mostRequests }: Week): Verdict {
	return {
		name: `On Free, ${every(everyMinutes)}`,
		met: missed === 0 && repeated === 0 && errors === 0 && mostRequests <= FREE.limit - FREE.reserve,
		shown: `${missed} missed, ${repeated} repeated, ${errors} errors, at most ${mostRequests} requests a day`,
	};
}

function ofBacklog({ most, inOrder, requests, grownMegabytes, ownSeconds }: Backlog): Verdict {
	const order = inOrder ? 'oldest first, once each' : 'NOT oldest first, once each';
	const cheap = requests === BACKLOG.requests && grownMegabytes < BACKLOG.megabytes && ownSeconds < BACKLOG.seconds;
	return {
		name: `${BACKLOG.records} records, ${most} per poll`,
		met: inOrder && cheap,
		shown: `${order}, ${requests} requests, ${grownMegabytes.toFixed(0)} MB, ${ownSeconds.toFixed(2)} s`,
	};
}
