import { asHelpdeskError, hasNoAnswer, HelpdeskError, type Problem, problem, sentences } from '../helpdesk/problem';
import type { Answered } from './sending';

/**
 * After this many calls in a row without a usable answer, each retried as far as is safe, the service counts as down.
 */
const CALLS_IN_A_ROW = 3;

/** Watches the calls of one run to one address. If the service does not answer, no operation sends anything more. */
export class Silence {
	private inARow = 0;

	private last: Problem | undefined;

	/**
	 * Makes a call, with its retries, unless the last three calls got no usable answer.
	 * @throws HelpdeskError `unanswered` if the call is not made.
	 */
	async watch<Answer extends Answered>(call: () => Promise<Answer>): Promise<Answer> {
		if (this.last !== undefined && this.inARow >= CALLS_IN_A_ROW) throw new HelpdeskError(unanswered(this.last));
		const outcome = await call().catch(asHelpdeskError);
		this.note(outcome.problem);
		if (outcome instanceof HelpdeskError) throw outcome;
		return outcome;
	}

	private note(trouble: Problem | undefined): void {
		const isSilent = trouble !== undefined && hasNoAnswer(trouble);
		this.inARow = isSilent ? this.inARow + 1 : 0;
		this.last = trouble;
	}
}

function unanswered(last: Problem): Problem {
	const message = sentences(
		'This request was not sent, because the last three requests got no usable answer, and neither did their retries',
		`The last problem: ${last.message}`,
	);
	return problem(
		'unanswered',
		message,
		'When Zoho answers again, run the workflow again for the items that were not sent.',
	);
}
