import fc from 'fast-check';
import type { History } from './history';
import { Life } from './life';
import type { SystemUnderTest } from './system';
import type { Tally } from './tally';
import { histories as supportHistories } from './random-histories';

/** The counts of many histories. */
export interface Totals extends Tally {
	histories: number;
	/** Number of histories with many records. */
	crowds: number;
}

export const NOTHING: Readonly<Totals> = {
	histories: 0,
	polls: 0,
	requests: 0,
	events: 0,
	marked: 0,
	longestState: 0,
	crowds: 0,
};

/** A history with more records than this counts as a crowd. */
const CROWD = 500;

export interface Checked {
	readonly totals: Totals;
	/** The first history that broke a promise, shrunk, and how it did. */
	readonly failure?: { readonly history: History; readonly why: string };
}

/**
 * Plays random histories against a system.
 * @param small false to leave a failing history unshrunk
 * @param histories those of the classic API if absent
 */
export async function check(
	system: SystemUnderTest,
	runs: Parameters<typeof fc.check>[1] & object,
	small = true,
	histories: fc.Arbitrary<History> = supportHistories,
): Promise<Checked> {
	const totals = { ...NOTHING };
	const property = fc.asyncProperty(histories, async (history) => {
		const life = new Life(history, system);
		try {
			await life.play();
		} finally {
			add(totals, { ...life.tally, histories: 1, crowds: life.service.size > CROWD ? 1 : 0 });
		}
	});
	const out = await fc.check(property, { ...runs, endOnFailure: !small });
	if (!out.failed) return { totals };
	const { counterexample, errorInstance } = out;
	const why = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
	if (!Array.isArray(counterexample)) throw new Error(why);
	const history: History = counterexample[0];
	return { totals, failure: { history, why } };
}

export function add(sum: Totals, more: Readonly<Totals>): void {
	sum.histories += more.histories;
	sum.crowds += more.crowds;
	sum.polls += more.polls;
	sum.requests += more.requests;
	sum.events += more.events;
	sum.marked += more.marked;
	sum.longestState = Math.max(sum.longestState, more.longestState);
}

/** A history as readable JSON, which `--history` takes. */
export function historyText(history: History): string {
	return JSON.stringify(history, undefined, 1)
		.replace(/\n\s+/g, ' ')
		.replace(/\{ "do"/g, '\n{ "do"');
}
