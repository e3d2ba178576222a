import type { INodeProperties } from 'n8n-workflow';
import { fieldsToSend, FIELDS_TO_SEND } from './fields-to-send';
import { FORMAT, optionsOf } from '../form/answer-options';
import { recordId } from './list-options';
import { givenRecordId } from './record-id';
import { forEachItem } from './items';
import type { Run } from './run';
import { updateRecord } from './updating';

export const description: INodeProperties[] = [
	recordId('Record ID', 'The id of the record to change. Each item costs one request.'),
	...FIELDS_TO_SEND,
	optionsOf([FORMAT]),
];

/** One request an item: the service changes one record a call. */
export async function execute(run: Run) {
	const results = await forEachItem(run, 'write', async (index) => {
		const id = givenRecordId(run, index);
		const fields = fieldsToSend(run, index);
		return await updateRecord(run, id, fields);
	});
	return results;
}
