import type { Row, Version } from './model-desk';

/** What is known of one poll while it runs. */
export class PollUnderWay {
	readonly asked: Array<{ since: string | undefined; rows: number }> = [];
	/** What its answers showed. */
	readonly shown = new Set<Version>();
	firstTick = Infinity;
	lastTick = -Infinity;
	disturbed = false;
	/** How far our clock was ahead of the times that the service showed, by our reading of them. */
	clockError = -Infinity;
	/** True where it may have ended without a word before all was read. */
	mayGoOn = false;

	constructor(
		readonly by: number,
		readonly life: number,
		readonly turn: number,
	) {}

	asks(since: string | undefined, tick: number, rows: number): void {
		this.asked.push({ since, rows });
		this.firstTick = Math.min(this.firstTick, tick);
	}

	answers(tick: number, rows: readonly Row[]): void {
		this.lastTick = tick;
		for (const { version } of rows) this.shown.add(version);
	}
}
