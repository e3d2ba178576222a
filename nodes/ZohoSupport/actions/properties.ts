import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { MODULES } from '../helpdesk/modules';
import * as create from './create.operation';
import * as remove from './delete.operation';
import * as get from './get.operation';
import * as getConversation from './getConversation.operation';
import * as getMany from './getMany.operation';
import * as getUsage from './getUsage.operation';
import type { ItemResult, Run } from './run';
import * as search from './search.operation';
import { shownFor } from '../form/shown-for';
import * as update from './update.operation';
import * as upsert from './upsert.operation';

export const USAGE = 'apiUsage';

interface OperationRow {
	readonly name: string;
	readonly value: string;
	/** `{one}` and `{many}` stand for the module. */
	readonly action: string;
	readonly description: string;
	/** Modules that have it; absent = all seven. */
	readonly only?: readonly string[];
	readonly code: { readonly description: INodeProperties[]; execute(run: Run): Promise<ItemResult[]> };
}

/** The operations, in the order of the list. A new operation is a new row here and a file beside it. */
export const OPERATIONS: readonly OperationRow[] = [
	{
		name: 'Create',
		value: 'create',
		action: 'Create {one}',
		description: 'Create new records, up to 100 by one request',
		code: create,
	},
	{
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update {one}',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		code: upsert,
	},
	{ name: 'Delete', value: 'delete', action: 'Delete {one}', description: 'Delete a record for good', code: remove },
	{ name: 'Get', value: 'get', action: 'Get {one}', description: 'Retrieve a record by its ID', code: get },
	{
		name: 'Get Conversation',
		value: 'getConversation',
		action: 'Get the conversation of {one}',
		description: 'Retrieve the messages of a case',
		only: ['case'],
		code: getConversation,
	},
	{
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many {many}',
		description: 'Retrieve a list of records',
		code: getMany,
	},
	{
		name: 'Search',
		value: 'search',
		action: 'Search {many}',
		description: 'Retrieve the records whose field has a value',
		code: search,
	},
	{ name: 'Update', value: 'update', action: 'Update {one}', description: 'Change fields of a record', code: update },
	{
		name: 'Get',
		value: 'getUsage',
		action: 'Get API usage',
		description: "Retrieve the limit, use and reserve of today's API requests",
		only: [USAGE],
		code: getUsage,
	},
];

/** What the node says of itself on the canvas, `get many: case`. */
export const SUBTITLE = `={{ (${JSON.stringify(Object.fromEntries(OPERATIONS.map(({ name, value }) => [value, name.toLowerCase()])))})[$parameter.operation] + ": " + ($parameter.resource === "${USAGE}" ? "API usage" : $parameter.resource) }}`;

const RESOURCE: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		...MODULES.map(({ name, label }) => ({ name: label, value: name as string })),
		{ name: 'API Usage', value: USAGE },
	].sort((a, b) => a.name.localeCompare(b.name)),
	default: 'case',
};

const RESOURCES: ReadonlyArray<{ value: string; one: string; many: string }> = [
	...MODULES.map(({ name, label, plural }) => ({
		value: name as string,
		one: `${/^[AEIOU]/.test(label) ? 'an' : 'a'} ${label.toLowerCase()}`,
		many: plural,
	})),
	{ value: USAGE, one: '', many: '' },
];

/** The resources that an operation is for. */
function resourcesOf({ only }: OperationRow): string[] {
	return RESOURCES.map((resource) => resource.value).filter((name) =>
		only === undefined ? name !== USAGE : only.includes(name),
	);
}

function operationList({ value, one, many }: { value: string; one: string; many: string }): INodeProperties {
	const options: INodePropertyOptions[] = OPERATIONS.filter((row) => resourcesOf(row).includes(value)).map((row) => ({
		name: row.name,
		value: row.value,
		action: row.action.replace('{one}', one).replace('{many}', many),
		description: row.description,
	}));
	const first = value === USAGE ? 'getUsage' : 'getMany';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options,
		default: first,
	};
}

/** The whole form of the node. */
export const PROPERTIES: INodeProperties[] = [
	RESOURCE,
	...RESOURCES.map(operationList),
	...OPERATIONS.flatMap((row) =>
		shownFor({ resource: resourcesOf(row), operation: [row.value] }, row.code.description),
	),
];
