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
	getTicketsCount: (call) => ({ status: 200, body: { count: found(call, 'tickets').length }, rows: 0 }),
	ticketsCountByFieldValues: (call) => {
		const records = found(call, 'tickets');
		const counts = call.query.list('field').map((field) => [field, countsOf(records, field)]);
		return { status: 200, body: Object.fromEntries(counts), rows: 0 };
	},
};

function searchIn(call: Call): Answer {
	return search(call, moduleOf(call));
}

function search(call: Call, module: ModuleName): Answer {
	const { desk, operation, query } = call;
	const records = found(call, module);
	const { skip, limit } = query.page;
	const shape = rowShapeOf(operation);
	const page = records.slice(skip, skip + limit);
	const rows = page.map((record) => projected(desk, module, record, shape, new Set()));
	return listed(call, rows, { count: records.length });
}

/** All records that the search finds, in its order. Without `sortBy` the newest come first (relevance). */
function found(call: Call, module: ModuleName): DeskRecord[] {
	const { desk, query, points } = call;
	const table = desk.store.searched(module);
	const ranges = rangesOf(call);
	const tests = searchTests(call, module);
	const inclusive = points.rangeEnds === 'inclusive';
	const sortBy = (query.text('sortBy') ?? 'relevance').replace(/^(-?)relevance$/, '-createdTime');
	const key = sortBy.replace('-', '');
	const matches = (record: DeskRecord): boolean =>
		ranges.every((range) => isWithin(textOf(record.values, range.key), range, inclusive)) &&
		tests.every((test) => test(record));
	const { order, span } = wayThrough(table, ranges, key);
	const records: DeskRecord[] = [];
	for (const record of walk(order, sortBy.startsWith('-'), span)) if (matches(record)) records.push(record);
	return order === table.by(key) ? records : sorted(records, sortBy);
}

/** The shortest way: only the part of a sorted list that a time range names. */
function wayThrough(
	table: ModuleTable,
	ranges: readonly TimeRange[],
	key: string,
): { order: OrderedList<DeskRecord>; span: Span } {
	const range = ranges.find((one) => one.key === key) ?? ranges[0];
	const order = table.by(range?.key ?? key);
	if (range === undefined) return { order, span: { start: 0, end: order.size } };
	const [first, last] = [new Date(range.start).toISOString(), new Date(range.end).toISOString()];
	const start = order.firstNot(({ values }) => textOf(values, range.key) < first);
	return { order, span: { start, end: order.firstNot(({ values }) => textOf(values, range.key) <= last) } };
}

function sorted(records: DeskRecord[], sortBy: string): DeskRecord[] {
	const key = sortBy.replace('-', '');
	const sign = sortBy.startsWith('-') ? -1 : 1;
	return records.sort((left, right) => {
		const [one, other] = [textOf(left.values, key) + left.id, textOf(right.values, key) + right.id];
		return one === other ? 0 : one < other ? -sign : sign;
	});
}

function countsOf(records: readonly DeskRecord[], field: string): { value: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const { values } of records) counts.set(textOf(values, field), (counts.get(textOf(values, field)) ?? 0) + 1);
	return [...counts].map(([value, count]) => ({ value, count }));
}
