import { quantileSorted } from 'simple-statistics';
import { count, table } from '../figures';
import { OURS } from '../peers/ours';
import type { TriggerFigures } from './measure';
import { every, ofBacklog } from './verdicts';

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
