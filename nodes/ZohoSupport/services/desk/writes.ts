import { isScalar, type Json } from '../../helpdesk/json';
import { asHelpdeskError, HelpdeskError, problem } from '../../helpdesk/problem';
import type { FieldValues, WriteOutcome } from '../../helpdesk/helpdesk';
import { idOf, recordIn } from './answers';
import { completedValues } from './new-records';
import { bodyOf } from './prepare';
import type { ReadContext } from './read-context';
import { recordOf } from './records';
import { createCall, updateManyCall } from './requests';
import { type Accepted, sendTogether, sendWrite, uncertain } from './write-outcomes';
import { writtenValue } from './values';

/** Creates a record. The answer brings it [open-points 11: creating answers 200]. */
export async function createRecord(
	context: ReadContext,
	row: FieldValues,
	departments: Parameters<typeof completedValues>[2],
): Promise<WriteOutcome> {
	const completed = await completedValues(context, row, departments);
	if (completed.kind === 'lacking') return { kind: 'refused', problem: completed.problem, wholeCall: false };
	const { module, fields, send } = context;
	const call = createCall(module, bodyOf(completed.values, fields));
	return await sendWrite(send, call, (answer) => writtenRecord(context, answer), fields);
}

/**
 * True for one field with one value: `updateMany` takes no list and no object. An empty value goes one by one, since
 * the answer for many does not show whether the field is empty now.
 */
export function canUpdateTogether({ module, fields }: Pick<ReadContext, 'module' | 'fields'>, values: FieldValues) {
	const [[name, value] = ['', undefined], ...others] = Object.entries(values);
	if (!module.canUpdateMany || others.length > 0 || value === null || !isScalar(value)) return false;
	return !['Other', 'Ids'].includes(fields.find(name).type);
}

/** Sets one field of many records with one call. @throws HelpdeskError for values that one call cannot set */
export async function updateTogether(
	context: ReadContext,
	ids: readonly string[],
	name: string,
	value: unknown,
): Promise<WriteOutcome[]> {
	const { module, fields, settings, send } = context;
	const field = fields.find(name);
	const sent: Json = writtenValue(field, value, settings.zone);
	if (!isScalar(sent) || sent === null || !canUpdateTogether(context, { [name]: sent }))
		throw cannotUpdateMany(field.label, module.plural);
	return await sendTogether(send, updateManyCall(module, ids, field, sent), ids);
}

/**
 * The outcome of a write that was answered with the record.
 * @param about the id of the record that was changed; absent for a new one
 */
export function writtenRecord({ fields, settings }: ReadContext, answer: Accepted, about?: string): WriteOutcome {
	try {
		const row = recordIn(answer);
		const id = idOf(row);
		if (about === undefined || id === about)
			return { kind: 'written', id, record: recordOf(row, fields, settings.fieldNames) };
		return uncertain(problem('garbled', `Zoho answered for record ${id} instead of record ${about}`, ''));
	} catch (error) {
		return uncertain(asHelpdeskError(error).problem);
	}
}

function cannotUpdateMany(label: string, plural: string): HelpdeskError {
	const what = `Zoho Desk cannot set the field '${label}' of many ${plural} to this value with one call.`;
	return new HelpdeskError(problem('data', what, 'Update them one by one.'));
}
