import type { INodeProperties } from 'n8n-workflow';
import type { RecordId, WriteOutcome } from '../helpdesk/helpdesk';
import { optionsOf } from '../form/options';
import { recordForms } from '../form/record-locator';
import type { Service } from '../services/service';
import { readOnce } from './reading';
import { asResult, forEachItem } from './items';
import { recordOfItem } from './record-of-item';
import { writeResult } from './results';
import type { ItemResult, Run } from './run';
import { writeTogether } from './writing-together';

export const description = (service: Service): INodeProperties[] => [
	...recordForms(service, ' to delete', service.words.prices.remove),
	optionsOf(service, []),
];

/** Each distinct id once: one request for each, or for as many together as the service deletes in one. */
export async function execute(run: Run): Promise<ItemResult[]> {
	return run.helpdesk.deleteSize === 1
		? await oneByOne(run)
		: await writeTogether(run, {
				deed: 'deleted',
				size: run.helpdesk.deleteSize,
				idOf: async (index) => await recordOfItem(run, index),
				send: async (ids) => await remove(run, ids),
			});
}

async function oneByOne(run: Run): Promise<ItemResult[]> {
	const once = readOnce();
	// What an earlier try deleted is gone: a later item with the same id gets the same result, and is not sent.
	for (const index of run.indexes) {
		const settled = run.settled.get(index);
		if (settled !== undefined)
			await asResult(
				async () => await once(await recordOfItem(run, index), async () => await Promise.resolve(settled)),
			);
	}
	return await forEachItem(run, 'write', async (index) => {
		const id = await recordOfItem(run, index);
		return await once(id, async () => {
			const [outcome] = await remove(run, [id]);
			return writeResult(outcome, 'deleted');
		});
	});
}

async function remove(run: Run, ids: readonly RecordId[]): Promise<WriteOutcome[]> {
	const outcomes = await run.helpdesk.delete(run.module, ids);
	outcomes.forEach((outcome, place) => {
		const isGone = outcome.kind === 'written' || (outcome.kind === 'refused' && outcome.problem.kind === 'not-found');
		if (isGone) run.lately.forget(run.module, ids[place]);
	});
	return outcomes;
}
