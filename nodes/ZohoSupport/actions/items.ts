import { asHelpdeskError, endsRun, type Problem } from '../helpdesk/problem';
import type { ItemFailed, ItemResult, Run } from './run';

/** Whether an operation changes the help desk. It decides the outcome of an item whose work threw. */
export type Access = 'read' | 'write';

/**
 * Runs an operation item by item. With *Continue on Fail* every item gets its result; trouble that is the same for
 * all items ends the run, and the later items are not sent. Without it, the first failed item ends the run. What an
 * earlier try of the same run wrote is not sent again.
 */
export async function forEachItem(
	run: Run,
	access: Access,
	work: (index: number) => Promise<ItemResult>,
): Promise<ItemResult[]> {
	const results: ItemResult[] = [];
	for (const index of run.indexes) {
		const result = run.settled.get(index) ?? (await asResult(async () => await work(index), access));
		results[index] = result;
		if (result.kind !== 'failed') continue;
		if (!run.goOn) break;
		if (endsRun(result.problem)) {
			leaveOut(run, run.indexes, result.problem, results);
			break;
		}
	}
	return results;
}

/**
 * Works out what each item writes, before anything is sent. Items that can't be worked out are refused. Items that an
 * earlier try of the same run wrote already have their result.
 */
export async function prepareEach(
	run: Run,
	results: ItemResult[],
	prepare: (index: number) => void | Promise<void>,
): Promise<void> {
	for (const index of run.indexes) {
		const settled = run.settled.get(index);
		if (settled !== undefined) results[index] = settled;
		else {
			const result = await asResult(async () => {
				await prepare(index);
				return { kind: 'done', output: [] };
			}, 'write');
			if (result.kind === 'failed') results[index] = result;
		}
	}
}

/**
 * Gives a result to the items that nothing was sent for: what an earlier try of the same run wrote, or else the
 * problem that kept them from being sent. Items that have a result keep it.
 */
export function leaveOut(
	{ settled }: Pick<Run, 'settled'>,
	items: readonly number[],
	problem: Problem,
	results: ItemResult[],
): void {
	for (const item of items) results[item] ??= settled.get(item) ?? { kind: 'failed', outcome: 'notSent', problem };
}

/** A HelpdeskError as the result of an item; any other error is a defect and goes on. */
export async function asResult(work: () => Promise<ItemResult>, access: Access = 'read'): Promise<ItemResult> {
	return await work().catch((error: unknown): ItemResult => failedItem(asHelpdeskError(error).problem, access));
}

/**
 * An item whose work threw. A write that throws was not carried out: one that may have been is an outcome, not an
 * error. Values that can't be sent are refused; anything else kept the item from being sent.
 */
export function failedItem(problem: Problem, access: Access): ItemFailed {
	const written = problem.kind === 'data' ? 'refused' : 'notSent';
	const read = problem.kind === 'unanswered' ? 'notSent' : 'failed';
	return { kind: 'failed', outcome: access === 'write' ? written : read, problem };
}
