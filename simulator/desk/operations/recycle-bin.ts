import type { JsonObject } from '../reference/json';
import { rowShapeOf } from '../reference/shape';
import type { Trashed } from '../store/desk-store';
import { MODULES } from '../store/module';
import { AGENTS, DEPARTMENTS, rowWithId } from '../store/people';
import { textOf } from '../store/record';
import { results } from './bulk';
import { done, listed } from './call';
import type { Answer, Call, Handlers } from './call';
import { page } from './conversation';
import { filled } from './filled';

/** The recycle bin. */
export const RECYCLE_BIN: Handlers = {
	getRecycleBinEntities: recycleBin,
	restoreEntities: (call) => results(call, (_module, id) => call.desk.store.restore(id)),
	deleteEntities: (call) => results(call, (_module, id) => call.desk.store.bin.delete(id)),
	restoreAllEntities: (call) =>
		done(call, [...call.desk.store.bin.keys()].filter((id) => call.desk.store.restore(id)).length),
	deleteAllEntities: (call) => {
		const rows = call.desk.store.bin.size;
		call.desk.store.bin.clear();
		return done(call, rows);
	},
};

/** The keys of a row that `sortBy` means. */
const SORTED_BY: Readonly<Record<string, string>> = {
	name: 'displayName',
	department: 'departmentId',
	deletedBy: 'deletedById',
};

function recycleBin(call: Call): Answer {
	const { desk, query } = call;
	const [module, departmentId] = [query.text('module'), query.text('departmentId')];
	const [sortBy, include] = [query.text('sortBy') ?? '-deletedTime', query.list('include')];
	const name = sortBy.replace('-', '');
	const key = SORTED_BY[name] ?? name;
	const rows = [...desk.store.bin.values()]
		.filter((one) => module === undefined || one.module === module)
		.filter(({ record }) => departmentId === undefined || record.values['departmentId'] === departmentId)
		.map((one) => rowOf(one, include))
		.sort((left, right) => textOf(left, key).localeCompare(textOf(right, key)));
	const shape = rowShapeOf(call.operation);
	const ordered = sortBy.startsWith('-') ? rows.reverse() : rows;
	return listed(
		call,
		page(call, ordered).map((row) => filled(row, shape)),
	);
}

function rowOf({ record, module, deletedTime, deletedById }: Trashed, include: readonly string[]): JsonObject {
	const { id, values } = record;
	const departmentId = values['departmentId'] ?? null;
	const displayName = textOf(values, MODULES[module].nameField);
	const row: JsonObject = { id, displayName, type: module, departmentId, deletedTime, deletedById };
	if (include.includes('department')) row['department'] = rowWithId(DEPARTMENTS, departmentId) ?? null;
	if (include.includes('deletedBy')) row['deletedBy'] = rowWithId(AGENTS, deletedById) ?? null;
	return row;
}
