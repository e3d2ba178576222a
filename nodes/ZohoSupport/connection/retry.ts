import type { Problem } from '../helpdesk/problem';

/** Times a request is sent, at most. */
export const MAX_TRIES = 3;

/** Times a sign-in is sent, at most. */
const MAX_SIGN_INS = 2;

/** A wait that the service asks for and that is worth keeping a workflow open for, in seconds. */
const LONGEST_WAIT_SECONDS = 60;

/**
 * The wait where a service limits the rate and asks for no wait of its own. A shorter one would only spend requests, and a
 * second minute would not be worth it.
 */
const RATE_WAIT_SECONDS = 60;
const MAX_TRIES_OF_RATE = 2;

const TRANSIENT: ReadonlySet<string> = new Set(['network', 'service', 'rate', 'garbled']);

/**
 * How long to wait before the request is sent again, in milliseconds; undefined when it must not be. A read is repeated
 * after trouble that passes; a write only when it certainly never arrived; a sign-in, which comes before both, only once.
 * @param tries how often it was sent already
 * @param chance 0 to 1, spreads the waits of many workflows that failed at once
 */
export function waitBeforeRetry(
	trouble: Problem,
	access: 'read' | 'write',
	tries: number,
	chance: number,
): number | undefined {
	if (tries >= MAX_TRIES || !TRANSIENT.has(trouble.kind)) return undefined;
	if (trouble.whileSigningIn === true) {
		// Each sign-in may make a token or count against the user: once more, where the network failed.
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

/** `Retry-After` in seconds: a number, or an HTTP date beside the clock of the caller. */
export function retryAfterSeconds(header: unknown, now: Date): number | undefined {
	if (typeof header !== 'string' || header.trim() === '') return undefined;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.max(0, seconds);
	const at = Date.parse(header);
	return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
