import type { INodeProperties } from 'n8n-workflow';
import { caseWorkIdForm } from '../form/case-id';
import { addresses, fromAddressForm, RECEIVERS } from '../form/addresses';
import { ATTACHMENT_IDS, attachmentIds } from '../form/attachment-ids';
import { DELIVERY, isDraft } from '../form/delivery';
import { givenMessage, messageForm } from '../form/message';
import { writeOptionsOf } from '../form/options';
import type { Reply } from '../helpdesk/case-work';
import type { Service } from '../services/service';
import { madeFor, onEachCase } from './case-deeds';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	caseWorkIdForm(service, ' to reply to', 'reply'),
	DELIVERY,
	fromAddressForm(service),
	...messageForm('e.g. Thank you for your message. We look into it.'),
	writeOptionsOf(service, [ATTACHMENT_IDS, ...RECEIVERS]),
];

/** One request for each item. */
export async function execute(run: Run) {
	return await onEachCase(run, async (desk, id, given) => {
		const reply: Reply = {
			...addresses(given),
			...givenMessage(given),
			isDraft: isDraft(given),
			attachments: attachmentIds(given, run.words),
		};
		const outcome = await desk.reply(id, reply);
		return { deed: reply.isDraft ? 'drafted' : 'sent', outcome, fields: madeFor(id, outcome) };
	});
}
