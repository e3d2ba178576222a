import { afterEach, beforeEach, jest } from '@jest/globals';

/** Waits of the node are between these, in milliseconds; time limits of a request are longer. */
const WAITS = { from: 100, below: 30_000 };

/** Lets the waits between two tries pass at once until the mocks are restored, and tells `waited` how long each would have been. */
export function skipWaits(waited: (milliseconds: number) => void = () => undefined): void {
	const wait = globalThis.setTimeout;
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
	const skipping = (work: () => void, milliseconds = 0) => {
		if (milliseconds < WAITS.from || milliseconds >= WAITS.below) return wait(work, milliseconds);
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
