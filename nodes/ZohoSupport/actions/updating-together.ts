import { writeInBatches } from '../helpdesk/batches';
import type { FieldValues, RecordId, WriteOutcome } from '../helpdesk/helpdesk';
import { writeResult } from './results';
import { asResult } from './items';
import type { ItemResult, Run } from './run';

/** What one item changes. */
interface Change {
	readonly id: RecordId;
	readonly fields: FieldValues;
}

/**
 * Writes the items that give several records the same values, with one request for many, as far as the service can.
 * Returns their results by item; the other items have none yet. A record that several items change is left to them,
 * in their order.
 */
export async function updateTogether(
	run: Run,
	changeOf: (index: number) => Change,
): Promise<ReadonlyMap<number, ItemResult>> {
	const results = new Map<number, ItemResult>();
	const { together } = run.helpdesk;
	if (together === undefined) return results;
	const changes = await changesOfItems(run, changeOf);
	// Without Continue on Fail an item that can't be sent ends the run before anything is written.
	if (!run.goOn && changes.size < run.indexes.filter((index) => !run.settled.has(index)).length) return results;
	for (const [text, items] of groups(changes)) {
		const fields = changes.get(items[0])?.fields ?? {};
		if (items.length < Math.max(2, together.least) || !together.fits(run.module, fields)) continue;
		const ids = items.map((index) => changes.get(index)?.id ?? text);
		const shown = run.helpdesk.shown(run.module, fields);
		const outcomes = await writeInBatches(ids, {
			size: together.size,
			goOn: run.goOn,
			send: async (part) => noted(run, part, shown, await together.update(run.module, part, fields)),
		});
		outcomes.forEach((outcome, place) => results.set(items[place], writeResult(outcome, 'updated', shown)));
		if (!run.goOn && outcomes.some(({ kind }) => kind !== 'written')) break;
	}
	return results;
}

async function changesOfItems(run: Run, changeOf: (index: number) => Change): Promise<Map<number, Change>> {
	const changes = new Map<number, Change>();
	for (const index of run.indexes) {
		if (run.settled.has(index)) continue;
		await asResult(async () => {
			changes.set(index, changeOf(index));
			return await Promise.resolve({ kind: 'done', output: [] });
		});
	}
	return changes;
}

/** Items with the same values, of records that no other item changes. */
function groups(changes: ReadonlyMap<number, Change>): ReadonlyMap<string, number[]> {
	const times = new Map<RecordId, number>();
	for (const { id } of changes.values()) times.set(id, (times.get(id) ?? 0) + 1);
	const groups = new Map<string, number[]>();
	for (const [index, { id, fields }] of changes) {
		if (times.get(id) !== 1) continue;
		const text = JSON.stringify(fields);
		groups.set(text, [...(groups.get(text) ?? []), index]);
	}
	return groups;
}

function noted(
	{ lately, module }: Run,
	ids: readonly RecordId[],
	shown: FieldValues,
	outcomes: WriteOutcome[],
): WriteOutcome[] {
	outcomes.forEach((outcome, place) => {
		if (outcome.kind !== 'refused') lately.note(module, shown, ids[place]);
		else if (outcome.problem.kind === 'not-found') lately.forget(module, ids[place]);
	});
	return outcomes;
}
