import { unprocessable } from '../refusal';
import type { ModuleName } from '../store/module';
import { textOf } from '../store/record';
import type { Values } from '../store/record';
import { EXACT_KEYS, RELATED_NAMES } from './search-keys';
import type { Call } from './call';
import type { Matches } from './paging';
import { textTest } from './text-match';

/** A time range of a search on one key. Both ends are ISO 8601 in UTC with milliseconds, as stored times are. */
export interface TimeRange {
	readonly key: string;
	readonly start: string;
	readonly end: string;
}

/** Fields in which a text is found inside longer ones (open-points 7). */
const INSIDE = [
	'email',
	'firstName',
	'subject',
	'description',
	'phone',
	'mobile',
	'title',
	'productName',
	'_all',
	'contactName',
	'fullName',
];
const OTHER_PARAMETERS = ['limit', 'from', 'sortBy', 'orgId', 'module'];

/** The time ranges of the query. Throws a Refusal when one ends before it begins. */
export function rangesOf({ query }: Call): TimeRange[] {
	return [...query.given]
		.filter(([name]) => name.endsWith('Range'))
		.map(([name, value]) => {
			const [start = NaN, end = NaN] = value.split(',').map((moment) => new Date(moment).getTime());
			if (!(start <= end)) throw unprocessable(`The value passed for field '${name}' is invalid.`);
			const key = name === 'startDateRange' ? 'startTime' : name.replace(/Range$/, '');
			return { key, start: new Date(start).toISOString(), end: new Date(end).toISOString() };
		});
}

/** Whether a moment is in the range (switch rangeEnds). */
export function isWithin(moment: string, { start, end }: TimeRange, inclusive: boolean): boolean {
	return inclusive ? moment >= start && moment <= end : moment > start && moment < end;
}

/** What the query of a search asks of a record, apart from time ranges. */
export function searchTests(call: Call, module: ModuleName): Matches[] {
	const tests: Matches[] = [];
	for (const [name, value] of call.query.given) {
		if (OTHER_PARAMETERS.includes(name) || name.endsWith('Range')) continue;
		tests.push(testOf(call, module, name, value));
	}
	return tests;
}

function testOf(call: Call, module: ModuleName, name: string, value: string): Matches {
	if (/^(customField|field)\d+$/.test(name)) return customTest(value);
	if (name === '_all' || name === 'searchStr') return everywhereTest(value);
	if (name === 'tag') return tagTest(call, module, value);
	const related = RELATED_NAMES[name];
	if (related !== undefined && !(module in OWN_NAMES && OWN_NAMES[module] === name)) {
		const test = textTest(value, INSIDE.includes(name));
		return ({ values }) => test(related(call.desk, values));
	}
	if (EXACT_KEYS.includes(name)) return exactTest(name, value);
	const test = textTest(value, INSIDE.includes(name));
	return ({ values }) => test(textOf(values, name));
}

/** Where the name of a relation is a field of the module itself. */
const OWN_NAMES: Readonly<Partial<Record<ModuleName, string>>> = { accounts: 'accountName', products: 'productName' };

function exactTest(name: string, value: string): Matches {
	const parts = value.split(',');
	const types = parts.filter((part) => /^\$\{\w+\}$/.test(part)).map((part) => part.slice(2, -1).toLowerCase());
	const read = (values: Values): string =>
		name === 'assigneeId' ? textOf(values, 'assigneeId') || textOf(values, 'ownerId') : textOf(values, name);
	return ({ values }) => {
		const own = read(values);
		if (types.includes('empty') && own === '') return true;
		if (types.includes('notempty') && own !== '') return true;
		return parts.includes(own) || (name === 'status' && types.includes(textOf(values, 'statusType').toLowerCase()));
	};
}

/** `cf_name:value`. A field that the module does not have matches nothing. */
function customTest(value: string): Matches {
	const colon = value.indexOf(':');
	const [name, asked] = [value.slice(0, colon), value.slice(colon + 1)];
	const test = textTest(asked, false);
	return ({ values }) => {
		const { cf } = values;
		const own = typeof cf === 'object' && cf !== null && !Array.isArray(cf) ? cf : {};
		const found = name in own || name.startsWith('cf_') ? own[name] : values[name];
		return test(found === undefined || found === null ? '' : String(found));
	};
}

function everywhereTest(value: string): Matches {
	const test = textTest(value, true);
	return ({ values }) =>
		Object.values(values).some((own) => {
			if (typeof own === 'string') return test(own);
			return (
				typeof own === 'object' &&
				own !== null &&
				Object.values(own).some((part) => typeof part === 'string' && test(part))
			);
		});
}

function tagTest({ desk }: Call, module: ModuleName, value: string): Matches {
	const test = textTest(value, false);
	if (module === 'tickets') return ({ id }) => desk.sides.tagsOf(id).some(test);
	return ({ values }) => Array.isArray(values['tags']) && values['tags'].some((tag) => test(String(tag)));
}
