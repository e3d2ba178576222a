import { asHelpdeskError, HelpdeskError } from '../problem';
import { textOf } from './answer-text';
import type { AnswerFormat } from './answer-tree';
import { type Answer, decodeAnswer } from './answers';
import { isTooLarge, troubleOfStatus, waiting } from './http-status';
import type { Hide } from './words';

/** What came over the wire. */
export interface HttpReply {
	readonly status: number;
	readonly bytes: Uint8Array;
	/** Empty where it names none. */
	readonly contentType: string;
	/** How long the service asks to wait, in seconds. */
	readonly retryAfter: number | undefined;
}

/**
 * Reads the answer of any method. What the service says leads, whatever the HTTP status; where it says nothing of its
 * own, the status does. `hide` is for the words of errors.
 * @throws HelpdeskError when it is no usable answer.
 */
export function readReply(reply: HttpReply, format: AnswerFormat, hide: Hide): Answer {
	const { status, retryAfter } = reply;
	const answer = answerIn(reply, format, hide);
	if (!(answer instanceof HelpdeskError))
		return answer.kind === 'error' ? { ...answer, problem: waiting(answer.problem, retryAfter) } : answer;
	const trouble = troubleOfStatus(status, "Zoho's server", retryAfter);
	if (trouble === undefined) throw answer;
	// As the service's own refusal of a call: fewer rows may pass.
	if (isTooLarge(status)) return { kind: 'error', problem: trouble };
	throw new HelpdeskError(trouble);
}

function answerIn({ bytes, contentType, status }: HttpReply, format: AnswerFormat, hide: Hide): Answer | HelpdeskError {
	try {
		return decodeAnswer(textOf(bytes, contentType), format, status, hide);
	} catch (error) {
		return asHelpdeskError(error);
	}
}
