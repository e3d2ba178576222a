import type { INodeProperties } from 'n8n-workflow';
import { notice } from '../form/notice';
import type { Service } from '../services/service';
import { forEachItem } from './items';
import { readOnce } from './reading';
import type { ItemResult, Run } from './run';
import { shownUsage } from './shown-usage';

export const description = ({ words }: Service): INodeProperties[] => [notice('checkNotice', words.prices.check ?? '')];

/** Says what the credential leads to, once for each account. */
export async function execute(run: Run): Promise<ItemResult[]> {
	const once = readOnce();
	return await forEachItem(run, 'read', async () => await once('', async () => await checked(run)));
}

async function checked({ check, usage, words }: Run): Promise<ItemResult> {
	const message = (await check?.()) ?? '';
	return { kind: 'done', output: [{ message, ...shownUsage(usage(), words) }] };
}
