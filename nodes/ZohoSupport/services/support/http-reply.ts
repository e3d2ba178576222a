import type { HttpReply } from '../../connection/http-reply';
import { asHelpdeskError, HelpdeskError, type Problem, sentences } from '../../helpdesk/problem';
import { textOf } from './answer-text';
import type { AnswerFormat } from './answer-tree';
import { type Answer, decodeAnswer } from './answers';
import { isKnownCode } from './errors';
import { isTooLarge, troubleOfStatus, waiting } from './http-status';
import type { Hide } from './words';

/**
 * Reads the answer of any method. What the service says leads, whatever the HTTP status; where it says nothing of its
 * own, or an error that no document lists, the status does. `hide` is for the words of errors.
 * @throws HelpdeskError when it is no usable answer.
 */
export function readReply(reply: HttpReply, format: AnswerFormat, hide: Hide): Answer {
	const { status, retryAfter } = reply;
	const answer = answerIn(reply, format, hide);
	if (!(answer instanceof HelpdeskError)) {
		if (answer.kind !== 'error') return answer;
		return { ...answer, problem: waiting(judgedByStatus(answer.problem, reply), retryAfter) };
	}
	const trouble = troubleOfStatus(status, "Zoho's server", retryAfter);
	if (trouble === undefined) throw answer;
	// As the service's own refusal of a call: fewer rows may pass.
	if (isTooLarge(status)) return { kind: 'error', problem: trouble };
	throw new HelpdeskError(trouble);
}

/**
 * What an error means whose code no document lists: what the HTTP status says. Its words tell more where they name the
 * token, the portal or the department, but not beside a failure of the server, after which a write may have been done.
 */
function judgedByStatus(trouble: Problem, { status, retryAfter }: HttpReply): Problem {
	if (trouble.code !== null && isKnownCode(trouble.code)) return trouble;
	const ofStatus = troubleOfStatus(status, "Zoho's server", retryAfter);
	if (ofStatus === undefined || (trouble.kind !== 'unclear' && ofStatus.kind !== 'service')) return trouble;
	const { kind, nextStep } = ofStatus;
	return { ...trouble, kind, nextStep, message: sentences(trouble.message, ofStatus.message) };
}

function answerIn({ bytes, contentType, status }: HttpReply, format: AnswerFormat, hide: Hide): Answer | HelpdeskError {
	try {
		return decodeAnswer(textOf(bytes, contentType), format, status, hide);
	} catch (error) {
		return asHelpdeskError(error);
	}
}
