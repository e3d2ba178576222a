import type { INodeProperties } from 'n8n-workflow';
import type { RecordId } from '../helpdesk/helpdesk';
import type { ServiceWords } from '../services/service';
import type { Given } from './given';
import { recordIdsOf } from './record-id';

/** Files for a reply or comment, among its options. */
export const ATTACHMENT_IDS: INodeProperties = {
	displayName: 'Attachment IDs',
	name: 'attachmentIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 191901909990000123',
	description:
		'IDs of files to attach, separated by commas. To get them, run Upload Attachment with Attach To set to Reply or Comment.',
};

/** @throws HelpdeskError `data` for what is no ID */
export function attachmentIds(given: Given, words: Pick<ServiceWords, 'examples'>): RecordId[] {
	return recordIdsOf(given(`options.${ATTACHMENT_IDS.name}`, ''), ATTACHMENT_IDS.displayName, words);
}
