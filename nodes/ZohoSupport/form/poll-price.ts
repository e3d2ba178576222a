import type { INodeProperties } from 'n8n-workflow';
import { docsLink } from './docs-link';

/**
 * The editor loads the list again when the text of one of these changes. It does not see changes inside a list or an
 * object.
 */
const POLL_TIMES = [0, 1, 2, 3].flatMap((place) =>
	['mode', 'value', 'unit', 'cronExpression'].map((part) => `pollTimes.item[${place}].${part}`),
);

/** The only choice of the list is the price as text; nobody picks it by a name or an ID. */
const PRICE_IN_WORDS = {
	loadOptionsMethod: 'pollPrice',
	loadOptionsDependsOn: ['service', 'resource', 'event', ...POLL_TIMES],
};

/** What the poll times cost, worked out by editor/poll-price.ts. Nothing reads the value. */
export const POLL_PRICE: INodeProperties = {
	displayName: 'What It Costs',
	name: 'price',
	type: 'options',
	typeOptions: PRICE_IN_WORDS,
	noDataExpression: true,
	default: '',
	description: `What the poll times above cost a day, and how much the credential allows. ${docsLink('How to choose the poll times', 'trigger.md#what-it-costs')}.`,
	hint: 'If too little is left for the day, the trigger polls less often by itself. No event is lost.',
};
