import { describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { TriggerTime } from 'n8n-workflow';
import { pollsADay } from '../../nodes/ZohoSupport/editor/polls-a-day';
import { replay } from '../services/support/replay';

/** The library that n8n schedules with, where n8n finds it. */
const requireFromN8n = createRequire(createRequire(`${process.cwd()}/package.json`).resolve('n8n-core/package.json'));
const { CronTime } = requireFromN8n('cron') as {
	CronTime: new (expression: string) => Record<'second' | 'minute' | 'hour', object>;
};

/** Times of the busiest day, as that library has them; undefined for what it refuses. */
function countedByLibrary(expression: string): number | undefined {
	try {
		const { second, minute, hour } = new CronTime(expression);
		return [second, minute, hour].reduce((product, values) => product * Object.keys(values).length, 1);
	} catch {
		return undefined;
	}
}

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
		[
			'every 90 minutes, which a cron expression takes for each hour',
			{ mode: 'everyX', unit: 'minutes', value: 90 },
			24,
		],
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
		['0,0 0 * * *', 1],
		['0 0 29 feb mon-fri', 1],
		['0 */15 8-17 * Jan-Mar MON,Wed', 40],
		['5,35 10-50/20 6 * * 7', 6],
		['*/20 * * * * *', 4320],
		['@yearly', 1],
		['@monthly', 1],
		['@weekly', 1],
		['@daily', 1],
		['@hourly', 24],
		[' @Hourly ', 24],
		['@minutely', 1440],
		['@secondly', 86_400],
		['@weekdays', 1],
		['@weekends', 1],
	])('cron expression %p: %d times', (cronExpression, polls) => {
		expect(pollsADay([{ mode: 'custom', cronExpression } as TriggerTime])).toBe(polls);
	});

	it.each([
		'50-70 0 * * *',
		'*/0 0 * * *',
		'9-5 0 * * *',
		'5-20-30 0 * * *',
		'* * *',
		'* * * * * * *',
		'@fortnightly',
		'@annually',
		'@midnight',
		'* * * * funday',
		'5* * * * *',
		'0 0 0 * *',
		'* * * 13 *',
		'x',
	])('no number can be told of %p, which n8n cannot read', (cronExpression) =>
		expect(pollsADay([{ mode: 'everyMinute' }, { mode: 'custom', cronExpression } as TriggerTime])).toBeUndefined(),
	);

	it('as the library counts that n8n reads cron expressions with', () => {
		const number = fc.nat(70).map(String);
		const range = fc.tuple(number, number).map((ends) => ends.join('-'));
		const stepped = fc
			.tuple(fc.oneof(fc.constant('*'), range, number), fc.nat(30))
			.map(([what, step]) => `${what}/${step}`);
		const name = fc.constantFrom('mon', 'Jan', 'FRI-SAT', 'noday');
		const part = fc.oneof(
			{ weight: 12, arbitrary: fc.integer({ min: 1, max: 12 }).map(String) },
			{ weight: 12, arbitrary: fc.constant('*') },
			number,
			range,
			stepped,
			name,
		);
		const field = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(','));
		const expression = fc.array(field, { minLength: 4, maxLength: 7 }).map((fields) => fields.join(' '));
		fc.assert(
			fc.property(expression, (cronExpression) => {
				expect(pollsADay([{ mode: 'custom', cronExpression } as TriggerTime])).toBe(countedByLibrary(cronExpression));
			}),
			replay(4_000),
		);
	});

	it('all together', () => {
		expect(
			pollsADay([
				{ mode: 'everyHour', minute: 0 },
				{ mode: 'everyDay', ...at },
			]),
		).toBe(25);
	});

	it('never where there are none, or none that is known or filled in', () => {
		const odd = [{ mode: 'everyBlueMoon' }, { mode: 'everyX' }, { mode: 'custom' }] as unknown as TriggerTime[];
		expect([pollsADay([]), pollsADay(odd)]).toEqual([0, 0]);
	});
});
