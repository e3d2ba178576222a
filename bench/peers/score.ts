import type { History, PollPlan } from './histories';
import { Portal, type Row } from './portal';

/** A way to find what is new; `start` activates a trigger. */
export interface Way {
	readonly name: string;
	readonly waitsFor: 'created' | 'createdOrUpdated';
	start(): Poller;
}

export interface Poller {
	/** Gives the events of one poll, or throws what a request threw. Time is read from our own clock. */
	poll(line: Line, now: () => number): readonly Row[];
	/** Called when the workflow is published again. */
	republish?(now: number): void;
}

/** Owed events had to come out, missed ones did not, repeated ones came out again or were there before the activation. */
export type Score = Record<'owed' | 'missed' | 'repeated' | 'polls' | 'requests', number>;

/** A request that failed. */
export class Failed extends Error {}

/** The connection of one poll. It counts requests, fails as planned, and lets things happen meanwhile. A request takes a second. */
export class Line {
	requests = 0;

	constructor(
		private readonly portal: Portal,
		private readonly plan: PollPlan,
	) {}

	/** By the service's clock. */
	now(): number {
		return this.plan.at + this.requests * 1_000;
	}

	ask(answer: (portal: Portal) => Row[]): Row[] {
		this.requests += 1;
		const rows = this.requests === this.plan.fails ? undefined : answer(this.portal);
		this.portal.happen(this.plan.during[this.requests - 1] ?? []);
		if (rows === undefined) throw new Failed('the request failed');
		return rows;
	}
}

/** Lets a trigger that works in this way live through a history, and adds what came of it to a score. */
export function live(way: Way, { switches, ahead, before, polls }: History, score: Score): void {
	const portal = new Portal(switches);
	portal.happen(before);
	// One event per record, or one per version of it.
	const eventOf = ({ id, version }: Row) => (way.waitsFor === 'created' ? id : `${id} ${version}`);
	const old = new Set(portal.all().map(eventOf));
	const poller = way.start();
	const given: string[] = [];
	for (const plan of polls) {
		portal.happen(plan.before);
		if (plan.republished) poller.republish?.(plan.at + ahead);
		const line = new Line(portal, plan);
		try {
			given.push(...poller.poll(line, () => line.now() + ahead).map(eventOf));
		} catch {
			// n8n shows the error; the next poll goes on.
		}
		portal.happen(plan.during.slice(line.requests).flat());
		score.requests += line.requests;
	}
	const came = new Set(given.filter((event) => !old.has(event)));
	// Only what is still there is owed: a record may go, and a version may pass, before anyone can see it.
	const owed = portal
		.all()
		.map(eventOf)
		.filter((event) => !old.has(event));
	score.polls += polls.length;
	score.owed += owed.length;
	score.missed += owed.filter((event) => !came.has(event)).length;
	score.repeated += given.length - came.size;
}
