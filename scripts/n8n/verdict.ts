/** Compares what an example did with what it promises. Pure. */
import type { Execution } from './execution';
import type { Round } from './promises';

export interface Verdict {
	example: string;
	/** One sentence a deviation; none when the example kept its promise. */
	problems: string[];
}

/** What one round of an example came to. */
export interface RoundResult {
	/** Undefined when the workflow was not started, or when nobody waited for it to be. */
	execution: Execution | undefined;
	/** How many requests reached the simulator. */
	requests: number;
	/** How many messages arrived on the other side. */
	arrived: number;
}

/** What is wrong with the rounds of an example, each with its number where there are several. */
export function judge(example: string, promised: readonly Round[], results: readonly RoundResult[]): Verdict {
	const problems = promised.flatMap((round, place) => {
		const result = results[place];
		const where = promised.length > 1 ? `round ${place + 1}: ` : '';
		const found = result === undefined ? ['it did not come to that'] : problemsOf(round, result);
		return found.map((problem) => where + problem);
	});
	return { example, problems };
}

function problemsOf(
	{ items, requests: cost, arrives = 0 }: Round,
	{ execution, requests, arrived }: RoundResult,
): string[] {
	const problems: string[] = [];
	if (execution !== undefined && execution.status !== 'success')
		problems.push(`it ended with "${execution.status}": ${execution.error}`);
	for (const [node, expected] of Object.entries(items)) {
		const count = execution?.items.get(node)?.length ?? 0;
		if (count !== expected) problems.push(`"${node}" put out ${count} items instead of ${expected}`);
	}
	const promised = [cost].flat();
	if (!promised.includes(requests)) problems.push(`it cost ${requests} requests instead of ${promised.join(' or ')}`);
	if (arrived !== arrives) problems.push(`${arrived} messages arrived instead of ${arrives}`);
	return problems;
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
