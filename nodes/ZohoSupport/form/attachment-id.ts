import type { RecordId } from '../helpdesk/helpdesk';
import type { ServiceWords } from '../services/service';
import type { Given } from './given';
import { recordId, recordIdOf } from './record-id';

const DISPLAY_NAME = 'Attachment ID';
const NAME = 'attachmentId';

export const ATTACHMENT_ID = recordId(
	DISPLAY_NAME,
	'The ID of the file, as List Attachments or Get Conversation gives it',
	NAME,
);

/** @throws HelpdeskError `data` for what is no ID */
export function attachmentId(given: Given, words: Pick<ServiceWords, 'examples'>): RecordId {
	return recordIdOf(given(NAME, ''), DISPLAY_NAME, words);
}
