import type { Verdict } from '../figures';
import { OURS } from '../peers/ours';
import type { Backlog } from './backlog';
import type { TriggerFigures } from './measure';
import type { Week } from './week';

/** Requests that Free has a day, and how many of them are reserved for people. */
export const FREE = { limit: 250, reserve: 25 };

/** What a backlog of so many records may take. */
export const BACKLOG = { records: 10_000, requests: 52, megabytes: 256, seconds: 2 };

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

export function ofBacklog({ most, inOrder, requests, grownMegabytes, ownSeconds }: Backlog): Verdict {
	const order = inOrder ? 'oldest first, once each' : 'NOT oldest first, once each';
	const cheap = requests === BACKLOG.requests && grownMegabytes < BACKLOG.megabytes && ownSeconds < BACKLOG.seconds;
	return {
		name: `${BACKLOG.records} records, ${most} per poll`,
		met: inOrder && cheap,
		shown: `${order}, ${requests} requests, ${grownMegabytes.toFixed(0)} MB, ${ownSeconds.toFixed(2)} s`,
	};
}

/** How often n8n polls, in words. */
export const every = (minutes: number): string => (minutes === 1 ? 'every minute' : `every ${minutes} minutes`);
