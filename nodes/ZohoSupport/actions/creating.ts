import { hasFailed, mayBeWritten, writeInBatches } from '../helpdesk/batches';
import type { FieldValues, WriteOutcome } from '../helpdesk/helpdesk';
import { sentences } from '../helpdesk/problem';
import { writeResult } from './results';
import type { ItemResult, Run } from './run';
import { shownNumber } from '../helpdesk/numbers';

/**
 * Creates the rows of many items in as few requests as possible, and sets the result of each item.
 * @param rows what to create, by the index of its item
 */
export async function createRows(
	run: Run,
	rows: ReadonlyMap<number, FieldValues>,
	size: number,
	results: ItemResult[],
): Promise<void> {
	const indexes = [...rows.keys()];
	const filled = [...rows.values()].map(withoutEmpty);
	const itemOf = new Map(filled.map((fields, place) => [fields, indexes[place]]));
	const outcomes = await writeInBatches(filled, {
		size,
		goOn: run.goOn,
		send: async (part) => {
			const outcomes = await create(run, part);
			return outcomes.map((outcome) => namingItem(outcome, (row) => itemOf.get(part[row - 1])));
		},
		onProgress: (done) => {
			if (indexes.length > size)
				run.context.logger.info(
					`${run.words.name}: ${shownNumber(done)} of ${shownNumber(indexes.length)} records sent`,
				);
		},
	});
	outcomes.forEach((outcome, place) => {
		const index = indexes[place];
		results[index] = writeResult(outcome, 'created', null, run.helpdesk.shown(run.module, filled[place]));
	});
}

/** A new record has nothing to empty: what is null is not sent, and the help desk may fill in its own default. */
function withoutEmpty(fields: FieldValues): FieldValues {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/**
 * Zoho counts the rows of a request from 1, n8n counts items from 0. A message that names a row also names the item.
 */
function namingItem(outcome: WriteOutcome, itemOf: (row: number) => number | undefined): WriteOutcome {
	if (!hasFailed(outcome) || outcome.problem.row === undefined) return outcome;
	const { message, row } = outcome.problem;
	const item = itemOf(row);
	if (item === undefined) return outcome;
	const named = sentences(message, `Row ${row} of the request is item ${item}`);
	return { ...outcome, problem: { ...outcome.problem, message: named } };
}

async function create(run: Run, rows: readonly FieldValues[]): Promise<WriteOutcome[]> {
	const outcomes = await run.helpdesk.create(run.module, rows);
	outcomes.forEach((outcome, place) => {
		if (!mayBeWritten(outcome)) return;
		run.lately.note(
			run.module,
			run.helpdesk.shown(run.module, rows[place]),
			outcome.kind === 'written' ? outcome.id : null,
		);
	});
	return outcomes;
}
