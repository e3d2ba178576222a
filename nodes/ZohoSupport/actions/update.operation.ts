import type { INodeProperties } from 'n8n-workflow';
import { FIELDS_TO_SEND } from '../form/fields-to-send';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { givenRecordId, recordId } from '../form/record-id';
import { forEachItem } from './items';
import { preparedFields } from './prepared-fields';
import type { Run } from './run';
import { updateRecord } from './updating';

export const description: INodeProperties[] = [
	recordId('Record ID', 'The ID of the record to update. Each item costs one request.'),
	...FIELDS_TO_SEND,
	optionsOf([]),
];

/** One request for each item: the service changes one record in a call. */
export async function execute(run: Run) {
	const results = await forEachItem(run, 'write', async (index) => {
		const id = givenRecordId(formFor(run, index));
		const fields = preparedFields(run, index);
		return await updateRecord(run, id, fields);
	});
	return results;
}
