import type { INodeProperties } from 'n8n-workflow';

/** The editor asks anew when one of these is another text; a list or an object among them looks the same to it whatever it holds. */
const POLL_TIMES = [0, 1, 2, 3].flatMap((place) =>
	['mode', 'value', 'unit', 'cronExpression'].map((part) => `pollTimes.item[${place}].${part}`),
);

/** The one choice of the list is the price in words; nobody picks it by a name or an ID. */
const PRICE_IN_WORDS = { loadOptionsMethod: 'pollPrice', loadOptionsDependsOn: POLL_TIMES };

/** What the poll times cost; editor/poll-price.ts works it out. Nobody reads the value. */
export const POLL_PRICE: INodeProperties = {
	displayName: 'What It Costs',
	name: 'price',
	type: 'options',
	typeOptions: PRICE_IN_WORDS,
	noDataExpression: true,
	default: '',
	description: 'How many requests a day the poll times above cost, and how many the credential allows',
	hint: 'If too few requests are left for the day, the trigger polls less often by itself. No event is lost.',
};
