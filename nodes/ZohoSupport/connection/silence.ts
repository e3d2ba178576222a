import { asHelpdeskError, HelpdeskError, type Problem, problem, sentences } from '../helpdesk/problem';
import type { Answer } from '../services/support/answers';

/** After so many calls on end that got no usable answer, each tried as often as is safe, the service is down. */
const ON_END = 3;

const NO_ANSWER: ReadonlySet<Problem['kind']> = new Set<Problem['kind']>(['network', 'service', 'garbled']);

/** Watches the calls of one run to one address: where it is silent, the rest is not sent, whichever operation it is of. */
export class Silence {
	private onEnd = 0;

	private last: Problem | undefined;

	/**
	 * Makes a call, unless three on end got no usable answer.
	 * @throws HelpdeskError `unanswered` where it is not made.
	 */
	async watch(call: () => Promise<Answer>): Promise<Answer> {
		if (this.last !== undefined && this.onEnd >= ON_END) throw new HelpdeskError(unanswered(this.last));
		const outcome = await call().catch(asHelpdeskError);
		this.note('problem' in outcome ? outcome.problem : undefined);
		if (outcome instanceof HelpdeskError) throw outcome;
		return outcome;
	}

	private note(trouble: Problem | undefined): void {
		const isSilent = trouble !== undefined && NO_ANSWER.has(trouble.kind);
		this.onEnd = isSilent ? this.onEnd + 1 : 0;
		this.last = trouble;
	}
}

function unanswered(last: Problem): Problem {
	const message = sentences(
		'This was not sent, since three requests on end got no usable answer',
		`The last: ${last.message}`,
	);
	return problem('unanswered', message, 'When Zoho answers again, run it again for the items that were not sent.');
}
