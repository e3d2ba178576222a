import { asHelpdeskError, endsRun, type Problem } from '../helpdesk/problem';
import type { ItemFailed, ItemResult, Run } from './run';

/** After so many items on end that got no usable answer the service is down: the rest is not tried. */
const FAILED_ON_END = 3;

const NO_ANSWER: ReadonlySet<Problem['kind']> = new Set<Problem['kind']>(['network', 'service', 'garbled']);

/**
 * Runs an operation item by item. With *Continue on Fail* every item gets its result; trouble that is the same for all ends
 * the run, and the items after it are not sent. Without, the first failed item ends the run. What an earlier try of the same run
 * wrote is not sent again.
 */
export async function forEachItem(run: Run, work: (index: number) => Promise<ItemResult>): Promise<ItemResult[]> {
	const results: ItemResult[] = [];
	let unanswered = 0;
	for (const index of run.indexes) {
		const result = run.settled.get(index) ?? (await asResult(async () => await work(index)));
		results[index] = result;
		unanswered = result.kind === 'failed' && NO_ANSWER.has(result.problem.kind) ? unanswered + 1 : 0;
		if (result.kind !== 'failed') continue;
		if (!run.goOn) break;
		if (endsRun(result.problem) || unanswered >= FAILED_ON_END) {
			leaveOut(run, results, result);
			break;
		}
	}
	return results;
}

/**
 * Works out what each item is to write, before anything is sent. Items that can't be worked out are refused; those that an earlier
 * try of the same run wrote have their result already.
 */
export async function prepareEach(run: Run, results: ItemResult[], prepare: (index: number) => void): Promise<void> {
	for (const index of run.indexes) {
		const settled = run.settled.get(index);
		if (settled !== undefined) results[index] = settled;
		else {
			const result = await asResult(async () => {
				prepare(index);
				return { kind: 'done', output: [] };
			});
			if (result.kind === 'failed') results[index] = { ...result, outcome: 'refused' };
		}
	}
}

/** The items after the one that ended the run. */
function leaveOut(run: Run, results: ItemResult[], { problem: cause }: ItemFailed): void {
	for (const index of run.indexes) results[index] ??= run.settled.get(index) ?? { kind: 'failed', outcome: 'notSent', problem: cause };
}

/** A HelpdeskError as the result of an item; any other error is a defect and goes on. */
export async function asResult(work: () => Promise<ItemResult>): Promise<ItemResult> {
	return await work().catch((error: unknown): ItemResult => ({ kind: 'failed', outcome: 'failed', problem: asHelpdeskError(error).problem }));
}
