import type { IDataObject } from 'n8n-workflow';
import { chosenFilters } from '../form/chosen-conditions';
import { FILTERS } from '../form/conditions';
import { fittingConditions } from '../form/fitting-conditions';
import type { Given } from '../form/given';
import type { HelpdeskRecord, RecordQuery } from '../helpdesk/helpdesk';
import { failedItem } from './items';
import { picked } from '../helpdesk/json';
import { asHelpdeskError, endsRun } from '../helpdesk/problem';
import type { ItemResult, Run } from './run';
import { shownNumber } from '../helpdesk/numbers';

/** Pages between two lines of the log, for those who watch a long read. */
const PAGES_A_LINE = 25;

/**
 * Reads the records of a query, all or the first `limit`, as the result of an item. Trouble in the middle of a long
 * read keeps what was read before it.
 */
export async function readRecords(
	run: Run,
	query: RecordQuery,
	limit: number | undefined,
	isSimple: boolean,
): Promise<ItemResult> {
	const onPage = (records: number, requests: number) => {
		if (requests % PAGES_A_LINE === 0)
			run.context.logger.info(
				`${run.words.name}: ${shownNumber(records)} records read in ${shownNumber(requests)} requests`,
			);
	};
	const { records, trouble } = await run.helpdesk.list(query, { limit, onPage });
	const output = records.map((record) => shown(run, record, query, isSimple));
	return trouble === undefined ? { kind: 'done', output } : { ...failedItem(trouble, 'read'), output };
}

/** The keys under which records show the fields that a person chose; undefined = all. */
export async function keysOf({ helpdesk, module }: Run, names: readonly string[] | undefined) {
	return names === undefined ? undefined : await helpdesk.keysOf(module, names);
}

/** What comes out of a record: the fields that were asked for, since a service may send more; else as *Simplify* says. */
export function shown(
	{ helpdesk, module }: Pick<Run, 'helpdesk' | 'module'>,
	record: HelpdeskRecord,
	{ fields, include }: Pick<RecordQuery, 'fields' | 'include'>,
	isSimple: boolean,
): IDataObject {
	if (fields === undefined) return isSimple ? helpdesk.simplified(module, record, include) : record;
	// A service that brings other records along knows under which keys they show.
	return include === undefined ? picked(record, ['id', ...fields]) : record;
}

/**
 * What one request found for several items. If it was refused, one of them may be the reason: then nothing is found, and
 * each is read by itself.
 * @throws HelpdeskError for trouble that is the same for every item
 */
export async function foundTogether<Found>(read: Promise<readonly Found[]>): Promise<readonly Found[]> {
	return await read.catch((error: unknown) => {
		const known = asHelpdeskError(error);
		if (endsRun(known.problem)) throw known;
		return [];
	});
}

/** Makes equal reads of one run once: later ones get the result of the first. */
export function readOnce(): (key: string, read: () => Promise<ItemResult>) => Promise<ItemResult> {
	const known = new Map<string, Promise<ItemResult>>();
	return async (key, read) => {
		const result = known.get(key) ?? read();
		known.set(key, result);
		return await result;
	};
}

/** The filters of an item. @throws HelpdeskError `data` for one that its field does not allow */
export async function filtersOf({ helpdesk, module, context }: Run, given: Given) {
	return await fittingConditions(helpdesk, module, chosenFilters(given, context.getTimezone()), FILTERS);
}
