import type { INodeProperties } from 'n8n-workflow';
import { caseIdForm } from '../form/case-id';
import { firstMessageOnly, firstMessageOnlyForm } from '../form/first-message-only';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { isSimple, simplifyMessagesForm } from '../form/simplify';
import { withContent, withContentForm } from '../form/with-content';
import type { HelpdeskRecord } from '../helpdesk/helpdesk';
import type { Service } from '../services/service';
import { forEachItem } from './items';
import { readOnce } from './reading';
import { recordGiven } from './record-of-item';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	caseIdForm(service, ' whose messages to read', service.words.prices.conversation),
	withContentForm(service),
	...simplifyMessagesForm(service),
	optionsOf(service, firstMessageOnlyForm(service)),
];

/** Reads each distinct case once. Each message is one item. */
export async function execute(run: Run) {
	const once = readOnce();
	const results = await forEachItem(run, 'read', async (index) => {
		const given = formFor(run, index);
		const caseId = await recordGiven(run, given);
		const plan = { withContent: withContent(given), firstOnly: firstMessageOnly(given) };
		const simple = isSimple(given);
		return await once(JSON.stringify([caseId, plan, simple]), async () => {
			const messages = await run.helpdesk.conversation(caseId, plan);
			const { simplifiedMessage = asItIs } = run.helpdesk;
			const shown = simple ? messages.map(simplifiedMessage) : messages;
			return { kind: 'done', output: shown.map((message) => ({ caseId, ...message })) };
		});
	});
	return results;
}

const asItIs = (message: HelpdeskRecord) => message;
