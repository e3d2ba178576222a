import type { OpenPoints } from '../open-points';
import type { JsonObject } from '../reference/json';
import type { Operation } from '../reference/operation';
import type { Query } from '../reference/query';

type Step = readonly [lastRow: number, weight: number];

/** What a page costs by the last row that it reaches (open-points 8). */
const STEPS: Readonly<Record<OpenPoints['creditWeights'], readonly Step[]>> = {
	'3-10-50-100': [
		[2_000, 3],
		[10_000, 10],
		[100_000, 50],
		[Infinity, 100],
	],
	'3-5-10-50-100': [
		[2_000, 3],
		[10_000, 5],
		[50_000, 10],
		[100_000, 50],
		[Infinity, 100],
	],
};
const PER_DELETED_RECORD = 6;
const UPDATE_MANY = 25;
const TASKS_COUNT = 50;
const DELETING = ['moveToTrash', 'restore', 'delete', 'deleteSpam'];
const BULK = ['closeTickets', 'markSpam', 'merge'];

/** The credits of a call (open-points 8, cost). */
export function weightOf(operation: Operation, query: Query, body: JsonObject, points: OpenPoints): number {
	const last = operation.path.split('/').at(-1) ?? '';
	const ids = idsIn(body);
	if (DELETING.includes(last)) return Math.max(1, PER_DELETED_RECORD * ids);
	if (last === 'updateMany') return UPDATE_MANY;
	if (operation.id === 'getTasksCount') return TASKS_COUNT;
	if (BULK.includes(last)) return Math.max(1, Math.ceil(ids / 2));
	if (operation.method !== 'GET' || !isList(operation)) return 1;
	if (last.toLowerCase() === 'search' && isByUniqueId(query)) return 1;
	const row = query.page.skip + query.page.limit;
	return STEPS[points.creditWeights].find(([lastRow]) => row <= lastRow)?.[1] ?? 1;
}

function isList({ query, path }: Operation): boolean {
	return query.has('limit') || query.has('from') || path.endsWith('s');
}

function isByUniqueId({ given }: Query): boolean {
	return (given.get('id') ?? given.get('ticketNumber') ?? ',').split(',').length === 1;
}

function idsIn(body: JsonObject): number {
	const list = Object.values(body).find((value) => Array.isArray(value));
	return Array.isArray(list) ? list.length : 0;
}
