import type { Json } from '../../helpdesk/json';
import { asHelpdeskError, HelpdeskError, problem } from '../../helpdesk/problem';
import type { FieldValues, WriteOutcome } from '../../helpdesk/helpdesk';
import { recordIn } from './answers';
import { completedValues } from './new-records';
import { bodyOf } from './prepare';
import type { ReadContext } from './read-context';
import { idOf, recordOf } from './records';
import { createCall, UPDATE_TOGETHER, updateCall, updateManyCall } from './requests';
import { outcomesById, refusedWrite, sendWrite, uncertain } from './write-outcomes';
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

/** Sets one field of many records, with one call for each 50. @throws HelpdeskError for a module without that */
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
	const outcomes: WriteOutcome[] = [];
	for (let at = 0; at < ids.length; at += UPDATE_TOGETHER) {
		const some = ids.slice(at, at + UPDATE_TOGETHER);
		const answer = await sendWrite(send, updateManyCall(module, some, field, sent));
		if (answer.kind === 'uncertain' || answer.kind === 'written' || answer.kind === 'refused')
			outcomes.push(...some.map(() => answer));
		else outcomes.push(...outcomesById(answer, some));
	}
	return outcomes;
}

async function written(
	context: ReadContext,
	call: Parameters<typeof sendWrite>[1],
	about?: string,
): Promise<WriteOutcome> {
	const { fields, settings, send } = context;
	const answer = await sendWrite(send, call);
	if (answer.kind === 'uncertain' || answer.kind === 'written' || answer.kind === 'refused') return answer;
	if (answer.kind === 'error') return refusedWrite(answer, false, fields);
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
