import type { Use } from '../engine';
import { run, tell, whileRunning } from '../processes';
import type { Decoding } from './decoding';
import type { Reader } from './reading';
import type { Cost } from './requests';

/** How much is measured: cases of the list, pairs of reads that count and pairs before them to warm up, rounds of decoding. */
type Size = Readonly<Record<'cases' | 'pairs' | 'warmUp' | 'rounds', number>>;

export const WHOLE: Size = { cases: 50_000, pairs: 7, warmUp: 1, rounds: 41 };
export const QUICK: Size = { cases: 5_000, pairs: 1, warmUp: 0, rounds: 9 };

/** The list read by the node and by n8n's HTTP Request node, right after one another. */
export type Pair = Readonly<Record<Reader, Use>>;

export interface Figures {
	readonly costs: readonly Cost[];
	readonly pairs: readonly Pair[];
	readonly decodings: readonly Decoding[];
}

/** Measures everything but the trigger. */
export async function measure(size: Size): Promise<Figures> {
	tell(`Requests of each operation, in a department of ${size.cases} cases:`);
	const costs = await run('requests', size.cases);
	tell(`Starting a simulator with ${size.cases} cases.`);
	return await whileRunning('portal', [size.cases], async (url) => {
		tell('Decoding:');
		const decodings = await run('decoding', url, size.rounds);
		const pairs: Pair[] = [];
		const most = size.warmUp + size.pairs;
		for (let place = 0; place < most; place += 1) {
			tell(`Reading all cases, pair ${place + 1} of ${most}${place < size.warmUp ? ' (warm-up)' : ''}:`);
			// The reader that starts changes from pair to pair.
			const order: Reader[] = place % 2 === 0 ? ['ours', 'http'] : ['http', 'ours'];
			const pair: Partial<Record<Reader, Use>> = {};
			for (const reader of order) pair[reader] = await run('reading', reader, url, size.cases);
			pairs.push(pair as Pair);
		}
		return { costs, decodings, pairs: pairs.slice(size.warmUp) };
	});
}
