import { sleep } from 'n8n-workflow';
import { asHelpdeskError, HelpdeskError, type Problem, problem } from '../helpdesk/problem';
import { cancelSignal, type NodeContext } from './node-context';
import { waitBeforeRetry } from './retry';

/** An answer of a service. One that says no carries its problem. */
export interface Answered {
	readonly kind: string;
	readonly problem?: Problem;
}

/** One request, and what may be done when it fails. */
export interface Sending<Answer extends Answered> {
	/** A read may be sent again; a write only when it certainly never arrived. */
	readonly access: 'read' | 'write';
	/** Sends it once. Throws HelpdeskError when no usable answer came. */
	readonly send: () => Promise<Answer>;
	/**
	 * Mends the cause where that is possible, such as an expired token. True: send again at once.
	 * @param tries how often it was sent already
	 */
	readonly mend: (trouble: Problem, tries: number) => Promise<boolean>;
	/** False where a retry would spend requests that are kept for others. */
	readonly mayRetry: () => boolean;
	/** Told before each retry. @param wait in milliseconds */
	readonly onRetry: (wait: number, trouble: Problem) => void;
}

/**
 * Sends a request as often as is safe and useful. An error answer that stays is returned; trouble without an answer is thrown.
 * A person who stops the execution ends it before the next try.
 */
export async function sendWithRetries<Answer extends Answered>(
	context: NodeContext,
	sending: Sending<Answer>,
): Promise<Answer> {
	const signal = cancelSignal(context);
	for (let tries = 1; ; tries += 1) {
		if (signal?.aborted === true) throw new HelpdeskError(stopped());
		const outcome = await sending.send().catch(asHelpdeskError);
		const trouble = outcome.problem;
		const again = async (problem: Problem) =>
			(await sending.mend(problem, tries)) || (await waitToRetry(sending, problem, tries, signal));
		if (trouble !== undefined && (await again(trouble))) continue;
		if (outcome instanceof HelpdeskError) throw outcome;
		return outcome;
	}
}

function stopped(): Problem {
	return problem(
		'cancelled',
		'The execution was stopped before this was sent.',
		'Run it again for the items that are missing.',
	);
}

/** Waits where the request may be sent again; false where it may not. */
async function waitToRetry<Answer extends Answered>(
	{ access, mayRetry, onRetry }: Sending<Answer>,
	trouble: Problem,
	tries: number,
	signal: AbortSignal | undefined,
): Promise<boolean> {
	const wait = signal?.aborted === true ? undefined : waitBeforeRetry(trouble, access, tries, Math.random());
	if (wait === undefined || !mayRetry()) return false;
	onRetry(wait, trouble);
	const cancelled = new Promise<void>((resolve) => {
		signal?.addEventListener('abort', () => resolve(), { once: true });
	});
	await Promise.race([sleep(wait), cancelled]);
	return true;
}
