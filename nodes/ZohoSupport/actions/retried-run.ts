import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemResult, Run } from './run';

/**
 * What earlier tries of a run wrote. The key is an object that n8n gives to each try of one run, and to no other run.
 */
const settledByRun = new WeakMap<object, ReadonlyMap<number, ItemResult>>();

/**
 * With *Retry On Fail* n8n runs the whole node again for one failed item. What an earlier try wrote, or may have
 * written, keeps its result and is not sent again; the rest is.
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
 * An object that n8n gives to every try of one run, and to no other run. A node of the workflow has its own execution
 * data. A tool has that of its agent, which all tools and calls share; but each call has its own arguments, the same
 * object for each try.
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
