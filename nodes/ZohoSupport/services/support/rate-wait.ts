import { waiting } from '../../connection/http-status';
import type { Problem } from '../../helpdesk/problem';

/**
 * Zoho's code for too many requests at once. The reference says to back off (section 5); the wait of a minute is our
 * choice.
 */
const TOO_FAST = '4820';
const TOO_FAST_WAIT_SECONDS = 60;

/**
 * Adds the wait that the service requests, in seconds. With the code for too many requests, a wait under a minute is
 * ignored.
 */
export function waitingLonger(trouble: Problem, retryAfter: number | undefined): Problem {
	const isTooShort = trouble.code === TOO_FAST && (retryAfter ?? 0) < TOO_FAST_WAIT_SECONDS;
	return isTooShort ? trouble : waiting(trouble, retryAfter);
}
