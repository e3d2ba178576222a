import type { INodeProperties } from 'n8n-workflow';
import { writeInBatches } from '../helpdesk/batches';
import type { FieldValues } from '../helpdesk/helpdesk';
import { writeResult } from './results';
import type { ItemResult, Run } from './run';

export const ROWS_PER_CALL: INodeProperties = {
	displayName: 'Records per Request',
	name: 'rowsPerCall',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 100,
	description: 'How many records are created by one request, 1 to 100. Lower it only if your portal refuses so many at once.',
};

/** The rows that one request may create: the fewest that an item asks for. */
export function rowsPerCall(run: Run): number {
	return run.indexes.reduce((fewest, index) => Math.min(fewest, askedRows(run, index)), run.helpdesk.writeSize);
}

function askedRows(run: Run, index: number): number {
	const asked = Math.floor(Number(run.context.getNodeParameter('options.rowsPerCall', index, run.helpdesk.writeSize)));
	return Math.max(1, Number.isFinite(asked) ? asked : run.helpdesk.writeSize);
}

/**
 * Creates the rows of many items in as few requests as can be and sets the result of each item.
 * @param rows what to create, by the index of its item
 */
export async function createRows(run: Run, rows: ReadonlyMap<number, FieldValues>, size: number, results: ItemResult[]): Promise<void> {
	const indexes = [...rows.keys()];
	const outcomes = await writeInBatches([...rows.values()], {
		size,
		goOn: run.goOn,
		send: async (part) => await run.helpdesk.create(run.module, part),
		onProgress: (done) => {
			if (indexes.length > size) run.context.logger.info(`Zoho Support: ${done} of ${indexes.length} records sent`);
		},
	});
	outcomes.forEach((outcome, place) => {
		const index = indexes[place];
		results[index] = writeResult(outcome, 'created', run.helpdesk.shown(run.module, rows.get(index) ?? {}));
	});
}
