import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemResult, Run } from './run';

/** What earlier tries of a run wrote, by what n8n gives each of its tries and no other run. */
const settledByRun = new WeakMap<object, ReadonlyMap<number, ItemResult>>();

/**
 * With *Retry On Fail* n8n runs the whole node again for one failed item. What an earlier try wrote, or may have written, keeps its
 * result and is not sent again; the rest is.
 */
export function earlierTry(context: IExecuteFunctions): Pick<Run, 'settled' | 'remember'> {
	if (context.getNode().retryOnFail !== true) return { settled: new Map(), remember: () => undefined };
	const run = sameForEachTry(context);
	const settled = settledByRun.get(run) ?? new Map<number, ItemResult>();
	const remember = (results: readonly ItemResult[]) => {
		// Only a try that failed has another one.
		if (results.every(({ kind }) => kind === 'done')) return void settledByRun.delete(run);
		const now = new Map(settled);
		results.forEach((result, index) => {
			if (isSettled(result)) now.set(index, result);
		});
		settledByRun.set(run, now);
	};
	return { settled, remember };
}

/**
 * What n8n hands to every try of one run and to no other, by its identity. A node of the workflow has execution data of its own. A tool
 * is given that of its agent, as are all tools and calls: each call of it has arguments of its own, the same object for each try.
 */
function sameForEachTry(context: IExecuteFunctions): object {
	const data = context.getExecuteData();
	if (data.node.name === context.getNode().name) return data;
	// Without arguments nothing tells two calls apart, so nothing is remembered.
	return context.getInputData().at(0)?.json ?? {};
}

function isSettled(result: ItemResult): boolean {
	return result.kind === 'done' ? result.written !== undefined : result.outcome === 'uncertain';
}
