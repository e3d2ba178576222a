import type { Desk, Order, Row, Window } from './desk';
import type { PollPlan } from './histories';

/** A way to find out what is new. */
export interface Strategy {
	readonly name: string;
	readonly waitsFor: 'created' | 'createdOrUpdated';
	/** A trigger that is activated now. */
	start(): Poller;
}

export interface Poller {
	/**
	 * What it gives out.
	 * @param now by our own clock
	 * @throws what a request threw; nothing is given out then
	 */
	poll(line: Line, now: () => number): readonly Row[];
	/** What publishing the workflow anew does to it. */
	republish?(now: number): void;
}

/** A request that failed. */
export class Failed extends Error {}

const SECOND = 1_000;

/** The line to a desk for one poll: counts, fails as planned, and lets happen what happens meanwhile. Each request takes a second. */
export class Line {
	requests = 0;

	constructor(
		private readonly desk: Desk,
		private readonly plan: PollPlan,
	) {}

	/** By the service's clock. */
	now(): number {
		return this.plan.at + this.requests * SECOND;
	}

	sorted(order: Order, window: Window): Row[] {
		return this.ask(() => this.desk.sorted(order, window));
	}

	changedSince(since: number | null, window: Window): Row[] {
		return this.ask(() => this.desk.changedSince(since, window));
	}

	/** What has not happened by the end of the poll happens now. */
	end(): void {
		for (const rest of this.plan.during.slice(this.requests)) for (const one of rest) this.desk.happen(one);
	}

	private ask(answer: () => Row[]): Row[] {
		this.requests += 1;
		const rows = this.requests === this.plan.fails ? undefined : answer();
		for (const one of this.plan.during[this.requests - 1] ?? []) this.desk.happen(one);
		if (rows === undefined) throw new Failed('the request failed');
		return rows;
	}
}
