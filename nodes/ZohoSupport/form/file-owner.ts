import type { INodeProperties } from 'n8n-workflow';
import type { FileOwner } from '../helpdesk/case-work';
import type { RecordId } from '../helpdesk/helpdesk';
import type { ServiceWords } from '../services/service';
import { choiceOf, type Given } from './given';
import { recordId, recordIdOf } from './record-id';

const ATTACHED_TO = 'Attached To';

/** Where files hang: on the ticket itself, or on a message or comment of it. */
export const FILE_OWNER: readonly INodeProperties[] = [
	{
		displayName: ATTACHED_TO,
		name: 'attachedTo',
		type: 'options',
		options: [
			{ name: 'Comment', value: 'comment', description: 'Files of one comment' },
			{ name: 'Message', value: 'message', description: 'Files of one message. The files of an e-mail are here.' },
			{ name: 'Ticket', value: 'case', description: 'Files of the ticket itself' },
		],
		default: 'case',
		description: 'What the files belong to',
	},
	{
		...recordId('Message ID', 'The ID of the message, as Get Conversation gives it', 'messageId'),
		displayOptions: { show: { attachedTo: ['message'] } },
	},
	{
		...recordId('Comment ID', 'The ID of the comment, as Get Conversation gives it', 'commentId'),
		displayOptions: { show: { attachedTo: ['comment'] } },
	},
];

/** @param record the ticket @throws HelpdeskError `data` for what is no ID */
export function fileOwner(given: Given, words: Pick<ServiceWords, 'examples'>, record: RecordId): FileOwner {
	const choice = choiceOf(given('attachedTo', 'case'), ATTACHED_TO, ['case', 'comment', 'message']);
	if (choice === 'message') return { record, thread: recordIdOf(given('messageId', ''), 'Message ID', words) };
	if (choice === 'comment') return { record, comment: recordIdOf(given('commentId', ''), 'Comment ID', words) };
	return { record };
}
