import { difference, uniq } from 'es-toolkit';
import type { History, PollPlan } from './histories';
import { Portal, type Row } from './portal';

/** A way to find what is new; `start` activates a trigger. */
export interface Way {
	readonly name: string;
	readonly waitsFor: 'created' | 'createdOrUpdated';
	start(): Poller;
}

/** What an event is recognized by. */
type Told = Pick<Row, 'id' | 'version'>;

/** Gives the events of one poll, or throws what a request threw. */
export type Poller = (line: Line) => readonly Told[];

/** Owed events had to come out, missed ones did not, repeated ones came out again or were there before the activation. */
export type Score = Record<'owed' | 'missed' | 'repeated' | 'polls' | 'requests', number>;

/** The connection of one poll. It counts requests, fails as planned, and lets things happen meanwhile. A request takes a second. */
export class Line {
	requests = 0;

	constructor(
		private readonly portal: Portal,
		private readonly plan: PollPlan,
		private readonly ahead: number,
		/** True in the first poll after the workflow was published again. */
		readonly republished = plan.republished,
	) {}

	/** By our own clock. */
	now(): number {
		return this.plan.at + this.ahead + this.requests * 1_000;
	}

	ask(answer: (portal: Portal) => Row[]): Row[] {
		this.requests += 1;
		const rows = this.requests === this.plan.fails ? undefined : answer(this.portal);
		this.portal.happen(this.plan.during[this.requests - 1] ?? []);
		if (rows === undefined) throw new Error('the request failed');
		return rows;
	}
}

/** Lets a trigger that works in this way live through a history, and adds what came of it to a score. */
export function live(way: Way, { switches, ahead, before, polls }: History, score: Score): void {
	const portal = new Portal(switches);
	portal.happen(before);
	// One event per record, or one per version of it.
	const eventOf = ({ id, version }: Told) => (way.waitsFor === 'created' ? id : `${id} ${version}`);
	const old = portal.all().map(eventOf);
	const poll = way.start();
	const given: string[] = [];
	for (const plan of polls) {
		portal.happen(plan.before);
		const line = new Line(portal, plan, ahead);
		try {
			given.push(...poll(line).map(eventOf));
		} catch {
			// n8n shows the error; the next poll goes on.
		}
		portal.happen(plan.during.slice(line.requests).flat());
		score.requests += line.requests;
	}
	// Only what is still there is owed: a record may go, and a version may pass, before anyone can see it.
	const owed = difference(portal.all().map(eventOf), old);
	score.polls += polls.length;
	score.owed += owed.length;
	score.missed += difference(owed, given).length;
	score.repeated += given.length - uniq(difference(given, old)).length;
}
