import { writeInBatches } from '../helpdesk/batches';
import type { RecordId, WriteOutcome } from '../helpdesk/helpdesk';
import { prepareEach } from './items';
import { type Deed, writeResult } from './results';
import type { ItemResult, Run } from './run';

/** The same deed on the records of many items. */
interface Together {
	readonly deed: Deed;
	/** The most ids of one request. */
	readonly size: number;
	readonly idOf: (index: number) => Promise<RecordId>;
	/** One request: one outcome for each id, in order. */
	readonly send: (ids: readonly RecordId[]) => Promise<WriteOutcome[]>;
}

/**
 * Sends each distinct id once, with as few requests as possible. All items are checked before anything is sent.
 * Without *Continue on Fail*, the first item that can't be sent ends the run, and nothing is written.
 */
export async function writeTogether(run: Run, { deed, size, idOf, send }: Together): Promise<ItemResult[]> {
	const results: ItemResult[] = [];
	const items = new Map<RecordId, number[]>();
	await prepareEach(run, results, async (index) => {
		const id = await idOf(index);
		items.set(id, [...(items.get(id) ?? []), index]);
	});
	const failed = results.some((result) => result?.kind === 'failed');
	if (!run.goOn && failed) return results;
	const ids = [...items.keys()];
	const outcomes = await writeInBatches(ids, { size, goOn: run.goOn, send });
	outcomes.forEach((outcome, place) => {
		for (const index of items.get(ids[place]) ?? []) results[index] = writeResult(outcome, deed);
	});
	return results;
}
