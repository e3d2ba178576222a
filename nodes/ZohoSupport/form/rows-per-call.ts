import type { INodeProperties } from 'n8n-workflow';
import { SERVICE } from '../services/services';
import { type Given, wholeNumberOf } from './given';

const { writeSize } = SERVICE.limits;

export const ROWS_PER_CALL: INodeProperties = {
	displayName: 'Records per Request',
	name: 'rowsPerCall',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: writeSize },
	default: writeSize,
	description: `How many records to create in one request, from 1 to ${writeSize}. Lower it only if your portal refuses this many at once.`,
};

/**
 * The rows that one request may create, as an item wants it; a call takes the fewest that one of its items wants.
 * @param most the rows that a request may hold
 */
export function rowsPerCall(given: Given, most: number): number {
	return wholeNumberOf(given(`options.${ROWS_PER_CALL.name}`, most), ROWS_PER_CALL.displayName, 1, most);
}
