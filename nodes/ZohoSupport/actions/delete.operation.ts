import type { INodeProperties } from 'n8n-workflow';
import type { RecordId } from '../helpdesk/helpdesk';
import { FORMAT, optionsOf } from '../form/answer-options';
import { recordId } from './list-options';
import { readOnce } from './reading';
import { givenRecordId } from './record-id';
import { forEachItem } from './items';
import { writeResult } from './results';
import type { ItemResult, Run } from './run';

export const description: INodeProperties[] = [
	recordId('Record ID', 'The id of the record to delete. Each item costs one request.'),
	optionsOf([FORMAT]),
];

/** One request for each distinct id: whether the service takes a list of ids is not known, so none is sent. */
export async function execute(run: Run) {
	const once = readOnce();
	const results = await forEachItem(run, 'write', async (index) => {
		const id = givenRecordId(run, index);
		return await once(id, async () => await remove(run, id));
	});
	return results;
}

async function remove(run: Run, id: RecordId): Promise<ItemResult> {
	const outcome = await run.helpdesk.delete(run.module, id);
	const isGone = outcome.kind === 'written' || (outcome.kind === 'refused' && outcome.problem.kind === 'not-found');
	if (isGone) run.lately.forget(run.module, id);
	return writeResult(outcome, 'deleted');
}
