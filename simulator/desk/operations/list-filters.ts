import type { Json, JsonObject } from '../reference/json';
import { invalidField, unprocessable } from '../refusal';
import type { DeskRecord } from '../store/record';
import { textOf } from '../store/record';
import type { Call } from './call';
import type { Matches } from './paging';
import { VIEWS } from './views';

const DAY = 24 * 3_600_000;

/** The parameters of lists that compare one value with a list of values. */
const EXACT: Readonly<Record<string, string>> = {
	priority: 'priority',
	channel: 'channel',
	status: 'status',
	teamIds: 'teamId',
	ownerId: 'ownerId',
	ownerIds: 'ownerId',
	accountId: 'accountId',
	authorId: 'authorId',
	categoryId: 'categoryId',
	permission: 'permission',
	contractName: 'contractName',
	contractStatus: 'contractStatus',
};

/** What the query of a list asks of a record; undefined when it asks nothing. */
export function filterOf(call: Call): Matches | undefined {
	const tests: Matches[] = [];
	for (const [name, value] of call.query.given) {
		const test = testOf(call, name, value);
		if (test !== undefined) tests.push(test);
	}
	if (tests.length === 0) return undefined;
	return (record) => tests.every((test) => test(record));
}

function testOf(call: Call, name: string, value: string): Matches | undefined {
	const list = call.query.list(name);
	const key = EXACT[name];
	if (key !== undefined) return ({ values }) => list.includes(textOf(values, key));
	switch (name) {
		case 'departmentIds':
		case 'departmentId':
			return departmentTest(call, name, list);
		case 'assignee':
			return (record) => list.includes(assigneeOf(record));
		case 'receivedInDays':
			return receivedTest(call, value);
		case 'viewId':
			return viewTest(call, value);
		case 'isSpam':
			return ({ values }) => (values['isSpam'] ?? false) === (value === 'true');
		case 'isCompleted':
			return ({ values }) => (textOf(values, 'statusType') === 'Closed') === (value === 'true');
		case 'modifiedTimeRange':
			return rangeTest('modifiedTime', list);
		case 'filters':
			return filtersTest(value);
		default:
			return undefined;
	}
}

/** Open-points 3. Products may belong to several departments. */
function departmentTest({ operation, points }: Call, name: string, list: readonly string[]): Matches | undefined {
	if (operation.id === 'getTickets' && name === 'departmentId' && points.departmentIds === 'singular-ignored')
		return undefined;
	return ({ values }) => {
		const several = values['departmentIds'];
		if (Array.isArray(several)) return several.some((id) => list.includes(String(id)));
		return list.includes(textOf(values, 'departmentId'));
	};
}

function assigneeOf({ values }: DeskRecord): string {
	return textOf(values, 'assigneeId') || textOf(values, 'ownerId') || 'Unassigned';
}

/** By the last answer of the customer; -1 for tickets without any. */
function receivedTest({ desk }: Call, days: string): Matches {
	if (days === '-1') return ({ values }) => textOf(values, 'customerResponseTime') === '';
	const earliest = new Date(desk.clock.milliseconds() - Number(days) * DAY).toISOString();
	return ({ values }) => textOf(values, 'customerResponseTime') >= earliest;
}

function viewTest({ operation }: Call, viewId: string): Matches {
	const view = VIEWS.find(({ id, module }) => id === viewId && module === operation.module);
	if (view === undefined) throw invalidField('viewId', 'No view has this id');
	return view.matches;
}

function rangeTest(key: string, [start = '', end = '']: readonly string[]): Matches {
	return ({ values }) => textOf(values, key) >= start && textOf(values, key) <= end;
}

/** The JSON of `filters`: status and priority, and conditions on fields. */
function filtersTest(text: string): Matches {
	const filters: JsonObject = JSON.parse(text);
	const lists: [string, string[]][] = [];
	for (const [name, key] of [
		['Status', 'status'],
		['Priority', 'priority'],
	] as const)
		if (Array.isArray(filters[name])) lists.push([key, filters[name].map(String)]);
	for (const condition of conditionsOf(filters['criteria'])) lists.push(condition);
	if (lists.length === 0) throw unprocessable("The value passed for field 'filters' is invalid.");
	return ({ values }) => lists.every(([key, wanted]) => wanted.includes(textOf(values, key)));
}

function conditionsOf(criteria: Json | undefined): [string, string[]][] {
	if (typeof criteria !== 'object' || criteria === null || Array.isArray(criteria)) return [];
	const conditions = criteria['fieldConditions'];
	return (Array.isArray(conditions) ? conditions : []).flatMap((condition): [string, string[]][] => {
		if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return [];
		const data = condition['data'];
		return [[String(condition['field']), Array.isArray(data) ? data.map(String) : []]];
	});
}
