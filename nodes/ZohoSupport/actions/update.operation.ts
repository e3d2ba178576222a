import type { INodeProperties } from 'n8n-workflow';
import { fieldsToSendForm } from '../form/fields-to-send';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { givenRecordId, recordId } from '../form/record-id';
import type { Service } from '../services/service';
import { forEachItem } from './items';
import { preparedFields } from './prepared-fields';
import type { Run } from './run';
import { updateRecord } from './updating';

export const description = (service: Service): INodeProperties[] => [
	recordId('Record ID', 'The ID of the record to update. Each item costs one request.'),
	...fieldsToSendForm(service),
	optionsOf(service, []),
];

/** One request for each item: the service changes one record in a call. */
export async function execute(run: Run) {
	const results = await forEachItem(run, 'write', async (index) => {
		const id = givenRecordId(formFor(run, index), run.words);
		const fields = preparedFields(run, index);
		return await updateRecord(run, id, fields);
	});
	return results;
}
