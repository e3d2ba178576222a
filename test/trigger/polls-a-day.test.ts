import { describe, expect, it } from '@jest/globals';
import type { TriggerTime } from 'n8n-workflow';
import { pollsADay } from '../../nodes/ZohoSupport/editor/polls-a-day';

const at = { hour: 14, minute: 30 };

describe('poll times fire on the busiest day', () => {
	it.each<[string, TriggerTime, number]>([
		['every minute', { mode: 'everyMinute' }, 1440],
		['every hour', { mode: 'everyHour', minute: 5 }, 24],
		['every day', { mode: 'everyDay', ...at }, 1],
		['every week', { mode: 'everyWeek', ...at, weekday: 1 }, 1],
		['every month', { mode: 'everyMonth', ...at, dayOfMonth: 1 }, 1],
		['every 5 minutes', { mode: 'everyX', unit: 'minutes', value: 5 }, 288],
		['every 7 minutes, anew each hour', { mode: 'everyX', unit: 'minutes', value: 7 }, 24 * 9],
		['every 60 minutes', { mode: 'everyX', unit: 'minutes', value: 60 }, 24],
		['every 90 minutes, which a cron expression takes for each hour', { mode: 'everyX', unit: 'minutes', value: 90 }, 24],
		['every 0 minutes, which is each', { mode: 'everyX', unit: 'minutes', value: 0 }, 1440],
		['every 2.5 minutes', { mode: 'everyX', unit: 'minutes', value: 2.5 }, 720],
		['every 3 hours', { mode: 'everyX', unit: 'hours', value: 3 }, 8],
		['every 5 hours, anew each day', { mode: 'everyX', unit: 'hours', value: 5 }, 5],
		['every 48 hours', { mode: 'everyX', unit: 'hours', value: 48 }, 1],
		['a value that is not filled in', { mode: 'everyX', unit: 'minutes', value: Number.NaN }, 1440],
	])('%s: %#', (_what, time, polls) => {
		expect(pollsADay([time])).toBe(polls);
	});

	it.each<[string, number]>([
		['* * * * *', 1440],
		['*/5 * * * *', 288],
		['0 * * * *', 24],
		['0 9 * * 1-5', 1],
		['0,30 9-17 * * *', 18],
		['10-19 8 * * *', 10],
		['10-20/5 8 * * *', 3],
		['5/20 0 * * *', 3],
		['0 */6 * * *', 4],
		['0 0-23/12 * * *', 2],
		['0 */10 * * * *', 144],
		['  */30   *  * * * ', 48],
		['50-70 0 * * *', 10],
		['0,0 0 * * *', 1],
		['*/0 0 * * *', 60],
	])('cron expression %p: %d times', (cronExpression, polls) => {
		expect(pollsADay([{ mode: 'custom', cronExpression } as TriggerTime])).toBe(polls);
	});

	it('all together', () => {
		expect(pollsADay([{ mode: 'everyHour', minute: 0 }, { mode: 'everyDay', ...at }])).toBe(25);
	});

	it('never where there are none, or none that is known or filled in', () => {
		const odd = [{ mode: 'everyBlueMoon' }, { mode: 'everyX' }, { mode: 'custom' }] as unknown as TriggerTime[];
		expect([pollsADay([]), pollsADay(odd)]).toEqual([0, 0]);
	});
});
