/** All rounds of one mode, and what they came to. */
import { isObject, textAt } from '../n8n/json';
import type { Installation } from '../n8n/install';
import type { Mode } from './modes';
import { openChaosPlace, type ChaosPlace, type PlaceOptions } from './place';
import type { RoundPlan } from './plan';
import { playRound } from './round';
import { reckon, type Reckoning, type SeenExecution } from './reckoning';

export interface RunOptions extends PlaceOptions {
	readonly rounds: readonly RoundPlan[];
	/** Hears a line a round. */
	readonly say?: (line: string) => void;
}

export interface Outcome {
	readonly reckoning: Reckoning;
	/** How often n8n was killed, and how often it gave up while it started and was started once more. */
	readonly kills: number;
	readonly gaveUp: number;
}

/** Polls after the last round that find nothing to tell. */
const LAST_POLLS = 4;
/** Milliseconds: between two looks at executions that have not ended, and how long for. */
const LOOK_EVERY = 500;
const END_WITHIN = 60_000;
const UNENDED = new Set(['new', 'running', 'waiting']);

interface SideBySide extends Omit<RunOptions, 'mode' | 'say'> {
	readonly sayOf?: (mode: Mode) => (line: string) => void;
}

/** Plays the same rounds in several modes at once; the first that fails ends the others. @throws as runChaos, when all have ended */
export async function runSideBySide(
	installation: Installation,
	modes: readonly Mode[],
	{ sayOf, ...options }: SideBySide,
): Promise<Outcome[]> {
	const failed = new AbortController();
	const signal = options.signal === undefined ? failed.signal : AbortSignal.any([options.signal, failed.signal]);
	const runs = modes.map(async (mode) => {
		try {
			return await runChaos(installation, { ...options, mode, signal, say: sayOf?.(mode) });
		} catch (error) {
			failed.abort(error);
			throw error;
		}
	});
	await Promise.allSettled(runs);
	return await Promise.all(runs);
}

/**
 * Plays the rounds.
 * @throws when n8n does not start or does not poll, with its last words; the signal's reason when aborted; nothing stays behind
 */
export async function runChaos(installation: Installation, options: RunOptions): Promise<Outcome> {
	const place = await openChaosPlace(installation, options);
	try {
		for (const [index, plan] of options.rounds.entries()) {
			const words = await playRound(place, plan);
			options.say?.(`${String(index + 1).padStart(2)}/${options.rounds.length}  ${words}`);
		}
		await place.settled(LAST_POLLS);
		const { cases, tellings, kills, gaveUp } = place.book;
		const executions = await endedExecutions(place);
		return { reckoning: reckon({ cases, tellings, executions }), kills, gaveUp };
	} catch (error) {
		options.signal?.throwIfAborted();
		const message = error instanceof Error ? error.message : String(error);
		throw new Error(`${message} n8n's last words:\n${place.lastWords()}`);
	} finally {
		await place.close();
	}
}

async function endedExecutions(place: ChaosPlace): Promise<SeenExecution[]> {
	const ids = place.book.cases.map(({ id }) => id);
	const deadline = performance.now() + END_WITHIN;
	for (;;) {
		const executions = (await place.executions()).map((execution) => seen(execution, ids));
		const ended = executions.every(({ status }) => !UNENDED.has(status));
		if (ended || performance.now() > deadline) return executions;
		await place.pause(LOOK_EVERY);
	}
}

/** An execution's data hold the items that it was given in one place or another, as far as it came. */
function seen(execution: unknown, ids: readonly string[]): SeenExecution {
	const data = JSON.stringify(isObject(execution) ? execution.data : undefined) ?? '';
	return {
		id: textAt(execution, 'id'),
		status: textAt(execution, 'status'),
		cases: ids.filter((id) => data.includes(id)),
	};
}
