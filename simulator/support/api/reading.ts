import { fieldsAt } from '../portal/record';
import type { PortalRecord } from '../portal/record';
import type { Module } from '../modules';
import { Refusal } from '../refusals';
import { momentOf } from '../../zone-time';
import { answeredRows, keptMoment, keptUnit, valueOf } from './answered-rows';
import { required, wholeNumber } from './call';
import type { Result, Visit } from './call';
import { searchedForm } from './kept-form';

const MOST_RECORDS = 200;
const DEFAULT_FROM = 1;
const DEFAULT_TO = 20;
const SECOND = 1_000;
const DAY = 24 * 60 * 60_000;

type Test = (record: PortalRecord) => boolean;

/** getrecords (reference, section 4). */
export function getRecords(module: Module, visit: Visit): Result {
	const tests = [changedSince(visit), ownedBy(module, visit)].filter((test) => test !== undefined);
	return page(module, visit, tests);
}

/** getrecordsbysearch, which the guide calls searchrecords: exact match that ignores case (our interpretation). */
export function searchRecords(module: Module, visit: Visit): Result {
	const label = required(visit.parameters, 'searchfield');
	const value = searchedForm(required(visit.parameters, 'searchvalue'), visit.points.keptForm);
	if (!visit.store.knows(module, label)) throw new Refusal('4420', label);
	return page(module, visit, [...newerThan(visit), matching(module, visit, label, value)]);
}

/** getrecordsbyid. A list of ids is a switch. Unknown ids of a list are left out. */
export function getRecordsById(module: Module, visit: Visit): Result {
	const ids = requestedIds(visit, 'id');
	if (ids.length > 1 && visit.points.getByIdList === 'refused') throw new Refusal('4600', 'id takes one id');
	const table = visit.store.table(module.name, visit.department);
	const found = ids.map((id) => table.get(id)).filter((record) => record !== undefined);
	if (found.length === 0) throw new Refusal(visit.points.notFound);
	return { elements: [{ name: module.element, children: answeredRows(found, module, visit) }], rows: found.length };
}

/** The ids in a parameter, separated by semicolons. Throws 4831 and 4832. */
export function requestedIds(visit: Visit, name: string): string[] {
	const ids = required(visit.parameters, name)
		.split(';')
		.map((id) => id.trim());
	if (!ids.every((id) => /^\d+$/.test(id))) throw new Refusal('4832', name);
	return ids;
}

function page(module: Module, visit: Visit, tests: readonly Test[]): Result {
	const from = wholeNumber(visit.parameters, 'fromindex', DEFAULT_FROM);
	const to = wholeNumber(visit.parameters, 'toindex', DEFAULT_TO);
	if (from < 1 || to < from) throw new Refusal('4600', 'fromindex must be at least 1 and toindex not below it');
	if (to - from + 1 > MOST_RECORDS) throw new Refusal('4600', `at most ${MOST_RECORDS} records a request`);
	const passes =
		tests.length === 0 ? undefined : (record: PortalRecord): boolean => tests.every((test) => test(record));
	const table = visit.store.table(module.name, visit.department);
	const records = table.window(visit.points.recordOrder, { from, to, ...(passes === undefined ? {} : { passes }) });
	const rows = answeredRows(records, module, visit);
	if (rows.length === 0 && visit.points.emptyList === '4422') throw new Refusal('4422');
	return { elements: [{ name: module.element, children: rows }], rows: rows.length };
}

/**
 * `lastmodifiedtime`, read in the zone of the switch filterZone and compared with the stored modification time, which
 * is cut to its unit.
 */
function changedSince({ parameters, points }: Visit): Test | undefined {
	const given = parameters.get('lastmodifiedtime');
	if (given === undefined || given === '' || points.lastModifiedTime === 'ignored') return undefined;
	const since = momentOf(given, points.filterZone === 'portal' ? points.portalZone : points.filterZone);
	if (since === undefined) throw new Refusal('4600', 'lastmodifiedtime must have the form yyyy-MM-dd HH:mm:ss');
	const first = points.lastModifiedTime === 'inclusive' ? since : since + 1;
	const kept = keptMoment(first, points.timePrecision);
	const least = kept === first ? first : kept + keptUnit(points.timePrecision);
	return (record) => record.modified >= least;
}

function ownedBy(module: Module, { parameters, user }: Visit): Test | undefined {
	if (parameters.get('myrecords') !== 'true') return undefined;
	return (record) => record.fields[`${module.singular} Owner`] === user.name;
}

/** `noofdays`: created within this many days before now. */
function newerThan(visit: Visit): Test[] {
	const days = wholeNumber(visit.parameters, 'noofdays', 0);
	if (days < 0) throw new Refusal('4600', 'noofdays');
	return days === 0 ? [] : [(record) => record.created >= visit.now - days * DAY];
}

/**
 * Stored fields are found by an index. Values that are computed for each answer, such as times, are compared one by
 * one; so are all values when the search lags.
 */
function matching(module: Module, visit: Visit, label: string, value: string): Test {
	const lag = Number(visit.points.searchLag) * SECOND;
	if (lag > 0) return foundWithLag(module, visit, label, value, visit.now - lag);
	if (module.field.get(label)?.kind === 'system' && label !== 'Request Id') {
		return (record) => valueOf(record, label, module, visit)?.toLowerCase() === value.toLowerCase();
	}
	const table = visit.store.table(module.name, visit.department);
	const holders = table.holding(label, value, (record) =>
		label === module.idLabel ? record.id : record.fields[label],
	);
	return (record) => holders.has(record);
}

/** Tests whether a record had the value at an earlier moment. */
function foundWithLag(module: Module, visit: Visit, label: string, value: string, moment: number): Test {
	return (record) => {
		const fields = fieldsAt(record, moment);
		return (
			fields !== undefined &&
			valueOf({ ...record, fields }, label, module, visit)?.toLowerCase() === value.toLowerCase()
		);
	};
}
