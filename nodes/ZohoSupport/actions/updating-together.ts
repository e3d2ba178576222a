import type { FieldValues, RecordId, UpdateTogether } from '../helpdesk/helpdesk';
import { hasFailed, mayBeWritten, type RowOutcome } from '../helpdesk/batches';
import { asHelpdeskError } from '../helpdesk/problem';
import { writeResult } from './results';
import type { ItemResult, Run } from './run';

/** What one item changes. */
export interface Change {
	readonly id: RecordId;
	readonly fields: FieldValues;
}

/** Items that set the same fields of different records, for one request. */
interface Part {
	readonly items: readonly number[];
	readonly ids: readonly RecordId[];
	readonly fields: FieldValues;
}

/**
 * Writes the items that give several records the same values, with one request for many, as far as the service can
 * and it is cheaper. Puts their results in `results`; the other items have none yet. A record that several items change
 * is left to them, in their order. A request that is refused as a whole wrote nothing and does not say for which record
 * it was refused, so its items are left to requests of their own.
 */
export async function updateTogether(
	run: Run,
	changes: ReadonlyMap<number, Change>,
	results: ItemResult[],
): Promise<void> {
	const { together } = run.helpdesk;
	if (together === undefined) return;
	for (const part of partsOf(run, together, changes)) {
		const outcomes = await sent(run, together, part);
		if (outcomes.every(isRefusedWhole)) {
			if (!run.goOn) return;
			continue;
		}
		const shown = run.helpdesk.shown(run.module, part.fields);
		outcomes.forEach((outcome, place) => {
			note(run, part.ids[place], shown, outcome);
			results[part.items[place]] = writeResult(outcome, 'updated', part.ids[place], shown);
		});
		const failed = outcomes.filter(hasFailed);
		if (failed.some(({ kind }) => kind === 'notSent') || (!run.goOn && failed.length > 0)) return;
	}
}

/** Too few items for a request of many cost less alone. */
function partsOf(run: Run, { size, least, fits }: UpdateTogether, changes: ReadonlyMap<number, Change>): Part[] {
	return groups(changes).flatMap(({ items, ids, fields }) => {
		if (!fits(run.module, fields)) return [];
		const starts = items.flatMap((_, place) => (place % size === 0 ? [place] : []));
		return starts
			.map((from) => ({ items: items.slice(from, from + size), ids: ids.slice(from, from + size), fields }))
			.filter((part) => part.items.length >= Math.max(2, least));
	});
}

/** Items with the same values, of records that no other item changes. */
function groups(changes: ReadonlyMap<number, Change>): Part[] {
	const times = new Map<RecordId, number>();
	for (const { id } of changes.values()) times.set(id, (times.get(id) ?? 0) + 1);
	const found = new Map<string, { items: number[]; ids: RecordId[]; fields: FieldValues }>();
	for (const [index, { id, fields }] of changes) {
		if (times.get(id) !== 1) continue;
		const text = JSON.stringify(fields);
		const group = found.get(text) ?? { items: [], ids: [], fields };
		group.items.push(index);
		group.ids.push(id);
		found.set(text, group);
	}
	return [...found.values()];
}

async function sent(run: Run, together: UpdateTogether, { ids, fields }: Part): Promise<RowOutcome[]> {
	try {
		return await together.update(run.module, ids, fields);
	} catch (error) {
		const { problem } = asHelpdeskError(error);
		return ids.map(() => ({ kind: 'notSent', problem }));
	}
}

function isRefusedWhole(outcome: RowOutcome): boolean {
	return outcome.kind === 'refused' && outcome.wholeCall;
}

function note({ lately, module }: Run, id: RecordId, shown: FieldValues, outcome: RowOutcome): void {
	if (mayBeWritten(outcome)) lately.note(module, shown, id);
	else if (outcome.kind === 'refused' && outcome.problem.kind === 'not-found') lately.forget(module, id);
}
