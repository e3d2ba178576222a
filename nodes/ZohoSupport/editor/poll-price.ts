import type { ILoadOptionsFunctions, INodePropertyOptions, TriggerTime } from 'n8n-workflow';
import { chosenEvent } from '../form/event';
import type { Given } from '../form/given';
import { chosenModule } from '../form/resource';
import { chosenService } from '../form/service';
import { dailyLimitOf } from '../services/daily-limit';
import type { DailyLimit, Service, SweepCost } from '../services/service';
import { allWithReadableErrors } from './form-errors';
import { givenIn } from './form-fields';
import { pollsADay } from './polls-a-day';
import { counted, shownNumber } from '../helpdesk/numbers';

/**
 * The only choice of a list: what the poll times of the form cost a day, and what the credential allows. Costs no
 * request.
 */
async function pollPrice(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const times: unknown = this.getCurrentNodeParameter('pollTimes.item') ?? [];
	const given = givenIn(this);
	const service = chosenService(given);
	const polls = pollsADay(Array.isArray(times) ? (times as TriggerTime[]) : []);
	return [{ ...priceInWords(polls, await dailyLimitOf(service, this), pricedBy(service, given)), value: '' }];
}

/** The list, by the name under which n8n calls it. */
export const POLL_PRICES = allWithReadableErrors({ pollPrice });

/** What a poll costs at least, and in which unit. */
interface Priced {
	readonly pollCost: number;
	/** What looks that do not come with each poll add at most. */
	readonly sweep?: SweepCost | undefined;
	readonly words: Pick<Service['words'], 'unit'>;
}

function pricedBy(service: Service, given: Given): Priced {
	const module = chosenModule(service, given);
	const event = chosenEvent(given, service.catalogue.module(module));
	return { pollCost: service.pollCost(module, event), sweep: service.sweepCost?.(event), words: service.words };
}

/**
 * Short enough to be read in the closed list, `About 288 requests a day; only 250 are allowed`. What follows from it
 * shows when the list is opened.
 */
export function priceInWords(
	polls: number | undefined,
	limit: DailyLimit | undefined,
	{ pollCost, sweep = { poll: 0, day: 0 }, words: { unit } }: Priced,
): { name: string; description?: string } {
	if (polls === undefined)
		return { name: 'Correct the cron expression to see what it costs', description: 'n8n cannot read this expression' };
	if (polls === 0) return { name: 'Add a poll time to see what it costs a day' };
	const swept = Math.min(polls * sweep.poll, sweep.day);
	const spent = polls * pollCost + swept;
	const cost = `${swept === 0 ? 'About' : 'Up to'} ${counted(spent, unit)} a day`;
	if (limit === undefined)
		return {
			name: `${cost}; no credential is chosen`,
			description: `Choose a credential to see how many ${unit.many} are allowed`,
		};
	const { requests, reserve } = limit;
	const room = requests - reserve;
	if (spent <= room)
		return {
			name: `${cost}; ${shownNumber(requests)} are allowed`,
			description: `${shownNumber(requests - spent)} are left for everything else`,
		};
	return {
		name: `${cost}; only ${shownNumber(requests)} are allowed`,
		description: `${shownNumber(reserve)} of these are kept for people, so ${insteadOf((room - swept) / pollCost)}`,
	};
}

function insteadOf(polls: number): string {
	return polls < 1
		? 'the trigger can never poll'
		: `the trigger polls every ${((24 * 60) / polls).toFixed(1)} minutes instead`;
}
