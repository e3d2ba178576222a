import type { INodeProperties } from 'n8n-workflow';
import { quotaLink } from '../form/docs-link';
import { fieldsToSendForm } from '../form/fields-to-send';
import { formFor } from '../form/node-form';
import { notice } from '../form/notice';
import { writeOptionsOf } from '../form/options';
import { rowsPerCall, rowsPerCallForm } from '../form/rows-per-call';
import type { FieldValues } from '../helpdesk/helpdesk';
import type { Service } from '../services/service';
import { createRows } from './creating';
import { prepareEach } from './items';
import { preparedFields } from './prepared-fields';
import type { ItemResult, Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	notice('createNotice', service.words.prices.create, quotaLink(service.words)),
	...fieldsToSendForm(service, 'create'),
	writeOptionsOf(service, rowsPerCallForm(service)),
];

/**
 * ⌈n / rows a call⌉ requests for n items. All items are checked before anything is sent. Without *Continue on Fail*,
 * the first item whose values can't be sent ends the run, and nothing is written.
 */
export async function execute(run: Run) {
	await run.helpdesk.learn(run.module);
	const rows = new Map<number, FieldValues>();
	let size = run.helpdesk.writeSize;
	const results: ItemResult[] = [];
	await prepareEach(run, results, async (index) => {
		const most = rowsPerCall(formFor(run, index), run.helpdesk.writeSize);
		const fields = await preparedFields(run, index);
		await run.helpdesk.checkNew?.(run.module, fields);
		rows.set(index, fields);
		size = Math.min(size, most);
	});
	const failed = results.some((result) => result?.kind === 'failed');
	if (run.goOn || !failed) await createRows(run, rows, size, results);
	return results;
}
