import type { HelpdeskRecord, Listed, ListPlan, RecordQuery, RecordTimes } from '../../helpdesk/helpdesk';
import { asHelpdeskError, type Problem } from '../../helpdesk/problem';
import type { RowWindow } from '../../helpdesk/row-window';
import { ShiftingRows, Walk, type WalkPlan } from '../../helpdesk/walk';
import { CATALOGUE } from './catalogue';
import { FILTER_DRIFT_HOURS, PAGE_SIZE } from './requests';

export const FILTER_DRIFT_MS = FILTER_DRIFT_HOURS * 60 * 60 * 1000;

/** The label of the field with the time of the last change. */
export const MODIFIED_FIELD = 'Modified Time';

/** What reading a list needs of the help desk. */
export interface ListDoor {
	/** One request: the rows of a window. Fewer at the end of the list, none after it. */
	page(query: RecordQuery, window: RowWindow): Promise<HelpdeskRecord[]>;
	times(record: HelpdeskRecord): RecordTimes;
}

/**
 * Reads the records of a query, all or the first `limit`. Trouble in the middle of a long read keeps what was read
 * before it.
 */
export async function readList(door: ListDoor, query: RecordQuery, { limit, onPage }: ListPlan): Promise<Listed> {
	const asked = askedFor(query, limit);
	const walk = new Walk(planOf(query, limit, door));
	try {
		let requests = 0;
		for (let window = walk.next(); window !== undefined; window = walk.next()) {
			walk.take(await door.page(asked, window));
			requests += 1;
			onPage?.(walk.records.length, requests);
		}
	} catch (error) {
		const trouble = error instanceof ShiftingRows ? shifting(walk) : asHelpdeskError(error).problem;
		return { records: walk.records, trouble };
	}
	return { records: walk.records };
}

function planOf({ modifiedSince }: RecordQuery, limit: number | undefined, door: ListDoor): WalkPlan {
	const changed = (record: HelpdeskRecord) => door.times(record).modified;
	const since = modifiedSince?.getTime();
	const keep =
		since === undefined ? undefined : (record: HelpdeskRecord) => !((changed(record)?.latest ?? Infinity) < since);
	return { pageSize: PAGE_SIZE, limit, keep, changed, versionOf };
}

/** The content of a record, with its time of change, without the fields that change while nobody touches it. */
function versionOf(record: HelpdeskRecord): string {
	return JSON.stringify(Object.entries(record).filter(([label]) => !CATALOGUE.movesByItself(label)));
}

/**
 * What the service is asked for. The time of the last change is added where the records are filtered here too, or
 * where it shows whether rows changed between pages. The filter starts far enough back to miss no record if the
 * service reads the time in another zone.
 */
function askedFor(query: RecordQuery, limit: number | undefined): RecordQuery {
	const { fields, modifiedSince } = query;
	if (modifiedSince === undefined && limit !== undefined) return query;
	const withTime = fields === undefined || fields.includes(MODIFIED_FIELD) ? fields : [...fields, MODIFIED_FIELD];
	if (modifiedSince === undefined) return { ...query, fields: withTime };
	return { ...query, fields: withTime, modifiedSince: new Date(modifiedSince.getTime() - FILTER_DRIFT_MS) };
}

function shifting(walk: Walk): Problem {
	return {
		kind: 'shifting',
		code: null,
		message: `Records were created, changed or deleted so often during the read that ${walk.extraRequests} pages had to be read again. ${walk.records.length} records were read; some may be missing.`,
		nextStep:
			'Run the node at a quieter hour, or read fewer records (Limit, Modified Since, or Search). To go on with what was read, set On Error to Continue in the settings of the node. If nobody changes records, a field that changes by itself may be the reason: choose only the fields that you need.',
	};
}
