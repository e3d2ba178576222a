/** Rounds for some minutes, and what they came to. */
import pWaitFor from 'p-wait-for';
import { reckon, type Reckoning } from '../chaos/reckoning';
import { withLastLines } from '../n8n/process-group';
import type { Installation } from '../n8n/install';
import { openQueuePlace, type QueueOptions, type QueuePlace } from './place';
import type { ProcessName, QueueRound } from './plan';
import { playQueueRound } from './round';

export interface QueueRun extends QueueOptions {
	readonly minutes: number;
	/** As many as could be played. */
	readonly rounds: readonly QueueRound[];
	readonly say: (line: string) => void;
}

export interface QueueOutcome {
	readonly reckoning: Reckoning;
	/** How often each process was killed, and how often one gave up while it started. */
	readonly kills: ReadonlyMap<ProcessName, number>;
	readonly gaveUp: number;
	/** Executions that had not ended when n8n had a last look, each with its status. */
	readonly unended: readonly string[];
}

const MINUTE = 60_000;
/** Polls after the last round that find nothing to tell. */
const LAST_POLLS = 4;
/** Milliseconds: between two looks at executions that have not ended, and how long for. */
const LOOK_EVERY = 1_000;
const END_WITHIN = 60_000;

/** @throws when n8n does not start or does not poll, with its last words; the signal's reason when aborted */
export async function runQueue(installation: Installation, run: QueueRun): Promise<QueueOutcome> {
	const { minutes, rounds, signal, say } = run;
	const place = await openQueuePlace(installation, run);
	try {
		await place.chaos.publishAnew();
		const begun = performance.now();
		for (const round of rounds) {
			if (performance.now() - begun > minutes * MINUTE) break;
			say(await playQueueRound(place, round));
		}
		await place.chaos.settled(LAST_POLLS);
		await letExecutionsEnd(place, run);
		return outcomeOf(place);
	} catch (error) {
		signal?.throwIfAborted();
		throw withLastLines(error, 'n8n', place.chaos.session.n8n.folder.logFile);
	} finally {
		await place.close();
	}
}

/**
 * Waits for the last executions. One that is left over was with a worker that was killed when no main n8n waited for it: n8n
 * notices when the main n8n starts.
 */
async function letExecutionsEnd(place: QueuePlace, { say, signal }: QueueRun): Promise<void> {
	await ended(place, signal);
	if (place.executions.unended().length === 0) return;
	say(`${place.executions.unended().length} executions have not ended: the main n8n is started again`);
	await place.kill(['main']);
	await place.start(['main']);
	await ended(place, signal);
}

/** Ends when all have ended, or after a minute. */
async function ended(place: QueuePlace, signal: AbortSignal | undefined): Promise<void> {
	const look = async () => {
		await place.look();
		return place.executions.unended().length === 0;
	};
	const timeout = { milliseconds: END_WITHIN, fallback: () => undefined };
	await pWaitFor(look, { interval: LOOK_EVERY, timeout, signal });
}

function outcomeOf({ chaos, executions, kills, gaveUp }: QueuePlace): QueueOutcome {
	const [{ book, service }] = chaos.lanes;
	const { cases, tellings } = book;
	const seen = executions.all();
	const reckoning = reckon({
		cases,
		tellings,
		executions: seen,
		writes: service.writes(),
		renewals: service.renewals(),
	});
	return { reckoning, kills, gaveUp, unended: executions.unended() };
}
