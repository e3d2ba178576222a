import type { INodeProperties } from 'n8n-workflow';
import type { UploadTarget } from '../helpdesk/case-work';
import type { Service, ServiceWords } from '../services/service';
import { caseWorkIdForm } from './case-id';
import { choiceOf, type Given } from './given';
import { isPublic, isPublicForm } from './is-public';
import { givenRecordId } from './record-id';

const ATTACH_TO = 'Attach To';

/** Where an uploaded file goes. */
export const uploadTargetForm = (service: Service): INodeProperties[] => [
	{
		displayName: ATTACH_TO,
		name: 'attachTo',
		type: 'options',
		options: [
			{
				name: 'Reply or Comment',
				value: 'message',
				description: 'Keep the file for a reply or comment that you write next. The result holds the ID to give there.',
			},
			{ name: 'Ticket', value: 'case', description: 'Attach the file to a ticket' },
		],
		default: 'case',
		description: 'What the file is for',
	},
	...[caseWorkIdForm(service, '', 'upload'), isPublicForm('file')].map((property) => ({
		...property,
		displayOptions: { show: { attachTo: ['case'] } },
	})),
];

/** @throws HelpdeskError `data` for what is no ID */
export function uploadTarget(given: Given, words: Pick<ServiceWords, 'examples'>): UploadTarget {
	const choice = choiceOf(given('attachTo', 'case'), ATTACH_TO, ['case', 'message']);
	if (choice === 'message') return { to: 'aside' };
	return { to: 'record', record: givenRecordId(given, words), isPublic: isPublic(given) };
}
