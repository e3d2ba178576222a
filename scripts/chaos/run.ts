/** All rounds of one mode, and what they came to. */
import pWaitFor from 'p-wait-for';
import { hasEnded, type Execution } from '../n8n/api';
import type { Installation } from '../n8n/install';
import { withLastLines } from '../n8n/process-group';
import type { Lane } from './lane';
import { openChaosPlace, type ChaosPlace, type PlaceOptions } from './place';
import type { RoundPlan } from './plan';
import { reckon, type Reckoning } from './reckoning';
import { playRound } from './round';
import type { Mode, Outcome } from './verdict';

export interface RunOptions extends Omit<PlaceOptions, 'mode'> {
	readonly rounds: readonly RoundPlan[];
	/** Called with a line for each round. */
	readonly say?: (mode: Mode, line: string) => void;
}

/** Polls after the last round that find nothing to tell. */
const LAST_POLLS = 4;
/** Milliseconds: between two looks at executions that have not ended, and how long for. */
const LOOK_EVERY = 500;
const END_WITHIN = 60_000;

/**
 * Plays the same rounds in several modes at once. The first that fails ends the others.
 * @returns the outcomes by mode, and of each mode by service
 */
export async function runSideBySide(
	installation: Installation,
	modes: readonly Mode[],
	options: RunOptions,
): Promise<Outcome[]> {
	const failed = new AbortController();
	const signal = AbortSignal.any([failed.signal, ...(options.signal ? [options.signal] : [])]);
	const runs = modes.map(async (mode) => {
		try {
			return await runRounds(installation, mode, { ...options, signal });
		} catch (error) {
			failed.abort(error);
			throw error;
		}
	});
	await Promise.allSettled(runs);
	return (await Promise.all(runs)).flat();
}

/** @throws when n8n does not start or does not poll, with its last words; the signal's reason when aborted */
async function runRounds(installation: Installation, mode: Mode, options: RunOptions): Promise<Outcome[]> {
	const { rounds, signal, say } = options;
	const place = await openChaosPlace(installation, { ...options, mode });
	const { n8n, close } = place.session;
	try {
		for (const [index, plan] of rounds.entries()) {
			const words = await playRound(place, plan, index);
			say?.(mode, `${String(index + 1).padStart(2)}/${rounds.length}  ${words}`);
		}
		await place.settled(LAST_POLLS);
		const executions = await endedExecutions(place);
		const { lanes, kills } = place;
		return lanes.map((lane) => ({
			mode,
			service: lane.name,
			reckoning: reckoned(lane, executions),
			kills,
			gaveUp: n8n.gaveUp,
		}));
	} catch (error) {
		signal?.throwIfAborted();
		throw withLastLines(error, 'n8n', n8n.folder.logFile);
	} finally {
		await close();
	}
}

function reckoned({ book, service }: Lane, all: readonly Execution[]): Reckoning {
	const { cases, tellings } = book;
	const executions = all.map(({ id, status, data }) => {
		// An execution's data hold the items that it was given in one place or another.
		const text = JSON.stringify(data ?? '');
		return { id: String(id), status, cases: cases.map((each) => each.id).filter((each) => text.includes(each)) };
	});
	return reckon({ cases, tellings, executions, writes: service.writes(), renewals: service.renewals() });
}

/** All executions, when they have ended or after a minute. */
async function endedExecutions({ session }: ChaosPlace): Promise<Execution[]> {
	let executions: Execution[] = [];
	const look = async () => (executions = await session.api.executions()).every(hasEnded);
	const timeout = { milliseconds: END_WITHIN, fallback: () => undefined };
	await pWaitFor(look, { interval: LOOK_EVERY, timeout });
	return executions;
}
