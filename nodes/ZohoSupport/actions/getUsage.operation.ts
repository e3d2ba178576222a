import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { forEachItem } from './items';
import type { ItemResult, Run } from './run';

export const description = ({ words }: Service): INodeProperties[] => [
	{
		displayName: `Costs no request. n8n counts the requests that it has sent since ${words.endOfDay}. It does not see requests that other tools send to the same portal. The limit and the reserve come from the credential.`,
		name: 'usageNotice',
		type: 'notice',
		default: '',
	},
];

/** The day's requests: limit, used, left, reserve, and when they come back. */
export async function execute(run: Run): Promise<ItemResult[]> {
	return await forEachItem(
		run,
		'read',
		async () => await Promise.resolve({ kind: 'done', output: [{ ...run.usage() }] }),
	);
}
