import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { moduleNameForm } from '../form/module-name';
import { operationList } from '../form/operation';
import { resourceList } from '../form/resource';
import { shownFor } from '../form/shown-for';
import { forEachService, RESOURCE_IN_WORDS, SERVICE } from '../form/service';
import type { Ability, Module } from '../helpdesk/catalogue';
import type { Service, ServiceWords } from '../services/service';
import * as checkConnection from './checkConnection.operation';
import * as create from './create.operation';
import * as remove from './delete.operation';
import * as get from './get.operation';
import * as getConversation from './getConversation.operation';
import * as getMany from './getMany.operation';
import * as getUsage from './getUsage.operation';
import type { ItemResult, Run } from './run';
import * as search from './search.operation';
import * as update from './update.operation';
import * as upsert from './upsert.operation';

export const USAGE = 'apiUsage';

interface OperationRow {
	readonly name: string;
	readonly value: string;
	/** `{one}` and `{many}` stand for the module. */
	readonly action: string;
	readonly description: string | ((words: ServiceWords) => string);
	/** What a module must have for it; absent = every module has it. */
	readonly needs?: Ability;
	readonly code: { description(service: Service): INodeProperties[]; execute(run: Run): Promise<ItemResult[]> };
}

/** The operations of modules, in the order of the list. A new operation is a new row here and a file beside it. */
const OF_MODULES: readonly OperationRow[] = [
	{
		name: 'Create',
		value: 'create',
		action: 'Create {one}',
		description: ({ prices }) => prices.createTogether,
		code: create,
	},
	{
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update {one}',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		code: upsert,
	},
	{
		name: 'Delete',
		value: 'delete',
		action: 'Delete {one}',
		description: ({ deletes }) => deletes,
		code: remove,
	},
	{ name: 'Get', value: 'get', action: 'Get {one}', description: 'Retrieve a record by its ID', code: get },
	{
		name: 'Get Conversation',
		value: 'getConversation',
		action: 'Get the conversation of {one}',
		description: 'Retrieve the messages between the help desk and the customer',
		needs: 'conversation',
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
		description: 'Retrieve records by the value of a field',
		code: search,
	},
	{ name: 'Update', value: 'update', action: 'Update {one}', description: 'Change fields of a record', code: update },
];

const OF_USAGE: OperationRow = {
	name: 'Get',
	value: 'getUsage',
	action: 'Get API usage',
	description: ({ unit }) => `Retrieve today's API ${unit.many}: the limit, how many are used, and the reserve`,
	code: getUsage,
};

const CHECK: OperationRow = {
	name: 'Check Connection',
	value: 'checkConnection',
	action: 'Check the connection',
	description: 'Say which organization the credential leads to, and what is wrong if it leads to none',
	code: checkConnection,
};

export const OPERATIONS: readonly OperationRow[] = [...OF_MODULES, CHECK, OF_USAGE];

/** What the node says of itself on the canvas, `get many: ticket`. */
export const SUBTITLE = `={{ (${JSON.stringify(Object.fromEntries(OPERATIONS.map(({ name, value }) => [value, name.toLowerCase()])))})[$parameter.operation] + ": " + (${RESOURCE_IN_WORDS} || "API usage") }}`;

function isFor(row: OperationRow, module: Module): boolean {
	return row.needs === undefined || module.abilities?.includes(row.needs) === true;
}

function choiceOf({ name, value, action, description }: OperationRow, words: ServiceWords): INodePropertyOptions {
	return { name, value, action, description: typeof description === 'string' ? description : description(words) };
}

function operationsOf(module: Module, words: ServiceWords): INodeProperties {
	const name = module.isNamedByPerson === true ? 'record of another module' : module.label.toLowerCase();
	const one = `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
	const many = module.isNamedByPerson === true ? 'records of another module' : module.plural;
	const options = OF_MODULES.filter((row) => isFor(row, module)).map((row) => {
		const choice = choiceOf(row, words);
		return { ...choice, action: row.action.replace('{one}', one).replace('{many}', many) };
	});
	return operationList(module.name, options, 'getMany');
}

function formOf(service: Service): INodeProperties[] {
	const { catalogue, words } = service;
	const ofUsage = words.prices.check === undefined ? [OF_USAGE] : [CHECK, OF_USAGE];
	const resourcesOf = (row: OperationRow) =>
		row === OF_USAGE || row === CHECK
			? [USAGE]
			: catalogue.modules.filter((module) => isFor(row, module)).map(({ name }) => name);
	return [
		resourceList(service, { name: 'API Usage', value: USAGE }),
		...moduleNameForm(service),
		...catalogue.modules.map((module) => operationsOf(module, words)),
		operationList(
			USAGE,
			ofUsage.map((row) => choiceOf(row, words)),
			OF_USAGE.value,
		),
		...[...OF_MODULES, ...ofUsage].flatMap((row) =>
			shownFor({ resource: resourcesOf(row), operation: [row.value] }, row.code.description(service)),
		),
	];
}

/** The whole form of the node. */
export const PROPERTIES: INodeProperties[] = [SERVICE, ...forEachService(formOf)];
