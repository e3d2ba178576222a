import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { moduleNameForm } from '../form/module-name';
import { operationList } from '../form/operation';
import { resourceList } from '../form/resource';
import { shownFor } from '../form/shown-for';
import { forEachService, inExpression, RESOURCE_IN_WORDS, SERVICE } from '../form/service';
import type { Module } from '../helpdesk/catalogue';
import type { Service, ServiceWords } from '../services/service';
import * as addComment from './addComment.operation';
import * as addTags from './addTags.operation';
import * as assign from './assign.operation';
import * as checkConnection from './checkConnection.operation';
import * as closeMany from './closeMany.operation';
import * as create from './create.operation';
import * as remove from './delete.operation';
import * as downloadAttachment from './downloadAttachment.operation';
import * as get from './get.operation';
import * as getConversation from './getConversation.operation';
import * as getHistory from './getHistory.operation';
import * as getMany from './getMany.operation';
import * as getUsage from './getUsage.operation';
import * as listAttachments from './listAttachments.operation';
import * as mark from './mark.operation';
import * as merge from './merge.operation';
import * as move from './move.operation';
import { caseRow, type OperationRow } from './operation-row';
import * as removeTags from './removeTags.operation';
import * as reply from './reply.operation';
import * as search from './search.operation';
import * as update from './update.operation';
import * as uploadAttachment from './uploadAttachment.operation';
import * as upsert from './upsert.operation';

export const USAGE = 'apiUsage';

/** The operations of modules, in the order of the list. A new operation is a new row here and a file beside it. */
const OF_MODULES: readonly OperationRow[] = [
	caseRow(
		['Add Comment', 'addComment'],
		'Add a comment to {one}',
		'Write a comment for agents, or one that customers see too',
		'comments',
		'comment',
		addComment,
	),
	caseRow(['Add Tags', 'addTags'], 'Add tags to {one}', 'Add tags by their names', 'tags', 'tags', addTags),
	caseRow(
		['Assign', 'assign'],
		'Assign {one}',
		'Assign {one} to an agent or a team, or to nobody',
		'owner',
		'assign',
		assign,
	),
	caseRow(
		['Close Many', 'closeMany'],
		'Close many {many}',
		'Close the {many} of all input items',
		'close',
		'close',
		closeMany,
	),
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
	caseRow(
		['Download Attachment', 'downloadAttachment'],
		'Download an attachment from {one}',
		'Retrieve a file of {one}, a message or a comment',
		'attachments',
		'download',
		downloadAttachment,
	),
	{ name: 'Get', value: 'get', action: 'Get {one}', description: 'Retrieve a record by its ID', code: get },
	{
		name: 'Get Conversation',
		value: 'getConversation',
		action: 'Get the conversation of {one}',
		description: 'Retrieve the messages between the help desk and the customer',
		needs: 'conversation',
		code: getConversation,
	},
	caseRow(
		['Get History', 'getHistory'],
		'Get the history of {one}',
		'Retrieve what happened to {one}, the newest first',
		'history',
		'history',
		getHistory,
	),
	{
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many {many}',
		description: 'Retrieve a list of records',
		code: getMany,
	},
	caseRow(
		['List Attachments', 'listAttachments'],
		'List the attachments of {one}',
		'Retrieve the list of files of {one}, a message or a comment',
		'attachments',
		'listFiles',
		listAttachments,
	),
	caseRow(
		['Mark as Read or Unread', 'mark'],
		'Mark {one} as read or unread',
		'Mark {one} as read or as unread',
		'read-mark',
		'mark',
		mark,
	),
	caseRow(['Merge', 'merge'], 'Merge {many}', 'Merge other {many} into one', 'merge', 'merge', merge),
	caseRow(
		['Move', 'move'],
		'Move {one} to another department',
		'Move {one} to another department',
		'department',
		'move',
		move,
	),
	caseRow(
		['Remove Tags', 'removeTags'],
		'Remove tags from {one}',
		'Remove tags by their names',
		'tags',
		'tags',
		removeTags,
	),
	caseRow(
		['Reply', 'reply'],
		'Reply to {one}',
		'Send an e-mail to the customer of {one}, or save it as a draft',
		'reply',
		'reply',
		reply,
	),
	{
		name: 'Search',
		value: 'search',
		action: 'Search {many}',
		description: 'Retrieve records by the value of a field',
		code: search,
	},
	{ name: 'Update', value: 'update', action: 'Update {one}', description: 'Change fields of a record', code: update },
	caseRow(
		['Upload Attachment', 'uploadAttachment'],
		'Upload an attachment to {one}',
		'Attach a file to {one}, or keep one for a reply or comment',
		'attachments',
		'upload',
		uploadAttachment,
	),
];

const OF_USAGE: OperationRow = {
	name: 'Get',
	value: 'getUsage',
	action: 'Get API usage',
	description: ({ unit }) =>
		`Retrieve today's API ${unit.many}: the limit, how many are used and left, and the reserve`,
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
export const SUBTITLE = `={{ ${inExpression(Object.fromEntries(OPERATIONS.map(({ name, value }) => [value, name.toLowerCase()])))}[$parameter.operation] + ": " + (${RESOURCE_IN_WORDS} || "API usage") }}`;

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
		const named = (text = '') => text.replace('{one}', one).replace('{many}', many);
		return { ...choice, action: named(row.action), description: named(choice.description) };
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
		...[...OF_MODULES, ...ofUsage]
			.filter((row) => resourcesOf(row).length > 0)
			.flatMap((row) =>
				shownFor({ resource: resourcesOf(row), operation: [row.value] }, row.code.description(service)),
			),
	];
}

/** The whole form of the node. */
export const PROPERTIES: INodeProperties[] = [SERVICE, ...forEachService(formOf)];
