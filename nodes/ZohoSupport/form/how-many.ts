import type { INodeProperties } from 'n8n-workflow';
import type { Prices, Service } from '../services/service';
import { booleanOf, type Given, wholeNumberOf } from './given';

type Hints = Pick<Prices, 'readAll' | 'readSome'>;

/** All records, or as many as a person wants. Other lists than those of records have other prices. */
export const howManyForm = ({ words }: Service, prices: Hints = words.prices): INodeProperties[] => [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		hint: prices.readAll,
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		hint: prices.readSome,
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** How many records to read; undefined = all. */
export function howMany(given: Given): number | undefined {
	if (booleanOf(given('returnAll', false), 'Return All')) return undefined;
	return wholeNumberOf(given('limit', 50), 'Limit');
}
