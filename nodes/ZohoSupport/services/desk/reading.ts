import type { Problem } from '../../helpdesk/problem';
import type { JsonObject } from '../../helpdesk/json';
import type { KnownCondition } from './conditions';
import type { DeskField } from './field';
import { ListReading } from './list';
import { carries } from './modules';
import { withOtherRecords } from './other-records';
import type { ReadContext } from './read-context';
import { troubleOf } from './read-progress';
import { byCreation } from './records';
import type { RowCollector } from './row-collector';
import { searchReading, type Source } from './search';
import { sortedReading } from './sorted-pages';
import { type KnownSort, sortHere } from './sorting';

/** What is read, and from where if nothing is sorted. */
export interface Reading {
	readonly conditions: readonly KnownCondition[];
	readonly chosen: readonly DeskField[] | undefined;
	readonly limit: number | undefined;
	readonly sort: KnownSort | undefined;
	readonly source: Source;
}

/** Rows that were read, in their order. */
export interface RowsRead {
	readonly rows: readonly JsonObject[];
	/** What stopped the read; the rows are those that came before. */
	readonly trouble: Problem | undefined;
}

interface Way {
	readonly source: Source;
	readonly collector: RowCollector;
	readonly read: () => Promise<void>;
	/** Sorts the rows once all of them are here, unless they come in the wanted order. */
	readonly sorted?: (rows: readonly JsonObject[]) => readonly JsonObject[];
}

/**
 * Reads rows. `begun` gets a count of the rows so far.
 * @throws HelpdeskError `data` for a sort that is not possible
 */
export async function readRows(
	context: ReadContext,
	reading: Reading,
	begun: (rows: () => number) => void,
): Promise<RowsRead> {
	const { source, collector, read, sorted } = wayOf(context, reading);
	begun(() => collector.size);
	let trouble = await troubleOf(read);
	let rows: readonly JsonObject[] = collector.rows;
	if (collector.limit === undefined) rows = byCreation(rows);
	if (sorted !== undefined) rows = sorted(rows).slice(0, reading.limit);
	if (trouble === undefined) {
		trouble = await troubleOf(async () => {
			rows = await withOtherRecords(context, rows, source);
		});
	}
	return { rows, trouble };
}

/**
 * A limit is read in the order of the service, where it has it. Otherwise all rows are read in the order of creation,
 * where none can be missed, and sorted here.
 */
function wayOf(context: ReadContext, reading: Reading): Way {
	const { conditions, limit, sort, source } = reading;
	if (sort === undefined || isUsual(context, reading)) return { source, ...plainReading(context, reading, limit) };
	const from = sortingSource(context, reading, sort);
	if (from === undefined || limit === undefined) {
		const here = sortHere(context, source, sort, from !== undefined);
		return { source, ...plainReading(here.context, reading, undefined), sorted: here.sorted };
	}
	const sortBy = String(sort.by[from]);
	return { source: from, ...sortedReading(context, conditions, from, sortBy, limit) };
}

/** The newest first is the usual order of a limit. */
function isUsual({ module }: ReadContext, { limit, sort, source }: Reading): boolean {
	if (sort?.field?.name !== 'createdTime' || limit === undefined || !sort.descending) return false;
	return source === 'search' || module.list.newestFirst !== undefined;
}

/** Where the service sorts. A list in another order than that of creation cannot end at a time. */
function sortingSource(
	{ module, settings }: ReadContext,
	{ source, conditions }: Reading,
	{ by }: KnownSort,
): Source | undefined {
	const endsAtTime = conditions.some(({ field, operator }) => field.name === 'createdTime' && operator === 'from');
	if (by[source] !== undefined && !(source === 'list' && endsAtTime)) return source;
	// A row that does not show a field of a condition would be read by itself.
	const isShown = conditions.every(({ field }) => carries(module, 'search', field));
	return isShown && settings.view === undefined && by.search !== undefined ? 'search' : undefined;
}

function plainReading(
	context: ReadContext,
	{ conditions, chosen, source }: Reading,
	limit: number | undefined,
): Pick<Way, 'collector' | 'read'> {
	if (source === 'search') return searchReading(context, conditions, limit);
	const list = new ListReading(context, conditions, chosen, limit);
	return { collector: list.collector, read: async () => await list.read() };
}
