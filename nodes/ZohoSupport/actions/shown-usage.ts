import type { IDataObject } from 'n8n-workflow';
import type { Usage } from '../connection/ledger';
import type { ServiceWords } from '../services/service';

/**
 * The day's quota as an item shows it. All numbers count `unit`: `credits` or `requests`. `isUsedUp` is true once Zoho has
 * refused a request because nothing is left; n8n then sends none before `resetsAt`, which is ISO 8601 UTC.
 */
export function shownUsage(
	{ limit, used, left, reserve, resetsAt, spent }: Usage,
	{ unit }: Pick<ServiceWords, 'unit'>,
): IDataObject {
	return {
		unit: unit.many,
		dailyLimit: limit,
		usedToday: used,
		leftToday: left,
		keptForPeople: reserve,
		isUsedUp: spent,
		resetsAt,
	};
}
