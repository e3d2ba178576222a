import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import type { Given } from './given';
import { instantOf } from './instant';

const NAME = 'modifiedSince';
const DISPLAY_NAME = 'Modified Since';

export const modifiedSinceForm = ({ words }: Service): INodeProperties => ({
	displayName: DISPLAY_NAME,
	name: NAME,
	type: 'dateTime',
	default: '',
	description: `Only return records that were created or changed since this time. A time without an offset is in the time zone of the workflow. ${words.changedSince}`,
});

/**
 * The instant since when records are wanted; undefined where the field is empty.
 * @param zone of the workflow
 */
export function modifiedSince(given: Given, zone: string): Date | undefined {
	return instantOf(given(`options.${NAME}`, ''), DISPLAY_NAME, zone);
}
