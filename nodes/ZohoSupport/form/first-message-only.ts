import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { booleanOf, type Given } from './given';

const NAME = 'firstMessageOnly';
const DISPLAY_NAME = 'First Message Only';

/** An option, for a service that can read the oldest message alone. */
export function firstMessageOnlyForm({ catalogue, words: { prices } }: Service): INodeProperties[] {
	if (!catalogue.modules.some(({ abilities }) => abilities?.includes('first-message') === true)) return [];
	return [
		{
			displayName: DISPLAY_NAME,
			name: NAME,
			type: 'boolean',
			default: false,
			description: `Whether to return the oldest message alone. For a ticket that came by e-mail, it holds what the customer wrote. ${prices.caseWork?.firstMessage ?? ''}`,
		},
	];
}

export function firstMessageOnly(given: Given): boolean {
	return booleanOf(given(`options.${NAME}`, false), DISPLAY_NAME);
}
