import { count, notSettled, settled, type Verdict } from '../verdict';
import type { OwnTicket } from './own-ticket';
import type { Pace } from './pace';
import type { JsonObject } from './product';

/** The search is asked every two seconds at first, and then less often. */
const STEP_MS = 2_000;
const LATER_STEP_MS = 5_000;
const AT_FIRST_MS = 20_000;
const LONGEST_MS = 330_000;

/** How many searches one measurement takes at most. */
export const MOST_SEARCHES = Math.ceil(AT_FIRST_MS / STEP_MS + (LONGEST_MS - AT_FIRST_MS) / LATER_STEP_MS) + 1;

/** Milliseconds until the search knows what `isKnown` looks for; undefined if it never did. */
export async function measured(
	ticket: OwnTicket,
	pace: Pace,
	isKnown: (row: JsonObject) => boolean,
): Promise<number | undefined> {
	const began = pace.now();
	for (;;) {
		const row = await ticket.searched();
		const taken = pace.now() - began;
		if (row !== undefined && isKnown(row)) return taken;
		if (taken > LONGEST_MS) return undefined;
		await pace.wait(taken < AT_FIRST_MS ? STEP_MS : LATER_STEP_MS);
	}
}

const SECOND_MS = 1_000;
/** Two measurements with equal delay differ by less. */
const ALIKE_MS = 8 * SECOND_MS;
const AT_ONCE_MS = 2 * SECOND_MS;

/** indexLag, from the delay after a creation and after a change. */
export function indexLag(created: number | undefined, changed: number | undefined): Verdict {
	if (created === undefined || changed === undefined)
		return notSettled(`the search did not know it within ${count(LONGEST_MS / SECOND_MS, 'second')}`);
	const [first, second] = [created, changed].map((taken) => Math.round(taken / SECOND_MS));
	const evidence = `the search knew a new ticket after ${first} s, and a change after ${second} s`;
	if (Math.abs(created - changed) > ALIKE_MS)
		return settled('out-of-order', `${evidence}: so a later change can come first`);
	const longest = Math.max(created, changed);
	if (longest <= AT_ONCE_MS) return settled('0', evidence);
	return settled(longest <= 60 * SECOND_MS ? '30' : '300', `${evidence}; 30 stands for up to a minute, 300 for more`);
}
