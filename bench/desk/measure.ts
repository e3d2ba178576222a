import type { Use } from '../engine';
import { run, tell, whileRunning } from '../processes';
import type { DeskReader } from './reading';
import type { DeskCost } from './requests';

/** How much is measured: tickets whose price is counted, tickets of the timed list, its rounds, tickets of the long list. */
type Size = Readonly<Record<'many' | 'fewer' | 'timed' | 'rounds' | 'long' | 'longRounds', number>>;

export const WHOLE_DESK: Size = { many: 50_000, fewer: 7_000, timed: 5_000, rounds: 5, long: 50_000, longRounds: 5 };
export const QUICK_DESK: Size = { many: 5_000, fewer: 2_500, timed: 1_000, rounds: 1, long: 5_000, longRounds: 1 };

/** Before each answer in the timed rounds: as far away as a service in another part of the world. */
export const LATENCY_MS = 200;

const READERS: readonly DeskReader[] = ['one', 'four', 'http'];

/** The list read by each reader, right after one another. */
export type DeskRound = Readonly<Record<DeskReader, Use>>;

export interface DeskFigures {
	readonly size: Size;
	readonly costs: readonly DeskCost[];
	/** With 200 ms before each answer. */
	readonly timed: readonly DeskRound[];
	/** The long list, at once. */
	readonly long: readonly DeskRound[];
}

export async function measureDesk(size: Size): Promise<DeskFigures> {
	tell('Requests and credits of each operation on Zoho Desk:');
	const costs = await run('deskRequests', size.many, size.fewer);
	tell(`Reading ${size.timed} tickets, with ${LATENCY_MS} ms before each answer:`);
	const timed = await rounds(size.timed, LATENCY_MS, size.rounds);
	tell(`Reading ${size.long} tickets:`);
	const long = await rounds(size.long, 0, size.longRounds);
	return { size, costs, timed, long };
}

async function rounds(tickets: number, latency: number, most: number): Promise<DeskRound[]> {
	const all: DeskRound[] = [];
	for (let place = 0; place < most; place += 1) {
		tell(`round ${place + 1} of ${most}`);
		const round: Partial<Record<DeskReader, Use>> = {};
		// The reader that starts changes from round to round. Each round has the credits of a day.
		await whileRunning('deskPortal', [tickets, latency], async (access) => {
			for (let turn = 0; turn < READERS.length; turn += 1) {
				const reader = READERS[(place + turn) % READERS.length];
				round[reader] = await run('deskReading', reader, access, tickets);
			}
		});
		all.push(round as DeskRound);
	}
	return all;
}
