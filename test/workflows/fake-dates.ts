import { afterEach, beforeEach, jest } from '@jest/globals';

/** Dates stand still at `start` during each test. Everything else keeps real time, so requests work as usual. */
export function fakeDates(start: number | Date): void {
	beforeEach(() => {
		jest.useFakeTimers({
			now: start,
			doNotFake: [
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
			],
		});
	});
	afterEach(() => void jest.useRealTimers());
}
