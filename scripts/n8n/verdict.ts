/** Compares what a run of an example did with what the example promises. Pure. */
import type { Execution } from './execution';
import type { ExamplePromise } from './promises';

export interface Verdict {
	example: string;
	/** One sentence a deviation; none when the example kept its promise. */
	problems: string[];
}

/**
 * @param promise undefined when nobody wrote down what the example promises, which is a problem of its own
 * @param requests how many requests reached the simulator during the run
 */
export function judge(
	example: string,
	promise: ExamplePromise | undefined,
	execution: Execution,
	requests: number,
): Verdict {
	if (promise === undefined) return { example, problems: ['it has no entry in scripts/n8n/promises.ts'] };
	const problems: string[] = [];
	if (execution.status !== 'success') problems.push(`it ended with "${execution.status}": ${execution.error}`);
	for (const [node, expected] of Object.entries(promise.items)) {
		const count = execution.items.get(node)?.length ?? 0;
		if (count !== expected) problems.push(`"${node}" put out ${count} items instead of ${expected}`);
	}
	if (requests !== promise.requests) problems.push(`it cost ${requests} requests instead of ${promise.requests}`);
	return { example, problems };
}

/** The verdicts as lines for a person; the last one counts. */
export function report(verdicts: Verdict[]): string[] {
	const lines = verdicts.flatMap(({ example, problems }) => {
		if (problems.length === 0) return [`passed  ${example}`];
		return [`FAILED  ${example}`, ...problems.map((problem) => `        ${problem}`)];
	});
	const failed = verdicts.filter(({ problems }) => problems.length > 0).length;
	return [...lines, `${verdicts.length - failed} passed, ${failed} failed`];
}
