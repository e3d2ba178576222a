import type { INodeProperties } from 'n8n-workflow';
import type { UploadTarget } from '../helpdesk/case-work';
import type { RecordId } from '../helpdesk/helpdesk';
import type { Service } from '../services/service';
import { caseWorkIdForm } from './case-id';
import { choiceOf, type Given } from './given';
import { isPublic, isPublicForm } from './is-public';

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
				description:
					'Keep the file for a reply or comment that you write next. The result holds its ID, for the option Attachment IDs of Reply or Add Comment.',
			},
			{ name: 'Ticket', value: 'case', description: 'Attach the file to a ticket' },
		],
		default: 'case',
		description: 'What the file is for',
	},
	...[caseWorkIdForm(service, ' that gets the file', 'upload'), isPublicForm('file')].map((property) => ({
		...property,
		displayOptions: { show: { attachTo: ['case'] } },
	})),
];

/** @param record gives the ticket that the form names @throws HelpdeskError `data` for what is no target */
export async function uploadTarget(given: Given, record: () => Promise<RecordId>): Promise<UploadTarget> {
	const choice = choiceOf(given('attachTo', 'case'), ATTACH_TO, ['case', 'message']);
	if (choice === 'message') return { to: 'aside' };
	return { to: 'record', record: await record(), isPublic: isPublic(given) };
}
