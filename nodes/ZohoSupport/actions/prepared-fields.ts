import { fieldsToSend } from '../form/fields-to-send';
import { formFor } from '../form/node-form';
import type { FieldValues } from '../helpdesk/helpdesk';
import { withoutNames } from './people';
import type { Run } from './run';

/**
 * The fields of one item, ready to send.
 * @param matched the field that records are matched on: it is kept although the service sets it itself
 * @throws HelpdeskError `data` that names the field which can't be sent.
 */
export async function preparedFields(run: Run, index: number, matched?: string): Promise<FieldValues> {
	const { helpdesk, module, items, leftOut } = run;
	const isMatched = (label: string) => matched !== undefined && helpdesk.isSameField(module, matched, label);
	const fields = fieldsToSend(formFor(run, index), {
		columns: items[index].json,
		columnsOf: (item) => helpdesk.columnsOf?.(module, item) ?? { fields: Object.entries(item), leftOut: [] },
		isNotSent: (label) => helpdesk.catalogue.isSetByService(module, label) && !isMatched(label),
		asWritten: (name) => run.context.asWritten(name, index),
		leftOut,
	});
	return helpdesk.prepare(module, await withoutNames(run, fields), matched);
}
