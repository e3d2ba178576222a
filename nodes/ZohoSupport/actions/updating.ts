import { mayBeWritten } from '../helpdesk/batches';
import type { FieldValues, RecordId } from '../helpdesk/helpdesk';
import { writeResult } from './results';
import type { ItemResult, Run } from './run';

/** Changes one record by one request, and gives the result of its item. */
export async function updateRecord(run: Run, id: RecordId, fields: FieldValues): Promise<ItemResult> {
	const outcome = await run.helpdesk.update(run.module, id, fields);
	const shown = run.helpdesk.shown(run.module, fields);
	if (mayBeWritten(outcome)) run.lately.note(run.module, shown, id);
	else if (outcome.kind === 'refused' && outcome.problem.kind === 'not-found') run.lately.forget(run.module, id);
	return writeResult(outcome, 'updated', id, shown);
}
