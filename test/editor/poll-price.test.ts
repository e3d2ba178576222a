import { beforeAll, describe, expect, it } from '@jest/globals';
import type { INodeProperties, TriggerTime } from 'n8n-workflow';
import { priceInWords } from '../../nodes/ZohoSupport/editor/poll-price';
import { pollsADay } from '../../nodes/ZohoSupport/editor/polls-a-day';
import { createEngine } from '../engine/engine';

/** Characters that the closed list shows at the usual width of the form. */
const READABLE = 58;

const CLASSIC = { pollCost: 1, words: { unit: { one: 'request', many: 'requests' } } };
const DESK = { pollCost: 3, words: { unit: { one: 'credit', many: 'credits' } } };
const FREE = { requests: 250, reserve: 25 };
const ENTERPRISE = { requests: 15_000, reserve: 1_500 };

describe('the price of the poll times', () => {
	it.each([
		[1440, ENTERPRISE, 'About 1,440 requests a day; 15,000 are allowed', '13,560 are left for everything else'],
		[144, FREE, 'About 144 requests a day; 250 are allowed', '106 are left for everything else'],
		[
			288,
			FREE,
			'About 288 requests a day; only 250 are allowed',
			'25 of these are kept for people, so the trigger polls every 6.4 minutes instead',
		],
		[1, FREE, 'About 1 request a day; 250 are allowed', '249 are left for everything else'],
		[
			1440,
			{ requests: 250, reserve: 250 },
			'About 1,440 requests a day; only 250 are allowed',
			'250 of these are kept for people, so the trigger can never poll',
		],
		[undefined, FREE, 'Correct the cron expression to see what it costs', 'n8n cannot read this expression'],
		[
			1440,
			undefined,
			'About 1,440 requests a day; no credential is chosen',
			'Choose a credential to see how many requests are allowed',
		],
	])('of %p polls a day with %j reads "%s"', (polls, limit, name, description) => {
		expect(priceInWords(polls, limit, CLASSIC)).toEqual({ name, description });
		expect(name.length).toBeLessThanOrEqual(READABLE);
	});

	it('counts what a poll costs in the unit of the service', () => {
		expect(priceInWords(1440, { requests: 5_000, reserve: 500 }, DESK)).toEqual({
			name: 'About 4,320 credits a day; 5,000 are allowed',
			description: '680 are left for everything else',
		});
		expect(priceInWords(1440, { requests: 3_000, reserve: 300 }, DESK).description).toBe(
			'300 of these are kept for people, so the trigger polls every 1.6 minutes instead',
		);
	});

	it('counts what is looked at beside the polls, at most', () => {
		const messages = { ...DESK, sweep: { poll: 63, day: 1_512 } };
		expect(priceInWords(1440, { requests: 75_000, reserve: 7_500 }, messages)).toEqual({
			name: 'Up to 5,832 credits a day; 75,000 are allowed',
			description: '69,168 are left for everything else',
		});
		expect(priceInWords(1, { requests: 5_000, reserve: 500 }, messages).name).toBe(
			'Up to 66 credits a day; 5,000 are allowed',
		);
		expect(priceInWords(1440, { requests: 5_000, reserve: 500 }, messages).description).toBe(
			'500 of these are kept for people, so the trigger polls every 1.4 minutes instead',
		);
	});

	it.each<[number, TriggerTime[]]>([
		[1440, [{ mode: 'everyMinute' }]],
		[288, [{ mode: 'everyX', value: 5, unit: 'minutes' }]],
		[12, [{ mode: 'everyX', value: 2, unit: 'hours' }]],
		[
			25,
			[
				{ mode: 'everyHour', minute: 0 },
				{ mode: 'everyDay', hour: 8, minute: 0 },
			],
		],
		[48, [{ mode: 'custom', cronExpression: '0 */30 * * * *' }]],
		[0, []],
	])('counts %i polls a day of %j', (polls, times) => {
		expect(pollsADay(times)).toBe(polls);
	});
});

describe('the line of the price in the form', () => {
	let price: INodeProperties | undefined;

	beforeAll(async () => {
		const { types } = await createEngine();
		price = types
			.getByNameAndVersion('n8n-nodes-zoho-support.zohoSupportTrigger')
			.description.properties.find(({ name }) => name === 'price');
	});

	/**
	 * What the editor compares to see whether it must ask for the line again: the values of the form at these paths, as
	 * one text.
	 */
	function compared(item: readonly object[]): string {
		const paths = price?.typeOptions?.loadOptionsDependsOn ?? [];
		const at = (path: string) =>
			path
				.split(/[.[\]]+/)
				.filter(Boolean)
				.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], {
					pollTimes: { item },
				});
		return paths.map(at).join('|');
	}

	it.each([
		['another mode', [{ mode: 'everyMinute' }], [{ mode: 'everyHour' }]],
		[
			'another number',
			[{ mode: 'everyX', value: 5, unit: 'minutes' }],
			[{ mode: 'everyX', value: 10, unit: 'minutes' }],
		],
		['another unit', [{ mode: 'everyX', value: 5, unit: 'minutes' }], [{ mode: 'everyX', value: 5, unit: 'hours' }]],
		[
			'another cron expression',
			[{ mode: 'custom', cronExpression: '0 * * * *' }],
			[{ mode: 'custom', cronExpression: '0 8 * * *' }],
		],
		['a second poll time', [{ mode: 'everyDay' }], [{ mode: 'everyDay' }, { mode: 'everyDay' }]],
	])('is asked for again after %s', (_change, before, after) => {
		expect(compared(after)).not.toBe(compared(before));
	});
});
