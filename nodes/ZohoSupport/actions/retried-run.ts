import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemResult, Run } from './run';

/** What earlier tries of a run wrote, by the run: n8n gives each try the same execution data, and drops it after the run. */
const settledByRun = new WeakMap<object, ReadonlyMap<number, ItemResult>>();

/**
 * With *Retry On Fail* n8n runs the whole node again for one failed item. What an earlier try wrote, or may have written, keeps its
 * result and is not sent again; the rest is.
 */
export function earlierTry(context: IExecuteFunctions): Pick<Run, 'settled' | 'remember'> {
	if (context.getNode().retryOnFail !== true) return { settled: new Map(), remember: () => undefined };
	const run = context.getExecuteData();
	const settled = settledByRun.get(run) ?? new Map<number, ItemResult>();
	const remember = (results: readonly ItemResult[]) => {
		const now = new Map(settled);
		results.forEach((result, index) => {
			if (isSettled(result)) now.set(index, result);
		});
		settledByRun.set(run, now);
	};
	return { settled, remember };
}

function isSettled(result: ItemResult): boolean {
	return result.kind === 'done' ? result.written !== undefined : result.outcome === 'uncertain';
}
