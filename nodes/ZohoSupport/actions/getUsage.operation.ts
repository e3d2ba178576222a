import type { INodeProperties } from 'n8n-workflow';
import { quotaLink } from '../form/docs-link';
import { notice } from '../form/notice';
import type { Service } from '../services/service';
import { forEachItem } from './items';
import type { ItemResult, Run } from './run';
import { shownUsage } from './shown-usage';

export const description = ({ words }: Service): INodeProperties[] => [
	notice('usageNotice', words.usage, quotaLink(words)),
];

/** The day's quota: limit, used, left, reserve, and when they come back. */
export async function execute(run: Run): Promise<ItemResult[]> {
	return await forEachItem(
		run,
		'read',
		async () => await Promise.resolve({ kind: 'done', output: [shownUsage(run.usage(), run.words)] }),
	);
}
