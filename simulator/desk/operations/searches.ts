import type { OrderedList } from '../../ordered-list';
import { rowShapeOf } from '../reference/shape';
import type { ModuleName } from '../store/module';
import { moduleNamed } from '../store/module';
import type { ModuleTable } from '../store/module-table';
import { textOf } from '../store/record';
import type { DeskRecord } from '../store/record';
import { listed, moduleOf } from './call';
import type { Answer, Call, Handlers } from './call';
import { walk } from './paging';
import type { Span } from './paging';
import { projected } from './projection';
import { isWithin, rangesOf, searchTests } from './search-filters';
import type { TimeRange } from './search-filters';

const ALL = { skip: 0, limit: Infinity };

/** The searches of the modules. They look into the index, which may be late. */
export const SEARCHES: Handlers = {
	searchTickets: searchIn,
	searchContacts: searchIn,
	searchAccounts: searchIn,
	searchTasks: searchIn,
	searchProducts: searchIn,
	searchSolutions: searchIn,
	searchCalls: searchIn,
	searchEvents: searchIn,
	searchRecords: searchIn,
	doSearch: (call) => search(call, moduleNamed(call.query.text('module') ?? 'tickets')?.name ?? 'tickets'),
	getTicketsCount: (call) => ({ status: 200, body: { count: found(call, 'tickets', ALL).count }, rows: 0 }),
	ticketsCountByFieldValues: (call) => {
		const { records } = found(call, 'tickets', ALL);
		const counts = call.query.list('field').map((field) => [field, countsOf(records, field)]);
		return { status: 200, body: Object.fromEntries(counts), rows: 0 };
	},
};

function searchIn(call: Call): Answer {
	return search(call, moduleOf(call));
}

function search(call: Call, module: ModuleName): Answer {
	const { desk, operation, query } = call;
	const { skip, limit } = query.page;
	const { records, count } = found(call, module, { skip, limit });
	const shape = rowShapeOf(operation);
	const rows = records.map((record) => projected(desk, module, record, shape, new Set()));
	return listed(call, rows, { count });
}

/** The page of the records that the search finds. Without `sortBy` the newest come first (relevance). */
function found(call: Call, module: ModuleName, page: Page): Found {
	const { desk, query, points } = call;
	const { table, stale } = desk.store.searched(module);
	const ranges = rangesOf(call);
	const tests = searchTests(call, module);
	const inclusive = points.rangeEnds === 'inclusive';
	const sortBy = (query.text('sortBy') ?? 'relevance').replace(/^-?relevance$/, '-createdTime');
	const [key, descending] = [sortBy.replace('-', ''), sortBy.startsWith('-')];
	const { order, span } = wayThrough(table, ranges, key, inclusive);
	const rest = ranges.filter((range) => order !== table.by(range.key));
	const isAll = tests.length === 0 && rest.length === 0 && stale.size === 0;
	if (isAll && order === table.by(key)) return sliced(order, descending, span, page);
	const matches = ({ values, id }: DeskRecord): boolean =>
		rest.every((range) => isWithin(textOf(values, range.key), range, inclusive)) &&
		tests.every((test) => test({ values, id }));
	const late = [...stale.values()].filter((one) => one !== undefined);
	const isFound = (record: DeskRecord): boolean =>
		ranges.every((range) => isWithin(textOf(record.values, range.key), range, inclusive)) && matches(record);
	const records = late.filter(isFound);
	const mustSort = records.length > 0 || order !== table.by(key);
	for (const record of walk(order, descending, span))
		if (!stale.has(record.id) && matches(record)) records.push(record);
	const inOrder = mustSort ? sorted(records, key, descending) : records;
	return { records: inOrder.slice(page.skip, page.skip + page.limit), count: records.length };
}

interface Page {
	readonly skip: number;
	readonly limit: number;
}

interface Found {
	readonly records: readonly DeskRecord[];
	/** How many were found in all. */
	readonly count: number;
}

function sliced(
	order: OrderedList<DeskRecord>,
	descending: boolean,
	{ start, end }: Span,
	{ skip, limit }: Page,
): Found {
	const most = Math.min(skip + limit, end - start);
	const part = descending ? { start: end - most, end: end - skip } : { start: start + skip, end: start + most };
	return { records: most <= skip ? [] : [...walk(order, descending, part)], count: end - start };
}

/** So many records of a range are sorted by another key at once; with more, the list by that key is walked instead. */
const MOST_TO_SORT = 5_000;

/** The shortest way: only the part of a sorted list that a time range names. */
function wayThrough(table: ModuleTable, ranges: readonly TimeRange[], key: string, inclusive: boolean): Way {
	const byKey = table.by(key);
	const whole = { order: byKey, span: { start: 0, end: byKey.size } };
	const range = ranges.find((one) => one.key === key) ?? ranges[0];
	if (range === undefined) return whole;
	const order = table.by(range.key);
	const span = spanOf(order, range, inclusive);
	return order !== byKey && span.end - span.start > MOST_TO_SORT ? whole : { order, span };
}

interface Way {
	readonly order: OrderedList<DeskRecord>;
	readonly span: Span;
}

function spanOf(order: OrderedList<DeskRecord>, { key, start, end }: TimeRange, inclusive: boolean): Span {
	const at = ({ values }: DeskRecord): string => textOf(values, key);
	return {
		start: order.firstNot((record) => at(record) < start || (!inclusive && at(record) === start)),
		end: order.firstNot((record) => at(record) < end || (inclusive && at(record) === end)),
	};
}

function sorted(records: DeskRecord[], key: string, descending: boolean): DeskRecord[] {
	const sign = descending ? -1 : 1;
	return records.sort((left, right) => {
		const [one, other] = [textOf(left.values, key), textOf(right.values, key)];
		if (one !== other) return one < other ? -sign : sign;
		return left.id < right.id ? -sign : sign;
	});
}

function countsOf(records: readonly DeskRecord[], field: string): { value: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const { values } of records) counts.set(textOf(values, field), (counts.get(textOf(values, field)) ?? 0) + 1);
	return [...counts].map(([value, count]) => ({ value, count }));
}
