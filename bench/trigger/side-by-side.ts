/** Child: lets each strategy live through the same seeded histories. Its result is a list of scores. */
import { workAsChild } from '../children';
import { historyOf } from '../peers/histories';
import { ours } from '../peers/ours';
import { PEERS } from '../peers/peers';
import { NOTHING, type Score, scoreOf, sumOf } from '../peers/score';
import type { Strategy } from '../peers/strategy';
import type { Peer } from './figures';

workAsChild(async ([histories], tell): Promise<Peer[]> => {
	const inOrder = (['created', 'createdOrUpdated'] as const).flatMap((waitsFor) => [
		ours(waitsFor),
		...PEERS.filter((peer) => peer.waitsFor === waitsFor),
	]);
	return inOrder.map((strategy) => {
		const score = scoreOfAll(strategy, Number(histories));
		tell(
			`${strategy.name} (${strategy.waitsFor}): ${score.missed} missed, ${score.repeated} repeated, ${score.requests} requests`,
		);
		return { name: strategy.name, waitsFor: strategy.waitsFor, ...score };
	});
});

function scoreOfAll(strategy: Strategy, histories: number): Score {
	let sum = NOTHING;
	for (let seed = 1; seed <= histories; seed += 1) sum = sumOf(sum, scoreOf(strategy, historyOf(seed)));
	return sum;
}
