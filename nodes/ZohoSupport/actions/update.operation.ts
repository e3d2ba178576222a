import type { INodeProperties } from 'n8n-workflow';
import { fieldsToSendForm } from '../form/fields-to-send';
import { optionsOf } from '../form/options';
import { recordForms } from '../form/record-locator';
import type { Service } from '../services/service';
import { forEachItem, prepareEach } from './items';
import { preparedFields } from './prepared-fields';
import { recordOfItem } from './record-of-item';
import type { ItemResult, Run } from './run';
import { updateRecord } from './updating';
import { type Change, updateTogether } from './updating-together';

export const description = (service: Service): INodeProperties[] => [
	...recordForms(service, ' to update', service.words.prices.update),
	...fieldsToSendForm(service, 'update'),
	optionsOf(service, []),
];

/**
 * One request for each item. Where the service can, records that get the same values share requests. All items are
 * checked before anything is sent. Without *Continue on Fail*, an item that can't be sent ends the run.
 */
export async function execute(run: Run): Promise<ItemResult[]> {
	await run.helpdesk.learn(run.module);
	const results: ItemResult[] = [];
	const changes = new Map<number, Change>();
	await prepareEach(run, results, async (index) => {
		const id = await recordOfItem(run, index);
		changes.set(index, { id, fields: preparedFields(run, index) });
	});
	const cannotGoOn = () => !run.goOn && results.some((result) => result?.kind === 'failed');
	if (cannotGoOn()) return results;
	await updateTogether(run, changes, results);
	if (cannotGoOn()) return results;
	const settled = new Map(results.flatMap((result, index) => [[index, result] as const]));
	return await forEachItem({ ...run, settled }, 'write', async (index) => {
		const { id, fields } = changes.get(index) as Change;
		return await updateRecord(run, id, fields);
	});
}
