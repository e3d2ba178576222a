import type { INodeProperties } from 'n8n-workflow';
import type { RecordId } from '../helpdesk/helpdesk';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { givenRecordId, recordId } from '../form/record-id';
import type { Service } from '../services/service';
import { readOnce } from './reading';
import { asResult, forEachItem } from './items';
import { writeResult } from './results';
import type { ItemResult, Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	recordId('Record ID', 'The ID of the record to delete. Each item costs one request.'),
	optionsOf(service, []),
];

/** One request for each distinct id. Nobody knows whether the service takes a list of ids, so none is sent. */
export async function execute(run: Run) {
	const once = readOnce();
	// What an earlier try deleted is gone: a later item with the same id gets the same result, and is not sent.
	for (const index of run.indexes) {
		const settled = run.settled.get(index);
		if (settled !== undefined)
			await asResult(
				async () =>
					await once(givenRecordId(formFor(run, index), run.words), async () => await Promise.resolve(settled)),
			);
	}
	const results = await forEachItem(run, 'write', async (index) => {
		const id = givenRecordId(formFor(run, index), run.words);
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
