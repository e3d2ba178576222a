import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { type Given, wholeNumberOf } from './given';

const NAME = 'rowsPerCall';
const DISPLAY_NAME = 'Records per Request';

export const rowsPerCallForm = ({ limits: { writeSize } }: Service): INodeProperties[] =>
	writeSize === 1 ? [] : [formOf(writeSize)];

const formOf = (writeSize: number): INodeProperties => ({
	displayName: DISPLAY_NAME,
	name: NAME,
	type: 'number',
	typeOptions: { minValue: 1, maxValue: writeSize },
	default: writeSize,
	description: `How many records to create in one request, from 1 to ${writeSize}. Lower it only if your portal refuses this many at once.`,
});

/**
 * The rows that one request may create, as an item wants it; a call takes the fewest that one of its items wants.
 * @param most the rows that a request may hold
 */
export function rowsPerCall(given: Given, most: number): number {
	return wholeNumberOf(given(`options.${NAME}`, most), DISPLAY_NAME, 1, most);
}
