import type { INodeProperties } from 'n8n-workflow';
import { writeInBatches } from '../helpdesk/batches';
import type { RecordId, WriteOutcome } from '../helpdesk/helpdesk';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { givenRecordId, recordId } from '../form/record-id';
import type { Service } from '../services/service';
import { readOnce } from './reading';
import { asResult, forEachItem, prepareEach } from './items';
import { writeResult } from './results';
import type { ItemResult, Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	recordId('Record ID', `The ID of the record to delete. ${service.words.prices.remove}`),
	optionsOf(service, []),
];

/** Each distinct id once: one request for each, or for as many together as the service deletes in one. */
export async function execute(run: Run): Promise<ItemResult[]> {
	return run.helpdesk.deleteSize === 1 ? await oneByOne(run) : await together(run);
}

async function oneByOne(run: Run): Promise<ItemResult[]> {
	const once = readOnce();
	// What an earlier try deleted is gone: a later item with the same id gets the same result, and is not sent.
	for (const index of run.indexes) {
		const settled = run.settled.get(index);
		if (settled !== undefined)
			await asResult(async () => await once(idOf(run, index), async () => await Promise.resolve(settled)));
	}
	return await forEachItem(run, 'write', async (index) => {
		const id = idOf(run, index);
		return await once(id, async () => {
			const [outcome] = await remove(run, [id]);
			return writeResult(outcome, 'deleted');
		});
	});
}

async function together(run: Run): Promise<ItemResult[]> {
	const results: ItemResult[] = [];
	const items = new Map<RecordId, number[]>();
	await prepareEach(run, results, (index) => {
		const id = idOf(run, index);
		items.set(id, [...(items.get(id) ?? []), index]);
	});
	const failed = results.find((result) => result?.kind === 'failed');
	if (!run.goOn && failed !== undefined) return results;
	const ids = [...items.keys()];
	const outcomes = await writeInBatches(ids, {
		size: run.helpdesk.deleteSize,
		goOn: run.goOn,
		send: async (part) => await remove(run, part),
	});
	outcomes.forEach((outcome, place) => {
		for (const index of items.get(ids[place]) ?? []) results[index] = writeResult(outcome, 'deleted');
	});
	return results;
}

function idOf(run: Run, index: number): RecordId {
	return givenRecordId(formFor(run, index), run.words);
}

async function remove(run: Run, ids: readonly RecordId[]): Promise<WriteOutcome[]> {
	const outcomes = await run.helpdesk.delete(run.module, ids);
	outcomes.forEach((outcome, place) => {
		const isGone = outcome.kind === 'written' || (outcome.kind === 'refused' && outcome.problem.kind === 'not-found');
		if (isGone) run.lately.forget(run.module, ids[place]);
	});
	return outcomes;
}
