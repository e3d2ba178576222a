import { sleep } from 'n8n-workflow';
import { asHelpdeskError, HelpdeskError, type Problem, problem } from '../helpdesk/problem';
import { cancelSignal, type CallContext } from './node-context';
import { waitBeforeRetry } from './retry';

/** How long a person waits at an open form before it says what is wrong: asking again is one click. */
export const PATIENCE_AT_FORM_MS = 10_000;

/** An answer of a service. An error answer carries its problem. */
export interface Answered {
	readonly kind: string;
	readonly problem?: Problem;
}

/** One request, and what may be done if it fails. */
export interface Sending<Answer extends Answered> {
	/** A read may be sent again, a write only if it certainly never arrived. */
	readonly access: 'read' | 'write';
	/** Sends the request once. Throws HelpdeskError if no usable answer came. */
	readonly send: () => Promise<Answer>;
	/**
	 * Fixes the cause if possible, such as an expired token. True: send again at once.
	 * @param tries how often it was already sent
	 */
	readonly mend: (trouble: Problem, tries: number) => Promise<boolean>;
	/** How long to wait before a retry; the general rule (retry.ts) if left out. */
	readonly waitOf?: typeof waitBeforeRetry;
	/** A retry begins no later than this after the first try, in milliseconds; as late as it must if absent. */
	readonly patienceMs?: number | undefined;
	/** False if a retry would use requests that are kept for people. */
	readonly mayRetry: () => boolean;
	/**
	 * Called before each retry.
	 * @param wait in milliseconds
	 */
	readonly onRetry: (wait: number, trouble: Problem) => void;
}

/**
 * Sends a request and retries it as far as that is safe and useful. Returns the last error answer, and throws the
 * problem if there was no answer. If a person stops the execution, nothing more is sent.
 */
export async function sendWithRetries<Answer extends Answered>(
	context: CallContext,
	sending: Sending<Answer>,
): Promise<Answer> {
	const signal = cancelSignal(context);
	const begun = performance.now();
	const patience = () => (sending.patienceMs ?? Infinity) - (performance.now() - begun);
	for (let tries = 1; ; tries += 1) {
		if (signal?.aborted === true) throw new HelpdeskError(stopped());
		const outcome = await sending.send().catch(asHelpdeskError);
		const trouble = outcome.problem;
		const canSendAgain = async (problem: Problem) =>
			(await sending.mend(problem, tries)) || (await waitToRetry(sending, problem, tries, signal, patience()));
		if (trouble !== undefined && (await canSendAgain(trouble))) continue;
		if (outcome instanceof HelpdeskError) throw outcome;
		return outcome;
	}
}

/** The problem of a request that was not sent because a person stopped the execution. */
export function stopped(): Problem {
	return problem(
		'cancelled',
		'The execution was stopped before this request was sent.',
		'Run the workflow again for the missing items.',
	);
}

/** Waits if the request may be sent again; returns false if it may not. */
async function waitToRetry<Answer extends Answered>(
	{ access, waitOf = waitBeforeRetry, mayRetry, onRetry }: Sending<Answer>,
	trouble: Problem,
	tries: number,
	signal: AbortSignal | undefined,
	patience: number,
): Promise<boolean> {
	const wait = signal?.aborted === true ? undefined : waitOf(trouble, access, tries, Math.random());
	if (wait === undefined || wait > patience || !mayRetry()) return false;
	onRetry(wait, trouble);
	const cancelled = new Promise<void>((resolve) => {
		signal?.addEventListener('abort', () => resolve(), { once: true });
	});
	await Promise.race([sleep(wait), cancelled]);
	return true;
}
