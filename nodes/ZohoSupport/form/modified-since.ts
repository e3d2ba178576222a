import type { INodeProperties } from 'n8n-workflow';
import { SERVICE } from '../services/services';
import type { Given } from './given';
import { instantOf } from './instant';

export const MODIFIED_SINCE: INodeProperties = {
	displayName: 'Modified Since',
	name: 'modifiedSince',
	type: 'dateTime',
	default: '',
	description: `Only return records that were created or changed since this time. A time without an offset is in the time zone of the workflow. ${SERVICE.words.changedSince}`,
};

/**
 * The instant since when records are wanted; undefined where the field is empty.
 * @param zone of the workflow
 */
export function modifiedSince(given: Given, zone: string): Date | undefined {
	return instantOf(given(`options.${MODIFIED_SINCE.name}`, ''), MODIFIED_SINCE.displayName, zone);
}
