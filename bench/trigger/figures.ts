import { list, member, number, text } from '../figures';
import type { Score } from '../peers/score';

/** A life on Free, polled at one interval. */
export interface Week {
	readonly everyMinutes: number;
	/** Minutes from the creation of each case until the workflow was started with it, shortest first. */
	readonly waits: readonly number[];
	readonly missed: number;
	readonly repeated: number;
	readonly errors: number;
	/** The most of any Pacific day of the service. */
	readonly mostRequests: number;
	/** Polls of n8n. */
	readonly polls: number;
}

/** What a strategy made of all histories. */
export interface Peer extends Score {
	readonly name: string;
	readonly waitsFor: string;
}

/** 10,000 records that changed between two polls. */
export interface Backlog {
	/** Events at once. */
	readonly most: number;
	/** Polls until all were given out. */
	readonly polls: number;
	readonly requests: number;
	/** True when each came once, oldest first. */
	readonly inOrder: boolean;
	/** The most memory beyond n8n's engine loaded, once all was given out. */
	readonly grownMegabytes: number;
	/** Processor time of the trigger alone: pages that were read before, in; items and saved state, out. */
	readonly ownSeconds: number;
}

export interface TriggerFigures {
	readonly days: number;
	readonly histories: number;
	readonly weeks: readonly Week[];
	readonly peers: readonly Peer[];
	readonly backlogs: readonly Backlog[];
}

/** @throws Error when a child sent something else */
export function weekOf(value: unknown): Week {
	return {
		everyMinutes: number(value, 'everyMinutes'),
		waits: list(member(value, 'waits')).map(Number),
		missed: number(value, 'missed'),
		repeated: number(value, 'repeated'),
		errors: number(value, 'errors'),
		mostRequests: number(value, 'mostRequests'),
		polls: number(value, 'polls'),
	};
}

/** @throws Error when a child sent something else */
export function peersOf(value: unknown): Peer[] {
	return list(value).map((each) => ({
		name: text(each, 'name'),
		waitsFor: text(each, 'waitsFor'),
		owed: number(each, 'owed'),
		missed: number(each, 'missed'),
		repeated: number(each, 'repeated'),
		polls: number(each, 'polls'),
		requests: number(each, 'requests'),
	}));
}

/** @throws Error when a child sent something else */
export function backlogOf(value: unknown): Backlog {
	return {
		most: number(value, 'most'),
		polls: number(value, 'polls'),
		requests: number(value, 'requests'),
		inOrder: member(value, 'inOrder') === true,
		grownMegabytes: number(value, 'grownMegabytes'),
		ownSeconds: number(value, 'ownSeconds'),
	};
}

/** The value below or at which a part of sorted values lies. */
export function percentile(sorted: readonly number[], part: number): number {
	return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}
