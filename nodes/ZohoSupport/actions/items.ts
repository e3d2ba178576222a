import { ExpressionError, NodeOperationError } from 'n8n-workflow';
import { endsRun, HelpdeskError, problem, type Problem, sentences } from '../helpdesk/problem';
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
	for (let index = 0; index < run.items.length; index += 1) {
		const result = run.settled.get(index) ?? (await asResult(async () => await work(index)));
		results.push(result);
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
	for (let index = 0; index < run.items.length; index += 1) {
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
	for (let index = results.length; index < run.items.length; index += 1) {
		results.push(run.settled.get(index) ?? { kind: 'failed', outcome: 'notSent', problem: cause });
	}
}

/** A HelpdeskError, or an expression that can't be worked out, as the result of an item; any other error is a defect and goes on. */
export async function asResult(work: () => Promise<ItemResult>): Promise<ItemResult> {
	return await work().catch((error: unknown): ItemResult => ({ kind: 'failed', outcome: 'failed', problem: problemOf(error) }));
}

function problemOf(thrown: unknown): Problem {
	if (thrown instanceof HelpdeskError) return thrown.problem;
	if (thrown instanceof ExpressionError || thrown instanceof NodeOperationError) {
		return problem('data', sentences(`A field of the node could not be worked out: ${thrown.message}`), 'Correct the expression for this item.');
	}
	throw thrown;
}
