import type { INodeProperties } from 'n8n-workflow';
import { choiceOf, type Given } from './given';

export const DELIVERY: INodeProperties = {
	displayName: 'Delivery',
	name: 'delivery',
	type: 'options',
	options: [
		{
			name: 'Save as Draft',
			value: 'draft',
			description: 'Keep the reply in the ticket, for an agent to check and send',
		},
		{ name: 'Send', value: 'send', description: 'Send the reply to the customer at once' },
	],
	default: 'send',
	description: 'Whether the reply is sent or kept',
};

export function isDraft(given: Given): boolean {
	return choiceOf(given(DELIVERY.name, 'send'), DELIVERY.displayName, ['send', 'draft']) === 'draft';
}
