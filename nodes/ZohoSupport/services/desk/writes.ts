import { isScalar, type Json } from '../../helpdesk/json';
import { asHelpdeskError, HelpdeskError, problem } from '../../helpdesk/problem';
import type { FieldValues, WriteOutcome } from '../../helpdesk/helpdesk';
import { idOf, recordIn } from './answers';
import type { DeskCall } from './call';
import { completedValues } from './new-records';
import { bodyOf } from './prepare';
import type { ReadContext } from './read-context';
import { recordOf } from './records';
import { createCall, updateCall, updateManyCall } from './requests';
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
	return await written(context, createCall(context.module, bodyOf(completed.values, context.fields)));
}

/** Changes fields of a record. */
export async function updateRecord(context: ReadContext, id: string, values: FieldValues): Promise<WriteOutcome> {
	return await written(context, updateCall(context.module, id, bodyOf(values, context.fields)), id);
}

/** True for one field with one value: `updateMany` takes no list and no object. */
export function canUpdateTogether({ module, fields }: Pick<ReadContext, 'module' | 'fields'>, values: FieldValues) {
	const [[name, value] = ['', undefined], ...others] = Object.entries(values);
	if (!module.canUpdateMany || others.length > 0 || !isScalar(value)) return false;
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
	if (!isScalar(sent) || !canUpdateTogether(context, { [name]: sent }))
		throw cannotUpdateMany(field.label, module.plural);
	return await sendTogether(send, updateManyCall(module, ids, field, sent), ids);
}

async function written(context: ReadContext, call: DeskCall, about?: string): Promise<WriteOutcome> {
	const { fields, send } = context;
	return await sendWrite(send, call, (answer) => writtenRecord(context, answer, about), fields);
}

function writtenRecord({ fields, settings }: ReadContext, answer: Accepted, about: string | undefined): WriteOutcome {
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
