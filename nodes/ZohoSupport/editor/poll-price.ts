import type { ILoadOptionsFunctions, INodePropertyOptions, TriggerTime } from 'n8n-workflow';
import { dailyLimitOf } from '../services/daily-limit';
import type { DailyLimit } from '../services/service';
import { pollsADay } from './polls-a-day';

/** What the poll times of the form cost a day beside what the credential allows, as the one choice of a list. Asks nobody: 0 requests. */
export async function pollPrice(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const times: unknown = this.getCurrentNodeParameter('pollTimes.item') ?? [];
	const polls = pollsADay(Array.isArray(times) ? (times as TriggerTime[]) : []);
	return [{ ...priceInWords(polls, await dailyLimitOf(this)), value: '' }];
}

/** Short enough to be read in the closed list, `About 288 requests a day; your edition allows only 250`; what follows from it shows when it is opened. */
export function priceInWords(
	polls: number | undefined,
	limit: DailyLimit | undefined,
): { name: string; description?: string } {
	if (polls === undefined)
		return { name: 'Correct the cron expression to see what it costs', description: 'n8n cannot read it' };
	if (polls === 0) return { name: 'Add a poll time to see what it costs a day' };
	const cost = `About ${number(polls)} ${polls === 1 ? 'request' : 'requests'} a day`;
	if (limit === undefined)
		return { name: `${cost}; no credential is chosen`, description: 'Choose one to see how many requests are allowed' };
	const { requests, reserve } = limit;
	const room = requests - reserve;
	if (polls <= room)
		return {
			name: `${cost}; your edition allows ${number(requests)}`,
			description: `${number(requests - polls)} are left for everything else`,
		};
	return {
		name: `${cost}; your edition allows only ${number(requests)}`,
		description: `${number(reserve)} of them are kept for people: ${insteadOf(room)}`,
	};
}

function insteadOf(room: number): string {
	return room < 1 ? 'it can never ask' : `it asks every ${((24 * 60) / room).toFixed(1)} minutes instead`;
}

function number(value: number): string {
	return value.toLocaleString('en-US');
}
