import { runChild, startChild, type Watch } from './children';
import { costsOf, decodingsOf, readingOf, type Cost, type Decoding, type Reading } from './figures';

/** How much is measured. */
export interface Size {
	readonly cases: number;
	/** Pairs of readings that count; those of the warm-up come before them. */
	readonly pairs: number;
	readonly warmUp: number;
	/** Rounds of decoding. */
	readonly rounds: number;
}

export const WHOLE: Size = { cases: 50_000, pairs: 7, warmUp: 1, rounds: 41 };
export const QUICK: Size = { cases: 5_000, pairs: 1, warmUp: 0, rounds: 9 };

/** One reading by the node and one by n8n's HTTP Request, straight after one another. */
export interface Pair {
	readonly ours: Reading;
	readonly http: Reading;
}

/** Everything that is measured. */
export interface Figures {
	readonly size: Size;
	readonly costs: readonly Cost[];
	readonly pairs: readonly Pair[];
	readonly decodings: readonly Decoding[];
}

/** Measures everything but the trigger, in child processes. Nothing of them is left when it ends, also when the signal ends it. */
export async function measure(size: Size, watch: Watch): Promise<Figures> {
	watch.tell(`Requests of each operation, on a desk of ${size.cases} cases:`);
	const costs = costsOf(await runChild('requests.ts', [String(size.cases)], indented(watch)));
	return { size, costs, ...(await onOneDesk(size, watch)) };
}

/** What is read from a desk in a process of its own. */
async function onOneDesk(size: Size, watch: Watch): Promise<Pick<Figures, 'pairs' | 'decodings'>> {
	watch.tell(`Opening a desk of ${size.cases} cases in a process of its own.`);
	const desk = await startChild('desk.ts', [String(size.cases)], watch);
	try {
		const url = String(desk.result);
		watch.tell('Decoding:');
		const decodings = decodingsOf(await runChild('decoding.ts', [url, String(size.rounds)], indented(watch)));
		const pairs: Pair[] = [];
		for (let place = 0; place < size.warmUp + size.pairs; place += 1) {
			const counts = place >= size.warmUp;
			watch.tell(
				counts
					? `Reading all cases, pair ${place - size.warmUp + 1} of ${size.pairs}:`
					: 'Reading all cases, to warm up:',
			);
			const pair = await readPair(url, size.cases, place % 2 === 0, indented(watch));
			if (counts) pairs.push(pair);
		}
		return { pairs, decodings };
	} finally {
		await desk.end();
	}
}

/** Who reads first changes from pair to pair. */
async function readPair(url: string, cases: number, oursFirst: boolean, watch: Watch): Promise<Pair> {
	const read = async (kind: 'ours' | 'http'): Promise<Reading> => {
		const reading = readingOf(await runChild('reader.ts', [kind, url, String(cases)], watch));
		const name = kind === 'ours' ? 'Zoho Support' : 'HTTP Request';
		watch.tell(`${name}: ${reading.seconds.toFixed(2)} s, ${reading.grownMegabytes.toFixed(0)} MB beyond n8n`);
		return reading;
	};
	if (oursFirst) return { ours: await read('ours'), http: await read('http') };
	const http = await read('http');
	return { ours: await read('ours'), http };
}

function indented({ signal, tell }: Watch): Watch {
	return { signal, tell: (line) => tell(`  ${line}`) };
}
