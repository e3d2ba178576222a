import { hasNoAnswer, type Problem } from '../helpdesk/problem';

/** How often a request is sent, at most. */
export const MAX_TRIES = 3;

/** How often a sign-in is sent, at most. */
const MAX_SIGN_INS = 2;

/** The longest wait requested by the service that is worth keeping a workflow open, in seconds. */
const LONGEST_WAIT_SECONDS = 60;

/**
 * The wait after a rate limit if the service asks for none. A shorter wait would only waste requests, and a second
 * minute is not worth it.
 */
const RATE_WAIT_SECONDS = 60;
const MAX_TRIES_OF_RATE = 2;

/**
 * How long to wait before the retry, in milliseconds; undefined if the request must not be sent again. A read is
 * retried after a temporary problem, a write only if it certainly never arrived, and a sign-in, which comes before
 * both, only once.
 * @param tries how often it was already sent
 * @param chance 0 to 1; spreads the waits of many workflows that failed at once
 */
export function waitBeforeRetry(
	trouble: Problem,
	access: 'read' | 'write',
	tries: number,
	chance: number,
): number | undefined {
	if (tries >= MAX_TRIES || !isTemporary(trouble)) return undefined;
	if (trouble.whileSigningIn === true) {
		// Each sign-in may create a token or count against the user, so it is retried once, and only after a network
		// problem.
		if (trouble.kind !== 'network' || tries >= MAX_SIGN_INS) return undefined;
	} else if (access === 'write' && trouble.neverArrived !== true) return undefined;
	const asked = trouble.retryAfterSeconds;
	if (asked !== undefined) return asked > LONGEST_WAIT_SECONDS ? undefined : asked * 1000;
	if (trouble.kind === 'rate') {
		return tries < MAX_TRIES_OF_RATE ? Math.round(RATE_WAIT_SECONDS * 1000 * (1 + chance / 4)) : undefined;
	}
	const backoff = 250 * 4 ** (tries - 1);
	return Math.round(backoff * (0.5 + chance));
}

function isTemporary(trouble: Problem): boolean {
	return hasNoAnswer(trouble) || trouble.kind === 'rate';
}

/** The seconds in a `Retry-After` header: a number, or an HTTP date compared with `now`. */
export function retryAfterSeconds(header: unknown, now: Date): number | undefined {
	if (typeof header !== 'string' || header.trim() === '') return undefined;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.max(0, seconds);
	const at = Date.parse(header);
	return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
