import type { INodeProperties } from 'n8n-workflow';
import { moduleRow } from '../helpdesk/modules';
import { FIELD_SELECTION, FORMAT, optionsOf } from '../form/answer-options';
import { recordId, selectedFields } from './list-options';
import { chosen, readOnce } from './reading';
import { givenRecordId } from './record-id';
import { forEachItem } from './items';
import type { ItemResult, Run } from './run';

export const description: INodeProperties[] = [
	recordId('Record ID', 'The id of the record. The same id asked for by several items costs one request.'),
	optionsOf([FORMAT, ...FIELD_SELECTION]),
];

/** One request for each distinct id. */
export async function execute(run: Run) {
	const once = readOnce();
	const results = await forEachItem(run, 'read', async (index) => {
		const id = givenRecordId(run, index);
		const fields = selectedFields(run, index);
		return await once(JSON.stringify([id, fields]), async () => await read(run, id, fields));
	});
	return results;
}

async function read(run: Run, id: string, fields: readonly string[] | undefined): Promise<ItemResult> {
	const record = await run.helpdesk.get(run.module, id, fields);
	if (record !== undefined) return { kind: 'done', output: [chosen(record, fields)] };
	run.lately.forget(run.module, id);
	const message = `There is no ${moduleRow(run.module).label.toLowerCase()} with the id ${id}.`;
	const nextStep =
		'It may have been deleted, or be of another module or department than this node and credential name.';
	return { kind: 'failed', outcome: 'failed', problem: { kind: 'not-found', code: '4103', message, nextStep } };
}
