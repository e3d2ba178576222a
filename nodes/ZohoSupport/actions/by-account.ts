import { LatelyWritten } from '../connection/lately-written';
import type { OpenedHelpdesks } from '../services/open-helpdesk';
import { asHelpdeskError, type Problem, sentences } from '../helpdesk/problem';
import { leaveOut } from './items';
import type { ItemFailed, ItemResult, Run } from './run';

/**
 * Trouble with an address: the other accounts there have it too. `silence.ts` knows when an address does not answer.
 */
const OF_ADDRESS: ReadonlySet<Problem['kind']> = new Set<Problem['kind']>(['rate', 'gone', 'blocked']);

/** After this many failed items in a row, nothing more is sent to the address. */
const FAILED_ON_END = 3;

/** After this many refused sign-ins of a user, no other password is tried: Zoho would lock the account. */
const REFUSED_SIGN_INS = 2;

/** What differs from account to account. */
type OfAccount =
	| 'helpdesk'
	| 'caseWork'
	| 'attachments'
	| 'check'
	| 'words'
	| 'usage'
	| 'indexes'
	| 'lately'
	| 'byNumber';

/**
 * Runs an operation once for each account. The credential may lead to several, since its fields may be expressions.
 * Each account has its own batches, reads and session. An item whose credential can't be used fails alone; without
 * *Continue on Fail*, nothing is sent then. Gives the results by item.
 */
export async function runByAccount(
	shared: Omit<Run, OfAccount>,
	{ accounts, refused }: OpenedHelpdesks,
	execute: (run: Run) => Promise<readonly ItemResult[]>,
): Promise<ItemResult[]> {
	const results: ItemResult[] = [];
	for (const [item, problem] of refused) leaveOut(shared, [item], problem, results);
	if (!shared.goOn && results.some(isFailed)) return results;
	const streaks = new Map<string, ItemFailed[]>();
	const refusals = new Map<string, Problem[]>();
	for (const { address, user = '', place, items, ...open } of accounts) {
		const streak = streaks.get(address) ?? [];
		const down = streak.length >= FAILED_ON_END ? streak[0].problem : lockingOut(refusals.get(user));
		const own =
			down === undefined
				? await execute({
						...shared,
						...open,
						indexes: items,
						lately: new LatelyWritten(place),
						byNumber: new Map(),
					}).catch((error: unknown) => notSent(shared, items, asHelpdeskError(error).problem))
				: notSent(shared, items, down);
		const refusal = own.filter(isFailed).find(({ problem }) => problem.kind === 'sign-in');
		if (user !== '' && refusal !== undefined) refusals.set(user, [...(refusals.get(user) ?? []), refusal.problem]);
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

function lockingOut(refusals: readonly Problem[] = []): Problem | undefined {
	if (refusals.length < REFUSED_SIGN_INS) return undefined;
	return {
		...refusals[0],
		message: sentences(
			refusals[0].message,
			'n8n tried no other password for this user, so that Zoho does not lock the account',
		),
	};
}

function notSent(run: Pick<Run, 'settled'>, items: readonly number[], problem: Problem): ItemResult[] {
	const results: ItemResult[] = [];
	leaveOut(run, items, problem, results);
	return results;
}

function isFailed(result: ItemResult): result is ItemFailed {
	return result.kind === 'failed';
}
