import { HelpdeskError, type Problem } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { type Answer, type AnswerRow, decodeAnswer } from '../../../nodes/ZohoSupport/services/support/answers';
import { rowsDocument, type WireRow, type WireStyle } from './answer-writers';

/** The rows in a body. */
export function rowsIn(body: string, format: 'json' | 'xml'): readonly AnswerRow[] {
	const answer = decodeAnswer(body, format, 200);
	if (answer.kind !== 'rows') throw new Error(`rows were expected, not ${answer.kind}`);
	return answer.rows;
}

/** The rows after they were written and read again. */
export function overTheWire(rows: readonly WireRow[], style: WireStyle): readonly AnswerRow[] {
	return rowsIn(rowsDocument(rows, style), style.format);
}

/** The problem that the work throws; undefined when it throws none. Other errors pass through. */
export function problemIn(work: () => unknown): Problem | undefined {
	try {
		work();
		return undefined;
	} catch (error) {
		if (error instanceof HelpdeskError) return error.problem;
		throw error;
	}
}

/** The problem of an error answer, or of a body that is not an answer. */
export function problemOfBody(body: string, format: 'json' | 'xml', status = 200): Problem | undefined {
	let answer: Answer | undefined;
	const thrown = problemIn(() => {
		answer = decodeAnswer(body, format, status);
	});
	return thrown ?? (answer?.kind === 'error' ? answer.problem : undefined);
}
