import { type RowOutcome, writeInBatches } from '../../helpdesk/batches';
import type { WriteOutcome } from '../../helpdesk/helpdesk';
import { problem } from '../../helpdesk/problem';
import { fullRecord } from './full-records';
import type { ReadContext } from './read-context';
import { TRASH_TOGETHER, trashCall } from './requests';
import { sendTogether } from './write-outcomes';

/** How deletions are sent. */
export interface TrashPlan {
	/** The most ids in one call; 50 if absent. */
	readonly idsAtOnce?: number;
	/** True: the other ids are sent even if one fails. */
	readonly goOn: boolean;
	readonly onProgress?: (done: number) => void;
}

/**
 * Moves records to the recycle bin in as few calls as possible, with an outcome for each id. A call that is refused is
 * halved until the bad id stands alone [open-points 12]. After a lost answer the records are read: one that is gone was
 * deleted.
 */
export async function moveToTrash(
	context: ReadContext,
	ids: readonly string[],
	plan: TrashPlan,
): Promise<RowOutcome[]> {
	const { module } = context;
	if (module.trashKey === undefined) return ids.map(() => cannotDelete(module.plural));
	return await writeInBatches(ids, {
		size: plan.idsAtOnce ?? TRASH_TOGETHER,
		goOn: plan.goOn,
		...(plan.onProgress === undefined ? {} : { onProgress: plan.onProgress }),
		send: async (some) => await trashOnce(context, some),
	});
}

/** One call, with an outcome for each id. If it is uncertain, the record is read: one that is gone was deleted. */
export async function trashOnce(context: ReadContext, ids: readonly string[]): Promise<WriteOutcome[]> {
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
