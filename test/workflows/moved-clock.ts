import { afterEach, beforeEach, jest } from '@jest/globals';

/** Everything except dates keeps real time. */
const REAL_TIMERS = [
	'hrtime',
	'nextTick',
	'performance',
	'queueMicrotask',
	'setImmediate',
	'clearImmediate',
	'setInterval',
	'clearInterval',
	'setTimeout',
	'clearTimeout',
] as const;

/**
 * n8n's clock in tests: wall clock and steady clock together. It stands still unless a test moves it. Instants are
 * milliseconds since 1970.
 */
export function movedClock(start: number): (at: number) => void {
	let steady = 0;
	beforeEach(() => {
		jest.useFakeTimers({ now: start, doNotFake: [...REAL_TIMERS] });
		steady = start;
		jest.spyOn(performance, 'now').mockImplementation(() => steady);
	});
	afterEach(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});
	return (at) => {
		jest.setSystemTime(at);
		steady = at;
	};
}
