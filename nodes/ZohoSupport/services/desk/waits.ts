import { waitBeforeRetry } from '../../connection/retry';
import type { Problem } from '../../helpdesk/problem';
import { TOO_MANY_AT_ONCE } from './errors';

/** A call that was one too many at once is sent this often, at most: after 1, 2, 4 and 8 seconds. */
const MOST_TRIES_AT_ONCE = 5;
const FIRST_WAIT_MS = 1_000;

/**
 * How long to wait before a retry, in milliseconds; undefined if the call must not be sent again. Zoho Desk does not say
 * when after too many calls at once, so the wait doubles; with a `Retry-After` the general rule holds [open-points 8].
 */
export function waitOf(trouble: Problem, access: 'read' | 'write', tries: number, chance: number): number | undefined {
	if (trouble.code !== TOO_MANY_AT_ONCE || (trouble.retryAfterSeconds ?? 0) > 0)
		return waitBeforeRetry(trouble, access, tries, chance);
	if (tries >= MOST_TRIES_AT_ONCE) return undefined;
	return Math.round(FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + chance));
}
