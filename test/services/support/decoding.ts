import { HelpdeskError, type Problem } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { type Answer, type AnswerRow, decodeAnswer } from '../../../nodes/ZohoSupport/services/support/answers';
import { rowsDocument, type WireRow, type WireStyle } from './answer-writers';

/** The rows that are read out of a body. */
export function rowsIn(body: string, format: 'json' | 'xml'): readonly AnswerRow[] {
	const answer = decodeAnswer(body, format, 200);
	if (answer.kind !== 'rows') throw new Error(`rows were expected, not ${answer.kind}`);
	return answer.rows;
}

/** What becomes of rows on their way over the wire. */
export function overTheWire(rows: readonly WireRow[], style: WireStyle): readonly AnswerRow[] {
	return rowsIn(rowsDocument(rows, style), style.format);
}

/** The problem that work ends with; undefined when it ends well. Any other error goes on. */
export function problemIn(work: () => unknown): Problem | undefined {
	try {
		work();
		return undefined;
	} catch (error) {
		if (error instanceof HelpdeskError) return error.problem;
		throw error;
	}
}

/** The problem of an error answer, or of a body that is none. */
export function problemOfBody(body: string, format: 'json' | 'xml', status = 200): Problem | undefined {
	let answer: Answer | undefined;
	const thrown = problemIn(() => {
		answer = decodeAnswer(body, format, status);
	});
	return thrown ?? (answer?.kind === 'error' ? answer.problem : undefined);
}
