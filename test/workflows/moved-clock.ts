import { afterEach, beforeEach, jest } from '@jest/globals';
import { fakeDates } from './fake-dates';

/**
 * n8n's clock in tests: wall clock and steady clock together. It stands still unless a test moves it. Instants are
 * milliseconds since 1970.
 */
export function movedClock(start: number): (at: number) => void {
	let steady = 0;
	fakeDates(start);
	beforeEach(() => {
		steady = start;
		jest.spyOn(performance, 'now').mockImplementation(() => steady);
	});
	afterEach(() => void jest.restoreAllMocks());
	return (at) => {
		jest.setSystemTime(at);
		steady = at;
	};
}
