import type { INodeProperties } from 'n8n-workflow';
import { fieldsToSendForm } from '../form/fields-to-send';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { givenRecordId, recordId } from '../form/record-id';
import type { Service } from '../services/service';
import { forEachItem } from './items';
import { preparedFields } from './prepared-fields';
import type { ItemResult, Run } from './run';
import { updateRecord } from './updating';
import { updateTogether } from './updating-together';

export const description = (service: Service): INodeProperties[] => [
	recordId('Record ID', `The ID of the record to update. ${service.words.prices.update}`),
	...fieldsToSendForm(service),
	optionsOf(service, []),
];

/** One request for each item. Where the service can, records that get the same values share requests. */
export async function execute(run: Run): Promise<ItemResult[]> {
	await run.helpdesk.learn(run.module);
	const together = await updateTogether(run, (index) => changeOf(run, index));
	if (!run.goOn && [...together.values()].some(({ kind }) => kind === 'failed')) return inOrder(run, together);
	const rest = { ...run, settled: new Map([...run.settled, ...together]) };
	return await forEachItem(rest, 'write', async (index) => {
		const { id, fields } = changeOf(run, index);
		return await updateRecord(run, id, fields);
	});
}

function inOrder({ indexes }: Run, known: ReadonlyMap<number, ItemResult>): ItemResult[] {
	const results: ItemResult[] = [];
	for (const index of indexes) {
		const result = known.get(index);
		if (result !== undefined) results[index] = result;
	}
	return results;
}

function changeOf(run: Run, index: number) {
	return { id: givenRecordId(formFor(run, index), run.words), fields: preparedFields(run, index) };
}
