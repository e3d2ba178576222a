import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Run } from './run';

export const description: INodeProperties[] = [
	{
		displayName: 'Costs no request. Counted are the requests of this n8n since midnight Pacific time; what other tools spend on the same portal is not seen. Limit and reserve come from the credential.',
		name: 'usageNotice',
		type: 'notice',
		default: '',
	},
];

/** The day's requests: limit, used, left, reserve, and when they come back. */
export async function execute(run: Run): Promise<INodeExecutionData[]> {
	const usage = run.usage();
	return run.items.map((_, index) => ({ json: { ...usage }, pairedItem: { item: index } }));
}
