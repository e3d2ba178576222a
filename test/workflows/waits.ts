import { afterEach, beforeEach, jest } from '@jest/globals';

/** Waits of the node are 100 milliseconds or more. These are the time limits of a request. */
const SHORTEST_WAIT = 100;
const TIME_LIMITS: ReadonlySet<number> = new Set([30_000, 60_000, 120_000]);

/** Skips the waits between two tries until the mocks are restored, and passes the length of each to `waited`. */
export function skipWaits(waited: (milliseconds: number) => void = () => undefined): void {
	const wait = globalThis.setTimeout;
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
	const skipping = (work: () => void, milliseconds = 0) => {
		if (milliseconds < SHORTEST_WAIT || milliseconds > 100_000 || TIME_LIMITS.has(milliseconds))
			return wait(work, milliseconds);
		waited(milliseconds);
		return wait(work, 0);
	};
	jest.spyOn(globalThis, 'setTimeout').mockImplementation(skipping as typeof setTimeout);
}

/** Does the same in every test of a file or `describe`. Returns the skipped waits of the test, in milliseconds. */
export function skippedWaits(): number[] {
	const waits: number[] = [];
	beforeEach(() => {
		waits.length = 0;
		skipWaits((milliseconds) => void waits.push(milliseconds));
	});
	afterEach(() => void jest.restoreAllMocks());
	return waits;
}
