import type { HttpReply } from '../../connection/http-reply';
import { asHelpdeskError, HelpdeskError, type Problem, sentences } from '../../helpdesk/problem';
import { textOf } from '../../connection/answer-text';
import type { AnswerFormat } from './answer-tree';
import { type Answer, decodeAnswer } from './answers';
import { isKnownCode } from './errors';
import { waitingLonger } from './rate-wait';
import { isTooLarge, troubleOfStatus } from '../../connection/http-status';
import type { Redact } from '../../connection/words';

/**
 * Reads the answer of any method. A message of the service comes first, whatever the HTTP status. If there is none, or
 * an undocumented error, the HTTP status decides. `redact` is applied to error messages.
 * @throws HelpdeskError if the answer is not usable.
 */
export function readReply(reply: HttpReply, format: AnswerFormat, redact: Redact): Answer {
	const { status, retryAfter } = reply;
	const answer = answerIn(reply, format, redact);
	if (!(answer instanceof HelpdeskError)) {
		if (answer.kind !== 'error') return answer;
		return { ...answer, problem: waitingLonger(withStatusMeaning(answer.problem, reply), retryAfter) };
	}
	const trouble = troubleOfStatus(status, "Zoho's server", retryAfter);
	if (trouble === undefined) throw answer;
	// Treated like a refused call of the service: fewer rows may be accepted.
	if (isTooLarge(status)) return { kind: 'error', problem: trouble };
	throw new HelpdeskError(trouble);
}

/**
 * For an undocumented code, the HTTP status gives the meaning of the error. The message is more exact if it names the
 * token, the portal or the department, unless the server failed: then a write may have been carried out.
 */
function withStatusMeaning(trouble: Problem, { status, retryAfter }: HttpReply): Problem {
	if (trouble.code !== null && isKnownCode(trouble.code)) return trouble;
	const statusProblem = troubleOfStatus(status, "Zoho's server", retryAfter);
	if (statusProblem === undefined || (trouble.kind !== 'unclear' && statusProblem.kind !== 'service')) return trouble;
	const { kind, nextStep } = statusProblem;
	return { ...trouble, kind, nextStep, message: sentences(trouble.message, statusProblem.message) };
}

function answerIn(
	{ bytes, contentType, status }: HttpReply,
	format: AnswerFormat,
	redact: Redact,
): Answer | HelpdeskError {
	try {
		return decodeAnswer(textOf(bytes, contentType), format, status, redact);
	} catch (error) {
		return asHelpdeskError(error);
	}
}
