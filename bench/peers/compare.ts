import { historyOf } from './histories';
import { ours } from './ours';
import { PEERS } from './peers';
import { live, type Score, type Way } from './score';

/** What a way made of all histories. */
export type WayScore = Score & Pick<Way, 'name' | 'waitsFor'>;

/** Lets each way live through the same seeded histories. */
export async function compareWays(histories: number): Promise<WayScore[]> {
	const ways = (['created', 'createdOrUpdated'] as const).flatMap((waitsFor) => [
		ours(waitsFor),
		...PEERS.filter((peer) => peer.waitsFor === waitsFor),
	]);
	return ways.map((way) => {
		const score: Score = { owed: 0, missed: 0, repeated: 0, polls: 0, requests: 0 };
		for (let seed = 1; seed <= histories; seed += 1) live(way, historyOf(seed), score);
		const { name, waitsFor } = way;
		console.log(
			`${name} (${waitsFor}): ${score.missed} missed, ${score.repeated} repeated, ${score.requests} requests`,
		);
		return { name, waitsFor, ...score };
	});
}
