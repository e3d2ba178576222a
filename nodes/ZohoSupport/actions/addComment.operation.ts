import type { INodeProperties } from 'n8n-workflow';
import { caseWorkIdForm } from '../form/case-id';
import { ATTACHMENT_IDS, attachmentIds } from '../form/attachment-ids';
import { isPublic, isPublicForm } from '../form/is-public';
import { givenMessage, messageForm } from '../form/message';
import { writeOptionsOf } from '../form/options';
import type { Service } from '../services/service';
import { madeFor, onEachCase } from './case-deeds';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	caseWorkIdForm(service, ' to comment on', 'comment'),
	...messageForm('e.g. The customer called: it works again'),
	isPublicForm('comment'),
	writeOptionsOf(service, [ATTACHMENT_IDS]),
];

/** One request for each item. */
export async function execute(run: Run) {
	return await onEachCase(run, async (desk, id, given) => {
		const attachments = attachmentIds(given, run.words);
		const outcome = await desk.comment(id, { ...givenMessage(given), isPublic: isPublic(given), attachments });
		return { deed: 'commented', outcome, fields: madeFor(id, outcome) };
	});
}
