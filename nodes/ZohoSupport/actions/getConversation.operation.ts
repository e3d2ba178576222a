import type { INodeProperties } from 'n8n-workflow';
import { booleanOf } from '../form/given';
import { FORMAT, optionsOf } from '../form/answer-options';
import { recordId } from './list-options';
import { readOnce } from './reading';
import { givenRecordId } from './record-id';
import { forEachItem } from './items';
import type { Run } from './run';

export const description: INodeProperties[] = [
	recordId('Case ID', 'The id of the case whose messages are wanted. Costs one request for each case.'),
	{
		displayName: 'With Content',
		name: 'withContent',
		type: 'boolean',
		default: true,
		description: 'Whether to read the text of each message too; it costs no further request',
	},
	optionsOf([FORMAT]),
];

/** One request for each distinct case, whatever the number of messages; one item a message. */
export async function execute(run: Run) {
	const once = readOnce();
	const results = await forEachItem(run, 'read', async (index) => {
		const caseId = givenRecordId(run, index);
		const withContent = booleanOf(run.context.getNodeParameter('withContent', index, true), 'With Content');
		return await once(JSON.stringify([caseId, withContent]), async () => {
			const messages = await run.helpdesk.conversation(caseId, withContent);
			return { kind: 'done', output: messages.map((message) => ({ caseId, ...message })) };
		});
	});
	return results;
}
