import type { IDataObject } from 'n8n-workflow';
import { asHelpdeskError } from '../helpdesk/problem';
import type { Helpdesk, HelpdeskRecord, RecordQuery } from '../helpdesk/helpdesk';
import { ShiftingRows, Walk } from '../helpdesk/walk';
import { failedItem } from './items';
import type { ItemResult, Run } from './run';

/** Pages between two lines of the log, for those who watch a long read. */
const PAGES_A_LINE = 25;

/**
 * Reads the records of a query, all or the first `limit`, as the result of an item. Trouble in the middle of a long read
 * keeps what was read before it.
 */
export async function readRecords(run: Run, query: RecordQuery, limit: number | undefined): Promise<ItemResult> {
	const { helpdesk } = run;
	const asked = askedFor(query, helpdesk);
	const since = query.modifiedSince;
	const keep = since === undefined ? undefined : (record: HelpdeskRecord) => !((helpdesk.times(record).modified?.latest ?? Infinity) < since.getTime());
	const walk = new Walk({ pageSize: helpdesk.pageSize, limit, keep });
	const done = () => walk.records.map((record) => chosen(record, query.fields));
	try {
		let pages = 0;
		for (let window = walk.next(); window !== undefined; window = walk.next()) {
			walk.take(await helpdesk.page(asked, window));
			pages += 1;
			if (pages % PAGES_A_LINE === 0) run.context.logger.info(`Zoho Support: ${walk.records.length} records read in ${pages} requests`);
		}
	} catch (error) {
		const problem = error instanceof ShiftingRows ? shifting(walk) : asHelpdeskError(error).problem;
		return { ...failedItem(problem, 'read'), output: done() };
	}
	return { kind: 'done', output: done() };
}

/**
 * What the service is asked for where records are filtered here too: from so much further back that none is missed when it
 * reads the time in another zone, and with the time of the last change.
 */
function askedFor(query: RecordQuery, { modifiedField, filterDrift }: Helpdesk): RecordQuery {
	const { fields, modifiedSince } = query;
	if (modifiedSince === undefined) return query;
	const withTime = fields === undefined || fields.includes(modifiedField) ? fields : [...fields, modifiedField];
	return { ...query, fields: withTime, modifiedSince: new Date(modifiedSince.getTime() - filterDrift) };
}

/** The fields of a record that were asked for: a service may send more. */
export function chosen(record: HelpdeskRecord, fields: readonly string[] | undefined): IDataObject {
	if (fields === undefined) return record;
	const labels = ['id', ...fields].filter((label) => Object.hasOwn(record, label));
	return Object.fromEntries(labels.map((label) => [label, record[label]]));
}

function shifting(walk: Walk) {
	return {
		kind: 'shifting' as const,
		code: null,
		message: `Records were created or deleted so often while they were read that ${walk.extraRequests} pages had to be read again; ${walk.records.length} records were read, and some may be missing.`,
		nextStep: 'Run it at a quieter hour, read fewer records (Limit, Modified Since, or a search), or turn on Continue on Fail to go on with what was read.',
	};
}

/** Gives the result of the first time when the same is asked again within one run: equal reads are made once. */
export function readOnce(): (key: string, read: () => Promise<ItemResult>) => Promise<ItemResult> {
	const known = new Map<string, Promise<ItemResult>>();
	return async (key, read) => {
		const result = known.get(key) ?? read();
		known.set(key, result);
		return await result;
	};
}
