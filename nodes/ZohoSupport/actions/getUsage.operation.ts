import type { INodeProperties } from 'n8n-workflow';
import { forEachItem } from './items';
import type { ItemResult, Run } from './run';

export const description: INodeProperties[] = [
	{
		displayName:
			'Costs no request. Counted are the requests of this n8n since midnight Pacific time; what other tools spend on the same portal is not seen. Limit and reserve come from the credential.',
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
