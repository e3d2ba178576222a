import type { PortalRecord } from '../portal/record';
import { moduleNamed } from '../modules';
import type { Module } from '../modules';
import { Refusal } from '../refusals';
import { writtenRows } from '../wire/write-document';
import type { WrittenRow } from '../wire/write-document';
import { required } from './call';
import type { Result, Visit } from './call';
import { keptForm } from './kept-form';
import { requestedIds } from './reading';
import { writeAnswer } from './write-answer';
import type { Entry } from './write-answer';

/** addrecords (reference, section 4): many rows a call, with the answer in their order. */
export function addRecords(module: Module, visit: Visit): Result {
	const rows = withinLimit(keptRows(module, visit), visit);
	const judged = rows.map((row, place) => ({
		row,
		number: place + 1,
		refusal: rowRefusal(row, place + 1, module, visit),
	}));
	const firstBad = judged.find(({ refusal }) => refusal !== undefined)?.refusal;
	if (firstBad !== undefined && (rows.length === 1 || visit.points.addPartialFailure === 'whole')) throw firstBad;
	const entries: Entry[] = [];
	for (const { row, number, refusal } of judged) {
		if (refusal === undefined) entries.push({ id: addRow(row, module, visit).id, row: number });
		else if (visit.points.addPartialFailure !== 'left-out') entries.push({ refusal, row: number });
		if (refusal !== undefined && visit.points.addPartialFailure === 'stop-at-row') break;
	}
	return writeAnswer('2001', entries, module, visit.points);
}

/** updaterecords: one record a call [doc]. */
export function updateRecords(module: Module, visit: Visit): Result {
	const record = theRecord(module, visit);
	const [row, ...more] = keptRows(module, visit);
	if (row === undefined || more.length > 0) throw new Refusal('4600', 'updaterecords takes one row');
	const unknown = visit.points.unknownField === 'refused' ? unknownLabel(row, module, visit) : undefined;
	if (unknown !== undefined) throw new Refusal('4600', `unknown field ${unknown}`);
	const standing = new Map([...Object.entries(record.fields), ...row]);
	if (!hasMandatory(standing, module)) throw new Refusal('4401', module.mandatory.join(' or '));
	visit.store.change(module, record, Object.fromEntries(knownValues(row, module, visit)), visit.user.name);
	return writeAnswer('2002', [{ id: record.id, row: 1 }], module, visit.points);
}

/** deleterecords: one id [live]; a list is a switch. */
export function deleteRecords(module: Module, visit: Visit): Result {
	const ids = requestedIds(visit, 'id');
	if (ids.length > 1 && visit.points.deleteList === 'refused') throw new Refusal('4600', 'id takes one id');
	const wanted = visit.points.deleteList === 'first-only' ? ids.slice(0, 1) : ids;
	const entries = wanted.map((id, place): Entry => {
		const record = visit.store.table(module.name, visit.department).get(id);
		if (record === undefined) return { refusal: new Refusal(visit.points.notFound, id), row: place + 1 };
		visit.store.remove(module, record);
		return { id, row: place + 1 };
	});
	if (entries.every((entry) => 'refusal' in entry)) throw new Refusal(visit.points.notFound);
	return writeAnswer('2003', entries, module, visit.points);
}

/** The rows of a write, with values in their stored form. */
function keptRows(module: Module, { parameters, points }: Visit): WrittenRow[] {
	const rows = writtenRows(required(parameters, 'xml'), module);
	return rows.map((row) => new Map([...row].map(([label, value]) => [label, keptForm(value, points.keptForm)])));
}

function theRecord(module: Module, visit: Visit): PortalRecord {
	const [id, ...more] = requestedIds(visit, 'id');
	if (id === undefined || more.length > 0) throw new Refusal('4600', 'id takes one id');
	const record = visit.store.table(module.name, visit.department).get(id);
	if (record === undefined) throw new Refusal(visit.points.notFound);
	return record;
}

function withinLimit(rows: WrittenRow[], { points }: Visit): WrittenRow[] {
	const limit = Number(points.addRowLimit);
	if (rows.length > limit && points.addPastLimit === 'refuse')
		throw new Refusal('4600', `at most ${limit} rows a request`);
	return rows.slice(0, limit);
}

function rowRefusal(row: WrittenRow, number: number, module: Module, visit: Visit): Refusal | undefined {
	const unknown = visit.points.unknownField === 'refused' ? unknownLabel(row, module, visit) : undefined;
	if (unknown !== undefined) return new Refusal('4600', `unknown field ${unknown} in row ${number}`);
	return hasMandatory(row, module)
		? undefined
		: new Refusal('4401', `${module.mandatory.join(' or ')} in row ${number}`);
}

function unknownLabel(row: WrittenRow, module: Module, { store }: Visit): string | undefined {
	return [...row.keys()].find((label) => !store.knows(module, label));
}

function hasMandatory(values: ReadonlyMap<string, string>, module: Module): boolean {
	return module.mandatory.some((label) => (values.get(label) ?? '').trim() !== '');
}

/** Drops unknown labels. The store drops system labels. */
function knownValues(row: WrittenRow, module: Module, { store }: Visit): [string, string][] {
	return [...row].filter(([label]) => store.knows(module, label));
}

function addRow(row: WrittenRow, module: Module, visit: Visit): PortalRecord {
	if (module.name === 'requests') addContact(row, visit);
	return visit.store.add(module, visit.department, Object.fromEntries(knownValues(row, module, visit)), {
		by: visit.user.name,
	});
}

/** Creates the contact of a case when no contact has that name (reference, section 5 [live]). */
function addContact(row: WrittenRow, { store, department, user }: Visit): void {
	const name = (row.get('Contact Name') ?? '').trim().replace(/\s+/g, ' ');
	const known = store
		.table('contacts', department)
		.holding('First Name + Last Name', name, ({ fields }) =>
			[fields['First Name'], fields['Last Name']].filter((part) => part !== undefined).join(' '),
		);
	if (known.size > 0) return;
	const lastSpace = name.lastIndexOf(' ');
	const names = { 'First Name': name.slice(0, Math.max(lastSpace, 0)), 'Last Name': name.slice(lastSpace + 1) };
	const shared = ['Email', 'Phone', 'Account Name'].map((label): [string, string] => [label, row.get(label) ?? '']);
	store.add(moduleNamed('contacts'), department, { ...names, ...Object.fromEntries(shared) }, { by: user.name });
}
