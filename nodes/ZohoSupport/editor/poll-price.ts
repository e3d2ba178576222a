import type { ILoadOptionsFunctions, INodePropertyOptions, TriggerTime } from 'n8n-workflow';
import { dailyLimitOf, type DailyLimit } from '../connection/daily-limit';
import { pollsADay } from './polls-a-day';

/** What the poll times of the form cost a day beside what the credential allows, as the one choice of a list. Asks nobody: 0 requests. */
export async function pollPrice(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const times: unknown = this.getCurrentNodeParameter('pollTimes.item') ?? [];
	const polls = pollsADay(Array.isArray(times) ? (times as TriggerTime[]) : []);
	return [{ name: priceInWords(polls, await dailyLimitOf(this)), value: '' }];
}

/** `About 288 requests a day; your edition allows 250: …` */
export function priceInWords(polls: number, limit: DailyLimit | undefined): string {
	if (polls === 0) return 'Add a poll time to see what it costs a day';
	const cost = `About ${number(polls)} ${polls === 1 ? 'request' : 'requests'} a day`;
	if (limit === undefined) return `${cost}; choose a credential to see how many are allowed`;
	const { requests, reserve } = limit;
	const room = requests - reserve;
	const allowed = `${cost}; your edition allows ${number(requests)}`;
	if (polls <= room) return `${allowed}, so ${number(requests - polls)} are left for everything else`;
	return `${allowed}, ${number(reserve)} of them kept for people: ${insteadOf(room)}`;
}

function insteadOf(room: number): string {
	return room < 1 ? 'it can never ask' : `it asks every ${((24 * 60) / room).toFixed(1)} minutes instead`;
}

function number(value: number): string {
	return value.toLocaleString('en-US');
}
