import type { Row, Version } from './model-service';

/** What the model knows of a running poll. */
export class PollUnderWay {
	readonly asked: Array<{
		since: string | undefined;
		rows: number;
		rises: Array<readonly [Row, Row]>;
		shown: Map<string, Row>;
	}> = [];
	/** Versions in its answers. */
	readonly shown = new Set<Version>();
	firstTick = Infinity;
	lastTick = -Infinity;
	disturbed = false;
	/** How far our clock was ahead of the service's times, as the trigger reads them. */
	clockError = -Infinity;
	/** True if it may have ended silently before the reading was complete. */
	mayGoOn = false;

	constructor(
		readonly by: number,
		readonly life: number,
		readonly turn: number,
	) {}

	asks(since: string | undefined, tick: number, rows: number): void {
		this.asked.push({ since, rows, rises: [], shown: new Map() });
		this.firstTick = Math.min(this.firstTick, tick);
	}

	answers(tick: number, rows: readonly Row[]): void {
		this.lastTick = tick;
		for (const { version } of rows) this.shown.add(version);
		const question = this.asked.at(-1);
		rows.forEach((row, at) => {
			const { id, modified } = row;
			if (question?.shown.has(id) === false) question.shown.set(id, row);
			if (at > 0 && isSurelyEarlier(rows[at - 1].modified, modified)) question?.rises.push([rows[at - 1], row]);
		});
	}
}

/** Whether one time is certainly earlier. A full minute may be a time to the minute. */
export function isSurelyEarlier(a: string, b: string): boolean {
	return a.endsWith(':00') ? a.slice(0, 16) < b.slice(0, 16) : a < b;
}
