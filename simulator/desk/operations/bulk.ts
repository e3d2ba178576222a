import type { Json, JsonObject } from '../reference/json';
import { unprocessable } from '../refusal';
import type { ModuleName } from '../store/module';
import { done, idsOf, moduleOf, single } from './call';
import type { Answer, Call, Handlers } from './call';
import { valuesOf } from './writes';

/** What is done to several records at once. */
export const BULK: Handlers = {
	deleteTicket: (call) => moveToTrash(call, 'ticketIds'),
	deleteContact: (call) => moveToTrash(call, 'contactIds'),
	deleteAccount: (call) => moveToTrash(call, 'accountIds'),
	deleteProduct: (call) => moveToTrash(call, 'productIds'),
	deleteTask: (call) => moveToTrash(call, 'entityIds'),
	deleteArticle: (call) => results(call, (module, id) => trashed(call, module, id)),
	bulkUpdateTickets: (call) => updateMany(call),
	bulkUpdateContacts: updateMany,
	bulkUpdateAccounts: updateMany,
	bulkUpdateTasks: updateMany,
	updateManyContracts: updateMany,
	closeTickets: (call) => {
		const body = { ...call.body, fieldName: 'status', fieldValue: 'Closed' };
		return changedTickets({ ...call, body });
	},
};

/** Switches trashMost and trashFailure (open-points 12). */
export function moveToTrash(call: Call, key: string): Answer {
	const module = moduleOf(call);
	const ids = idsOf(call.body, key);
	const most = call.points.trashMost === 'none' ? Infinity : Number(call.points.trashMost);
	if (ids.length > most) throw unprocessable(`The value passed for field '${key}' exceeds the range of '1-${most}'.`);
	const strange = ids.filter((id) => call.desk.store.find(module, id) === undefined);
	if (strange.length > 0 && call.points.trashFailure === 'all-or-nothing')
		throw unprocessable(`The value passed for field '${key}' is invalid.`);
	return done(call, ids.filter((id) => trashed(call, module, id)).length);
}

function trashed({ desk, agentId }: Call, module: ModuleName, id: string): boolean {
	const record = desk.store.find(module, id);
	if (record !== undefined) desk.store.trash(module, record, agentId);
	return record !== undefined;
}

/** One field of many records. Tickets answer 204, the others results. */
function updateMany(call: Call): Answer {
	if (moduleOf(call) !== 'tickets') return results(call, (module, id) => changedField(call, module, id));
	return changedTickets(call);
}

/** The answer names no id (switch togetherFailure). */
function changedTickets(call: Call): Answer {
	const ids = idsOf(call.body, 'ids');
	const isStrange = ids.some((id) => call.desk.store.find('tickets', id) === undefined);
	if (isStrange && call.points.togetherFailure === 'all-or-nothing')
		throw unprocessable("The value passed for field 'ids' is invalid.");
	return done(call, ids.filter((id) => changedField(call, 'tickets', id)).length);
}

function changedField(call: Call, module: ModuleName, id: string): boolean {
	const record = call.desk.store.find(module, id);
	if (record === undefined) return false;
	const { fieldName, fieldValue = null, isCustomField } = call.body;
	const name = String(fieldName);
	const body: JsonObject = isCustomField === true ? { cf: { [name]: fieldValue } } : { [name]: fieldValue };
	call.desk.store.change(module, record, valuesOf({ ...call, body }, module, record), { by: call.agentId });
	return true;
}

/** 200 with a result for each id, whatever became of it (README 5, open-points 12). */
export function results(call: Call, act: (module: ModuleName, id: string) => boolean): Answer {
	const ids = idsOf(call.body, 'ids');
	const module = call.operation.module === 'recycleBin' ? 'tickets' : moduleOf(call);
	const rows = ids.map((id): JsonObject => {
		const success = act(module, id);
		const errors: Json = success
			? null
			: { errorCode: 'UNPROCESSABLE_ENTITY', httpCode: '422', errorMessage: 'There is no such record' };
		return { id, success, errors };
	});
	return single({ results: rows }, rows.filter(({ success }) => success === true).length);
}
