import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TriggerMemory } from '../../../nodes/ZohoSupport/trigger/schedule/memory';
import { Notices } from '../../../nodes/ZohoSupport/trigger/schedule/notices';
import { MINUTE } from '../rows';

const WORDS = { name: 'Zoho Support', endOfDay: 'midnight Pacific time' };
const silent = () => undefined;

let said: string[];
let memory: TriggerMemory;
/** What the log says of waits of so many minutes, one after the other. */
function told(...minutes: Array<number | undefined>): string[] {
	const log = { info: (text: string) => void said.push(text), warn: silent, debug: silent };
	for (const one of minutes)
		new Notices(log, memory, WORDS).wait(one === undefined ? undefined : one * MINUTE, '2026-03-10T12:00:00.000Z');
	return said.map((text) => /polls at most every [\d.]+ minutes|sends no more requests/.exec(text)?.[0] ?? text);
}
const every = (minutes: string) => `polls at most every ${minutes} minutes`;

beforeEach(() => {
	said = [];
	memory = { busy: false };
});

describe('the log says how long new records wait', () => {
	it('from a minute and a half on', () => {
		expect(told(1, 1.49, 1.5)).toEqual([every('1.5')]);
	});

	it('once, until the wait is more than half as long again, or less than two thirds', () => {
		expect(told(12, 12, 18, 8, 18.1, 12.1, 12)).toEqual([every('12.0'), every('18.1'), every('12.0')]);
	});

	it('once for the rest of a day without requests, and again when there are some', () => {
		expect(told(undefined, undefined, 12, undefined)).toEqual([
			'sends no more requests',
			every('12.0'),
			'sends no more requests',
		]);
	});
});
