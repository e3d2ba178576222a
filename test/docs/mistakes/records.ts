import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { atBoth, CASE, get, LIST, type MistakeGroup, ofJson, stored } from './mistake';

const NOBODYS = '600000000000999999';
const update = (recordId: string, fields: IDataObject) => ({ ...ofJson('update', fields), recordId });
const search = (searchField: string, searchValue: string): INodeParameters => ({
	...CASE,
	operation: 'search',
	searchField,
	searchValue,
});
const REPLY = {
	operation: 'reply',
	delivery: 'send',
	fromAddress: 'support@demodesk.example',
	message: 'It works again',
	options: { to: 'ann@example.com' },
};

export const RECORDS: MistakeGroup = {
	title: 'Records, lists and files',
	mistakes: [
		atBoth('You ask for a record that does not exist, or was deleted', {
			parameters: get(NOBODYS),
			names: NOBODYS,
			requests: 1,
		}),
		atBoth('You give a subject where the ID of a record belongs', {
			parameters: get('Printer'),
			names: "'Printer'",
			requests: 0,
		}),
		atBoth('You give an ID that a number has rounded', {
			parameters: get('={{ 600000000001000001234 }}'),
			names: 'lost its last digits',
			requests: 0,
		}),
		atBoth('You take an ID from an expression that finds nothing', {
			parameters: get('={{ $json.missing }}'),
			names: 'is empty',
			requests: 0,
		}),
		atBoth('You update a record that was deleted', {
			parameters: update(NOBODYS, { Subject: 'Printer' }),
			names: NOBODYS,
			requests: 1,
		}),
		atBoth('You ask for a list of 0 records', {
			parameters: { ...LIST, limit: 0 },
			names: "'Limit'",
			requests: 0,
		}),
		{
			did: 'You filter by a field that does not exist',
			desk: {
				parameters: { ...LIST, filters: { condition: [{ field: 'Nonsense', value: 'x' }] } },
				names: "'Nonsense'",
				requests: 0,
			},
		},
		{
			did: 'You search by a field that does not exist',
			desk: { parameters: search('Nonsense', 'Printer'), names: "'Nonsense'", requests: 0 },
			classic: { parameters: search('Nonsense', 'Printer'), names: 'Nonsense', code: '4420', requests: 1 },
		},
		atBoth('You search for a value that an expression does not find', {
			parameters: search('Email', '={{ $json.missing }}'),
			names: "'Value'",
			requests: 0,
		}),
		{
			did: 'You answer a closed ticket, and Zoho does not allow it',
			desk: {
				parameters: (zoho) => ({ ...CASE, ...REPLY, recordId: stored(zoho) }),
				before: ({ faults }) =>
					faults.add({
						kind: 'refuse',
						operationId: 'sendReply',
						code: 'UNPROCESSABLE_ENTITY',
						message: 'You cannot reply to a closed ticket',
					}),
				names: 'closed ticket',
				code: 'UNPROCESSABLE_ENTITY',
				requests: 1,
			},
		},
		{
			did: 'You change an article that another agent has locked',
			desk: {
				parameters: (zoho) => ({ ...update(stored(zoho, 'articles'), { Title: 'Printer' }), resource: 'solution' }),
				before: ({ faults }) =>
					faults.add({
						kind: 'refuse',
						operationId: 'updateArticle',
						code: 'FORBIDDEN',
						message: 'The article is locked by another agent',
					}),
				names: 'locked',
				code: 'FORBIDDEN',
				requests: 1,
			},
		},
		{
			did: 'You merge a ticket with itself',
			desk: {
				parameters: (zoho) => ({ ...CASE, operation: 'merge', recordId: stored(zoho), casesToMerge: stored(zoho) }),
				names: 'itself',
				requests: 0,
			},
		},
		{
			did: 'You move a ticket to a department that does not exist',
			desk: {
				parameters: (zoho) => ({ ...CASE, operation: 'move', recordId: stored(zoho), departmentId: NOBODYS }),
				names: 'departmentId',
				code: 'INVALID_DATA',
				requests: 1,
			},
		},
		{
			did: 'You upload a file, and the item holds none',
			desk: {
				parameters: (zoho) => ({
					...CASE,
					operation: 'uploadAttachment',
					recordId: stored(zoho),
					binaryPropertyName: 'file',
				}),
				names: "'file'",
				requests: 0,
			},
		},
		{
			did: 'You wait for tickets of a department, and give its name where records show its ID',
			desk: {
				parameters: {
					...CASE,
					event: 'created',
					conditions: { condition: [{ field: 'Department', comparison: 'is', value: 'Billing' }] },
				},
				ofTrigger: true,
				names: "'Only When > Department'",
				requests: 0,
			},
		},
		{
			did: 'You wait for comments of contacts, which nothing tells',
			desk: {
				parameters: { resource: 'contact', event: 'newComment' },
				ofTrigger: true,
				names: "'new comment'",
				requests: 0,
			},
		},
	],
};
