import type { IDataObject } from 'n8n-workflow';
import { asHelpdeskError } from '../helpdesk/problem';
import type { Helpdesk, HelpdeskRecord, RecordQuery } from '../helpdesk/helpdesk';
import { SERVICE } from '../services/services';
import { ShiftingRows, Walk, type WalkPlan } from '../helpdesk/walk';
import { failedItem } from './items';
import type { ItemResult, Run } from './run';

/** Pages between two lines of the log, for those who watch a long read. */
const PAGES_A_LINE = 25;

/**
 * Reads the records of a query, all or the first `limit`, as the result of an item. Trouble in the middle of a long
 * read keeps what was read before it.
 */
export async function readRecords(run: Run, query: RecordQuery, limit: number | undefined): Promise<ItemResult> {
	const { helpdesk } = run;
	const asked = askedFor(query, limit, helpdesk);
	const walk = new Walk(planOf(query, limit, helpdesk));
	const done = () => walk.records.map((record) => chosen(record, query.fields));
	try {
		let requests = 0;
		for (let window = walk.next(); window !== undefined; window = walk.next()) {
			walk.take(await helpdesk.page(asked, window));
			requests += 1;
			if (requests % PAGES_A_LINE === 0)
				run.context.logger.info(`${SERVICE.words.name}: ${walk.records.length} records read in ${requests} requests`);
		}
	} catch (error) {
		const problem = error instanceof ShiftingRows ? shifting(walk) : asHelpdeskError(error).problem;
		return { ...failedItem(problem, 'read'), output: done() };
	}
	return { kind: 'done', output: done() };
}

function planOf({ modifiedSince }: RecordQuery, limit: number | undefined, helpdesk: Helpdesk): WalkPlan {
	const changed = (record: HelpdeskRecord) => helpdesk.times(record).modified;
	const since = modifiedSince?.getTime();
	const keep =
		since === undefined ? undefined : (record: HelpdeskRecord) => !((changed(record)?.latest ?? Infinity) < since);
	return { pageSize: helpdesk.pageSize, limit, keep, changed, versionOf: (record) => versionOf(record, helpdesk) };
}

/** The content of a record, with its time of change, without the fields that change while nobody touches it. */
function versionOf(record: HelpdeskRecord, { catalogue }: Helpdesk): string {
	return JSON.stringify(Object.entries(record).filter(([label]) => !catalogue.movesByItself(label)));
}

/**
 * What the service is asked for. The time of the last change is added where the records are filtered here too, or
 * where it shows whether rows changed between pages. The filter starts far enough back to miss no record if the
 * service reads the time in another zone.
 */
function askedFor(
	query: RecordQuery,
	limit: number | undefined,
	{ modifiedField, surelySince }: Pick<Helpdesk, 'modifiedField' | 'surelySince'>,
): RecordQuery {
	const { fields, modifiedSince } = query;
	if (modifiedSince === undefined && limit !== undefined) return query;
	const withTime = fields === undefined || fields.includes(modifiedField) ? fields : [...fields, modifiedField];
	if (modifiedSince === undefined) return { ...query, fields: withTime };
	return { ...query, fields: withTime, modifiedSince: surelySince(modifiedSince) };
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
		message: `Records were created, changed or deleted so often during the read that ${walk.extraRequests} pages had to be read again. ${walk.records.length} records were read; some may be missing.`,
		nextStep:
			'Run the node at a quieter hour, or read fewer records (Limit, Modified Since, or Search). To go on with what was read, set On Error to Continue in the settings of the node. If nobody changes records, a field that changes by itself may be the reason: choose only the fields that you need.',
	};
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
