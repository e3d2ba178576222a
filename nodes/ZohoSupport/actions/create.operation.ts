import type { INodeProperties } from 'n8n-workflow';
import { FIELDS_TO_SEND } from '../form/fields-to-send';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { ROWS_PER_CALL, rowsPerCall } from '../form/rows-per-call';
import type { FieldValues } from '../helpdesk/helpdesk';
import { SERVICE } from '../services/services';
import { createRows } from './creating';
import { prepareEach } from './items';
import { preparedFields } from './prepared-fields';
import type { ItemResult, Run } from './run';

export const description: INodeProperties[] = [
	{ displayName: SERVICE.words.prices.create, name: 'createNotice', type: 'notice', default: '' },
	...FIELDS_TO_SEND,
	optionsOf([ROWS_PER_CALL]),
];

/**
 * ⌈n / rows a call⌉ requests for n items. All items are checked before anything is sent. Without *Continue on Fail*,
 * the first item whose values can't be sent ends the run, and nothing is written.
 */
export async function execute(run: Run) {
	const rows = new Map<number, FieldValues>();
	let size = run.helpdesk.writeSize;
	const results: ItemResult[] = [];
	await prepareEach(run, results, (index) => {
		const most = rowsPerCall(formFor(run, index), run.helpdesk.writeSize);
		rows.set(index, preparedFields(run, index));
		size = Math.min(size, most);
	});
	const failed = results.some((result) => result?.kind === 'failed');
	if (run.goOn || !failed) await createRows(run, rows, size, results);
	return results;
}
