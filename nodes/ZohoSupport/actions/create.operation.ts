import type { INodeProperties } from 'n8n-workflow';
import { createRows, ROWS_PER_CALL, rowsPerCall } from './creating';
import { fieldsToSend, FIELDS_TO_SEND } from './fields-to-send';
import { FORMAT, optionsOf } from '../form/answer-options';
import { prepareEach } from './items';
import type { ItemResult, Run } from './run';
import type { FieldValues } from '../helpdesk/helpdesk';

export const description: INodeProperties[] = [
	{
		displayName:
			'Costs one request for every 100 input items, unless an option below says less: they are sent together',
		name: 'createNotice',
		type: 'notice',
		default: '',
	},
	...FIELDS_TO_SEND,
	optionsOf([FORMAT, ROWS_PER_CALL]),
];

/**
 * ⌈n/100⌉ requests for n items. Items whose values can't be sent are found before anything is; without *Continue on Fail*
 * the first of them ends the run with nothing written.
 */
export async function execute(run: Run) {
	const rows = new Map<number, FieldValues>();
	let size = run.helpdesk.writeSize;
	const results: ItemResult[] = [];
	await prepareEach(run, results, (index) => {
		const most = rowsPerCall(run, index);
		rows.set(index, fieldsToSend(run, index));
		size = Math.min(size, most);
	});
	const failed = results.some((result) => result?.kind === 'failed');
	if (run.goOn || !failed) await createRows(run, rows, size, results);
	return results;
}
