import type { Json, JsonScalar } from '../../helpdesk/json';
import type { DeskCall } from './call';
import type { DeskModule } from './module';
import { DELETE_PRICE, PAGE_PRICE, pagePrice, RECORD_PRICE, UPDATE_MANY_PRICE, WRITE_PRICE } from './prices';

/** The calls of this service for records and fields. The connection adds address, sign-in and organization. */

type Query = Readonly<Record<string, string>>;

function read(path: string, query: Query, weight: number): DeskCall {
	return { access: 'read', method: 'GET', path, query, weight };
}

function write(method: DeskCall['method'], path: string, body: Json, weight: number): DeskCall {
	return { access: 'write', method, path, body, weight };
}

const part = encodeURIComponent;

/** A page of a list or search. `limit` is always sent: the defaults differ [open-points 1d]. */
export function pageCall(path: string, query: Query, from: number, limit: number): DeskCall {
	return read(path, { ...query, from: String(from), limit: String(limit) }, pagePrice(from + limit));
}

export function getCall(module: DeskModule, id: string, include: string): DeskCall {
	return read(`/${module.path}/${part(id)}`, include === '' ? {} : { include }, RECORD_PRICE);
}

/** The most ids of `contactsByIds`. */
export const CONTACTS_TOGETHER = 20;
/** The most ids of `agentsByIds` and `departmentsByIds`. */
export const AGENTS_TOGETHER = 50;

export function contactsCall(ids: readonly string[]): DeskCall {
	return read('/contacts/contactsByIds', { ids: ids.join(',') }, PAGE_PRICE);
}

export function agentsCall(ids: readonly string[]): DeskCall {
	return read('/agentsByIds', { agentIds: ids.join(',') }, PAGE_PRICE);
}

export function departmentsCall(ids: readonly string[]): DeskCall {
	return read('/departmentsByIds', { departmentIds: ids.join(',') }, PAGE_PRICE);
}

/** All departments: a portal has at most a few dozen. */
export function allDepartmentsCall(): DeskCall {
	return read('/departments', { limit: '200' }, PAGE_PRICE);
}

export function createCall(module: DeskModule, body: Json): DeskCall {
	return write('POST', `/${module.path}`, body, WRITE_PRICE);
}

export function updateCall(module: DeskModule, id: string, body: Json): DeskCall {
	return write('PATCH', `/${module.path}/${part(id)}`, body, WRITE_PRICE);
}

/** The most ids of `updateMany`: stated for contracts, taken for all. */
export const UPDATE_TOGETHER = 50;

/** The call takes one value as a text, no list and no object [openapi, contactMassUpdate]. */
export function updateManyCall(
	module: DeskModule,
	ids: readonly string[],
	field: { readonly name: string; readonly custom: boolean },
	value: NonNullable<JsonScalar>,
): DeskCall {
	const body = { ids, fieldName: field.name, fieldValue: String(value), isCustomField: field.custom };
	return write('POST', `/${module.path}/updateMany`, body, UPDATE_MANY_PRICE);
}

/** The most ids of one `moveToTrash`; no maximum is documented [open-points 12]. */
export const TRASH_TOGETHER = 50;

export function trashCall(path: string, key: string, ids: readonly string[]): DeskCall {
	return write('POST', `/${path}/moveToTrash`, { [key]: ids }, DELETE_PRICE * ids.length);
}

/** The fields of a module, as both the older and the newer request describe them [open-points 17]. */
export function fieldsCall(module: string, department: string | undefined, request: 'old' | 'new'): DeskCall {
	const name = request === 'old' ? 'departmentId' : 'associatedDepartments';
	const query: Query = department === undefined ? { module } : { module, [name]: department };
	return read(request === 'old' ? '/organizationFields' : '/fields', query, PAGE_PRICE);
}

export function layoutsCall(module: string, department: string | undefined): DeskCall {
	const query: Query = { module, limit: '99' };
	return read('/layouts', department === undefined ? query : { ...query, departmentId: department }, PAGE_PRICE);
}

export function layoutCall(id: string): DeskCall {
	return read(`/layouts/${part(id)}`, {}, RECORD_PRICE);
}
