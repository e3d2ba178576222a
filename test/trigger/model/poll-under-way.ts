import type { Row, Version } from './records';

/** A request of a poll and its answer. */
export interface Asked {
	readonly question: object;
	/** Number of rows that all pages of the question had. */
	readonly matching: number;
	rows: readonly Row[];
}

/** What the model knows of a running poll. */
export class PollUnderWay {
	readonly asked: Asked[] = [];
	/** Versions in its answers. */
	readonly shown = new Set<Version>();
	firstTick = Infinity;
	lastTick = -Infinity;
	disturbed = false;
	/** How far our clock was ahead of the service's times, as the trigger reads them. */
	clockError = -Infinity;
	private longest = 0;

	constructor(
		readonly by: number,
		readonly life: number,
		readonly turn: number,
		/** True if it may have ended silently before the reading was complete. */
		public mayGoOn: boolean,
	) {}

	asks(question: object, tick: number, matching: number): void {
		this.asked.push({ question, matching, rows: [] });
		this.firstTick = Math.min(this.firstTick, tick);
	}

	answers(tick: number, rows: readonly Row[]): void {
		this.lastTick = tick;
		for (const { version } of rows) this.shown.add(version);
		const last = this.asked.at(-1);
		if (last !== undefined) last.rows = rows;
	}

	/** A request took this long, and this much of the time limit is left. A poll may stop if another may not fit in. */
	took(ms: number, left: number): void {
		this.longest = Math.max(this.longest, ms);
		this.mayGoOn ||= 2 * this.longest > left;
	}
}
