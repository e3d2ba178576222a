import type { WriteOutcome } from '../../helpdesk/helpdesk';
import { problem } from '../../helpdesk/problem';
import { fullRecord } from './full-records';
import type { ReadContext } from './read-context';
import { trashCall } from './requests';
import { sendTogether } from './write-outcomes';

/**
 * Moves records to the recycle bin with one call, and gives an outcome for each id. If it is uncertain, the record is
 * read: one that is gone was deleted.
 */
export async function moveToTrash(context: ReadContext, ids: readonly string[]): Promise<WriteOutcome[]> {
	const { module, send } = context;
	const { trashKey } = module;
	if (trashKey === undefined) return ids.map(() => cannotDelete(module.plural));
	const outcomes = await sendTogether(send, trashCall(module.path, trashKey, ids), ids);
	return await Promise.all(
		outcomes.map(async (outcome, place) =>
			outcome.kind === 'uncertain' ? await lookedUp(context, ids[place], outcome) : outcome,
		),
	);
}

/** What became of a record whose deletion may have been carried out. */
async function lookedUp(context: ReadContext, id: string, doubt: WriteOutcome): Promise<WriteOutcome> {
	try {
		const record = await fullRecord(context, id);
		const isGone = record === undefined || record.isTrashed === true || record.isDeleted === true;
		return isGone ? { kind: 'written', id } : doubt;
	} catch {
		return doubt;
	}
}

function cannotDelete(plural: string): WriteOutcome {
	return {
		kind: 'refused',
		wholeCall: false,
		problem: problem('data', `The API of Zoho Desk cannot delete ${plural}.`, 'Delete them in Zoho Desk itself.'),
	};
}
