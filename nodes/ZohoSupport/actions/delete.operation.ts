import type { INodeProperties } from 'n8n-workflow';
import { FORMAT, optionsOf, recordId } from './list-options';
import { givenRecordId } from './record-id';
import { forEachItem, outputOf, writeResult } from './results';
import type { Run } from './run';

export const description: INodeProperties[] = [
	recordId('Record ID', 'The id of the record to delete. Each item costs one request.'),
	optionsOf([FORMAT]),
];

/** One request an item: whether the service takes a list of ids is not known, so none is sent. */
export async function execute(run: Run) {
	const results = await forEachItem(run, async (index) => writeResult(await run.helpdesk.delete(run.module, givenRecordId(run, index)), 'deleted'));
	return outputOf(run, results);
}
