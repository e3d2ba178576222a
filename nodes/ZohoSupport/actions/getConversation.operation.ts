import type { INodeProperties } from 'n8n-workflow';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { givenRecordId, recordId } from '../form/record-id';
import { WITH_CONTENT, withContent } from '../form/with-content';
import type { Service } from '../services/service';
import { forEachItem } from './items';
import { readOnce } from './reading';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	recordId('Case ID', `The ID of the case. ${service.words.prices.conversation}`),
	WITH_CONTENT,
	optionsOf(service, []),
];

/** One request for each distinct case, however many messages it has. Each message is one item. */
export async function execute(run: Run) {
	const once = readOnce();
	const results = await forEachItem(run, 'read', async (index) => {
		const given = formFor(run, index);
		const caseId = givenRecordId(given, run.words);
		const content = withContent(given);
		return await once(JSON.stringify([caseId, content]), async () => {
			const messages = await run.helpdesk.conversation(caseId, { withContent: content, firstOnly: false });
			return { kind: 'done', output: messages.map((message) => ({ caseId, ...message })) };
		});
	});
	return results;
}
