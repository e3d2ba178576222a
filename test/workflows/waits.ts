import { afterEach, beforeEach, jest } from '@jest/globals';

/** Waits of the node are from 100 milliseconds; time limits of a request are these. */
const SHORTEST_WAIT = 100;
const TIME_LIMITS: ReadonlySet<number> = new Set([30_000, 60_000, 120_000]);

/** Lets the waits between two tries pass at once until the mocks are restored, and tells `waited` how long each would have been. */
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

/** The same in every test of a file or `describe`: gives the skipped waits of the test, in milliseconds. */
export function skippedWaits(): number[] {
	const waits: number[] = [];
	beforeEach(() => {
		waits.length = 0;
		skipWaits((milliseconds) => void waits.push(milliseconds));
	});
	afterEach(() => void jest.restoreAllMocks());
	return waits;
}
