import { LatelyWritten } from '../connection/lately-written';
import type { OpenedHelpdesks } from '../connection/open-helpdesk';
import type { Problem } from '../helpdesk/problem';
import type { ItemFailed, ItemResult, Run } from './run';

/** Trouble of an address, which its other accounts meet as well. Where it is silent, their connections know (`silence.ts`). */
const OF_ADDRESS: ReadonlySet<Problem['kind']> = new Set<Problem['kind']>(['rate', 'gone', 'blocked']);

/** After so many items on end that had it, the address is not asked for other accounts. */
const FAILED_ON_END = 3;

/**
 * Runs an operation once for each account that the credential leads its items to: each has its own batches, reads and session. An item
 * whose credential can't be used fails by itself; without *Continue on Fail* nothing is sent then. The results by item.
 */
export async function runByAccount(
	shared: Omit<Run, 'helpdesk' | 'usage' | 'indexes' | 'lately'>,
	{ accounts, refused }: OpenedHelpdesks,
	execute: (run: Run) => Promise<readonly ItemResult[]>,
): Promise<ItemResult[]> {
	const results: ItemResult[] = [];
	for (const [item, problem] of refused) results[item] = shared.settled.get(item) ?? { kind: 'failed', outcome: 'notSent', problem };
	if (!shared.goOn && results.some(isFailed)) return results;
	const streaks = new Map<string, ItemFailed[]>();
	for (const { address, place, helpdesk, usage, items } of accounts) {
		const streak = streaks.get(address) ?? [];
		const down = streak.length >= FAILED_ON_END ? streak[0].problem : undefined;
		const own = down === undefined ? await execute({ ...shared, helpdesk, usage, indexes: items, lately: new LatelyWritten(place) }) : notSent(shared, items, down);
		own.forEach((result, item) => {
			results[item] = result;
			if (isFailed(result) && OF_ADDRESS.has(result.problem.kind)) streak.push(result);
			else streak.length = 0;
		});
		streaks.set(address, streak);
		if (!shared.goOn && results.some(isFailed)) break;
	}
	return results;
}

function notSent({ settled }: Pick<Run, 'settled'>, items: readonly number[], problem: Problem): ItemResult[] {
	const results: ItemResult[] = [];
	for (const item of items) results[item] = settled.get(item) ?? { kind: 'failed', outcome: 'notSent', problem };
	return results;
}

function isFailed(result: ItemResult): result is ItemFailed {
	return result.kind === 'failed';
}
