import { ACCESS } from '../access';
import { rowShapeOf, shapeOf } from '../reference/shape';
import { strangeId } from '../refusal';
import { fixedId } from '../store/ids';
import { AGENTS, rowWithId } from '../store/people';
import type { JsonObject } from '../reference/json';
import { moveToTrash } from './bulk';
import { listed, moduleOf, single } from './call';
import type { Call, Handlers } from './call';
import { filled } from './filled';
import { filterOf } from './list-filters';
import { listOf } from './lists';
import { create, read, update } from './writes';

/** What the digest leaves out: calls, events, the custom module, and the addresses that replies come from. */
export const BESIDE: Handlers = {
	'x-getCalls': list,
	'x-getEvents': list,
	'x-getRecords': list,
	'x-getCall': read,
	'x-getEvent': read,
	'x-getRecord': read,
	'x-createCall': create,
	'x-createEvent': create,
	'x-createRecord': create,
	'x-updateCall': update,
	'x-updateEvent': update,
	'x-updateRecord': update,
	'x-deleteCall': (call) => moveToTrash(call, 'entityIds'),
	'x-deleteEvent': (call) => moveToTrash(call, 'entityIds'),
	'x-deleteRecord': (call) => moveToTrash(call, 'recordIds'),
	getReplyMailAddresses: (call) => {
		const departmentId = call.query.text('departmentId');
		const rows = ADDRESSES.filter((row) => departmentId === 'allDepartment' || row['departmentId'] === departmentId);
		return listed(
			call,
			rows.map((row) => filled(row, rowShapeOf(call.operation))),
		);
	},
	getFromAddress: (call) => {
		const row = rowWithId(ADDRESSES, call.path['mailReplyAddressId']);
		if (row === undefined) throw strangeId(call.points);
		return single({ data: filled(row, shapeOf(call.operation).keys.get('data')?.inner ?? { keys: new Map() }) });
	},
};

const START = '2024-01-08T09:00:00.000Z';
const ADA = rowWithId(AGENTS, ACCESS.agents.ada) ?? {};

const ADDRESSES: readonly JsonObject[] = [
	address(1_001, ACCESS.fromAddress, 'Support', ACCESS.departments.support),
	address(1_002, 'billing@demodesk.example', 'Billing', ACCESS.departments.billing),
];

function address(serial: number, mail: string, displayName: string, departmentId: string): JsonObject {
	return {
		id: fixedId(serial),
		address: mail,
		displayName,
		departmentId,
		serviceProviderType: 'ZohoSMTP',
		isDepartmentDefault: true,
		isActive: true,
		isVerified: true,
		createdTime: START,
		modifiedTime: START,
		createdBy: ADA,
		modifiedBy: ADA,
	};
}

function list(call: Call): ReturnType<typeof listOf> {
	return listOf(call, moduleOf(call), filterOf(call));
}
