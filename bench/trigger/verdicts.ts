import type { Backlog, TriggerFigures, Week } from './figures';

/** Something that the trigger is to keep, and whether it did. */
export interface Verdict {
	readonly name: string;
	readonly met: boolean;
	readonly shown: string;
}

/** Requests that Free has a day, and those of them that are kept for people. */
export const FREE = { limit: 250, reserve: 25 };

export const BACKLOG = { records: 10_000, requests: 52, megabytes: 256, seconds: 2 };

export function verdictsOf({ weeks, peers, backlogs }: TriggerFigures): Verdict[] {
	const ours = peers.filter(({ name }) => name === OURS);
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

export const OURS = 'this package';

function ofWeek({ everyMinutes, missed, repeated, errors, mostRequests }: Week): Verdict {
	const met = missed === 0 && repeated === 0 && errors === 0 && mostRequests <= FREE.limit - FREE.reserve;
	return {
		name: `On Free, ${every(everyMinutes)}`,
		met,
		shown: `${missed} missed, ${repeated} repeated, ${errors} errors, ${mostRequests} requests a day at most`,
	};
}

function ofBacklog({ most, inOrder, requests, grownMegabytes, ownSeconds }: Backlog): Verdict {
	const met =
		inOrder && requests === BACKLOG.requests && grownMegabytes < BACKLOG.megabytes && ownSeconds < BACKLOG.seconds;
	const order = inOrder ? 'oldest first, once each' : 'NOT oldest first, once each';
	return {
		name: `${BACKLOG.records} records, ${most} at once`,
		met,
		shown: `${order}, ${requests} requests, ${grownMegabytes.toFixed(0)} MB, ${ownSeconds.toFixed(2)} s`,
	};
}

/** How often n8n polls, in words. */
export function every(minutes: number): string {
	return minutes === 1 ? 'every minute' : `every ${minutes} minutes`;
}
