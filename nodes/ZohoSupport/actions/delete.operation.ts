import type { INodeProperties } from 'n8n-workflow';
import type { RecordId } from '../helpdesk/helpdesk';
import { FORMAT, optionsOf } from '../form/answer-options';
import { recordId } from './list-options';
import { readOnce } from './reading';
import { givenRecordId } from './record-id';
import { asResult, forEachItem } from './items';
import { writeResult } from './results';
import type { ItemResult, Run } from './run';

export const description: INodeProperties[] = [
	recordId('Record ID', 'The id of the record to delete. Each item costs one request.'),
	optionsOf([FORMAT]),
];

/** One request for each distinct id: whether the service takes a list of ids is not known, so none is sent. */
export async function execute(run: Run) {
	const once = readOnce();
	// What an earlier try deleted is gone: an item after it with the same id is told so, and not sent.
	for (const index of run.indexes) {
		const settled = run.settled.get(index);
		if (settled !== undefined)
			await asResult(async () => await once(givenRecordId(run, index), async () => await Promise.resolve(settled)));
	}
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
