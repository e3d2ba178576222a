import type { Json } from '../../helpdesk/json';
import { asHelpdeskError, HelpdeskError, problem } from '../../helpdesk/problem';
import type { WriteOutcome } from '../../helpdesk/helpdesk';
import { idOf, recordIn } from './answers';
import type { DeskCall } from './call';
import { bodyOf, newRecordValues } from './prepare';
import type { DeskOutcome, DeskValues } from './query';
import type { ReadContext } from './read-context';
import { recordOf } from './records';
import { createCall, updateCall, updateManyCall } from './requests';
import { type Accepted, sendTogether, sendWrite, uncertain } from './write-outcomes';
import { writtenValue } from './values';

/** Creates a record. The answer brings it [open-points 11: creating answers 200]. */
export async function createRecord(context: ReadContext, row: DeskValues): Promise<DeskOutcome> {
	const { module, fields, settings } = context;
	const values = newRecordValues(module, row, settings.department);
	return await written(context, createCall(module, bodyOf(values, fields)));
}

/** Changes fields of a record. */
export async function updateRecord(context: ReadContext, id: string, values: DeskValues): Promise<DeskOutcome> {
	return await written(context, updateCall(context.module, id, bodyOf(values, context.fields)), id);
}

/** Sets one field of many records with one call. @throws HelpdeskError for a module without that */
export async function updateTogether(
	context: ReadContext,
	ids: readonly string[],
	name: string,
	value: unknown,
): Promise<WriteOutcome[]> {
	const { module, fields, settings, send } = context;
	if (!module.canUpdateMany) throw cannotUpdateMany(module.plural);
	const field = fields.find(name);
	const sent: Json = writtenValue(field, value, settings.zone);
	return await sendTogether(send, updateManyCall(module, ids, field, sent), ids);
}

async function written(context: ReadContext, call: DeskCall, about?: string): Promise<DeskOutcome> {
	const { fields, send } = context;
	return await sendWrite(send, call, (answer) => writtenRecord(context, answer, about), fields);
}

function writtenRecord({ fields, settings }: ReadContext, answer: Accepted, about: string | undefined): DeskOutcome {
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

function cannotUpdateMany(plural: string): HelpdeskError {
	return new HelpdeskError(
		problem('data', `Zoho Desk cannot set one field of many ${plural} with one call.`, 'Update them one by one.'),
	);
}
