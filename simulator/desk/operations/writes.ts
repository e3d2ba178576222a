import type { Json, JsonObject } from '../reference/json';
import { shapeOf } from '../reference/shape';
import { Refusal, invalidField } from '../refusal';
import { STATUSES, customFieldsOf } from '../store/fields';
import type { ModuleName } from '../store/module';
import { AGENTS, DEPARTMENTS, TEAMS, layoutIdOf, rowWithId } from '../store/people';
import type { DeskRecord, Values } from '../store/record';
import { statusTypeOf } from '../store/status-type';
import { moduleOf, recordOf, single } from './call';
import type { Answer, Call, Handlers } from './call';
import { contactForTicket } from './contact-of-ticket';
import { askedKeys, projected } from './projection';

/** Reading, making and changing one record. */
export const RECORDS: Handlers = {
	getTicket: read,
	getContact: read,
	getAccount: read,
	getTask: read,
	getProduct: read,
	getContract: read,
	getArticle: read,
	createTicket: (call) => create({ ...call, body: contactForTicket(call.desk, call.body, call.agentId) }),
	createContact: create,
	createAccount: create,
	createTask: create,
	createProduct: create,
	createContract: create,
	createArticle: create,
	updateTicket: update,
	updateContact: update,
	updateAccount: update,
	updateTask: update,
	updateProduct: update,
	updateContract: update,
	updateContractPut: update,
	updateArticle: update,
};

/** One record. */
export function read(call: Call): Answer {
	return answerOf(call, moduleOf(call), recordOf(call, moduleOf(call)), askedKeys(call.query.list('include')));
}

/** Stores a new record. */
export function create(call: Call): Answer {
	const module = moduleOf(call);
	const values = valuesOf(call, module);
	const record = call.desk.store.add(module, { layoutId: layoutIdOf(module), ...values }, { by: call.agentId });
	return answerOf(call, module, record);
}

/** Changes the fields of the body; the others stay. */
export function update(call: Call): Answer {
	const module = moduleOf(call);
	const record = recordOf(call, module);
	if (Object.keys(call.body).length === 0) throw new Refusal('EMPTY_PAYLOAD', 'The request payload is empty');
	const changed = call.desk.store.change(module, record, valuesOf(call, module, record), { by: call.agentId });
	if (module === 'tickets') call.desk.sides.note(changed, 'TicketUpdated', call.agentId, call.body);
	return answerOf(call, module, changed);
}

/** The record as the operation answers it. */
export function answerOf(
	call: Call,
	module: ModuleName,
	record: DeskRecord,
	asked: ReadonlySet<string> = new Set(),
): Answer {
	return single(projected(call.desk, module, record, shapeOf(call.operation), asked));
}

/** The values to store from a checked body. Throws a Refusal when one refers to nothing. */
export function valuesOf(call: Call, module: ModuleName, before?: DeskRecord): Values {
	const { contact: _contact, uploads: _uploads, customFields, cf, ...all } = call.body;
	const given = Object.fromEntries(Object.entries(all).filter(([key, value]) => !isKept(call, key, value)));
	requireRelations(call, given);
	const custom = { ...objectIn(before?.values['cf']), ...byLabel(module, customFields), ...customOf(module, cf) };
	return {
		...Object.fromEntries(
			Object.entries(given).map(([key, value]) => [key, value === '' ? null : textIfId(key, value)]),
		),
		...(cf === undefined && customFields === undefined ? {} : { cf: custom }),
		...statusValues(call, module, given['status'], before),
	};
}

/** Switch emptying. An empty text in place of an id is "the way to clear the look-up" (openapi task.json, its note). */
function isKept({ points }: Call, key: string, value: Json): boolean {
	return points.emptying === 'kept' && value === '' && !key.endsWith('Id');
}

function statusValues({ desk }: Call, module: ModuleName, status: Json | undefined, before?: DeskRecord): Values {
	if (typeof status !== 'string') return {};
	if (module === 'tickets' && !STATUSES.includes(status))
		throw invalidField('status', 'The status is not one of the layout');
	const statusType = statusTypeOf(status);
	if (module !== 'tickets' && module !== 'tasks') return {};
	const key = module === 'tickets' ? 'closedTime' : 'completedTime';
	const ended = statusType === 'Closed' ? (before?.values[key] ?? desk.store.now()) : null;
	return { statusType, [key]: ended };
}

const RELATIONS: Readonly<Record<string, ModuleName>> = {
	contactId: 'contacts',
	accountId: 'accounts',
	productId: 'products',
	ticketId: 'tickets',
};

function requireRelations({ desk }: Call, given: JsonObject): void {
	const people = { assigneeId: AGENTS, ownerId: AGENTS, departmentId: DEPARTMENTS, teamId: TEAMS };
	for (const [key, value] of Object.entries(given)) {
		if (value === null || value === '' || value === 'null') continue;
		const module = RELATIONS[key];
		const isKnown = module === undefined || desk.store.find(module, String(value)) !== undefined;
		const rows = Object.entries(people).find(([name]) => name === key)?.[1];
		if (!isKnown || (rows !== undefined && rowWithId(rows, String(value)) === undefined))
			throw invalidField(key, 'There is no record with this id');
	}
}

function customOf(module: ModuleName, cf: Json | undefined): JsonObject {
	const known = customFieldsOf(module).map(({ apiName }) => apiName);
	for (const name of Object.keys(objectIn(cf)))
		if (!known.includes(name)) throw invalidField(`cf/${name}`, 'There is no such field');
	return objectIn(cf);
}

/** `customFields` names fields by label, which is deprecated (open-points 16). */
function byLabel(module: ModuleName, given: Json | undefined): JsonObject {
	const rows = customFieldsOf(module).filter(({ label }) => label in objectIn(given));
	return Object.fromEntries(rows.map(({ apiName, label }) => [apiName, objectIn(given)[label] ?? null]));
}

function objectIn(value: Json | undefined): JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function textIfId(key: string, value: Json): Json {
	return key.endsWith('Id') && typeof value === 'number' ? String(value) : value;
}
