import { afterEach, beforeEach, jest } from '@jest/globals';

/** All of the time but its dates goes on as usual. */
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

/** n8n's clock in tests, the one that may be set and the steady one together: it stands, unless a test moves it. Instants are milliseconds since 1970. */
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
