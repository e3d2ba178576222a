import { asHelpdeskError, endsRun, HelpdeskError, type Problem, problem } from '../problem';
import type { FieldValues, Helpdesk, HelpdeskRecord, ModuleName, RecordId, RecordQuery, RowWindow, WriteOutcome } from '../helpdesk';
import type { Answer, RowAnswer } from './answers';
import { latestInstant } from './times';
import { fieldValues, type RawFields } from './field-values';
import { messageOf, recordOf, type RecordForm } from './records';
import {
	addRequest,
	conversationRequest,
	deleteRequest,
	getRequest,
	PAGE_SIZE,
	pageRequest,
	type SupportRequest,
	updateRequest,
	WRITE_SIZE,
} from './requests';

/**
 * The way to the network: sends one request and reads its answer.
 * @throws HelpdeskError when no usable answer came; an error answer of the service is returned.
 */
export type Door = (request: SupportRequest) => Promise<Answer>;

/** Problems after which a write may have been carried out all the same. */
const UNCERTAIN_AFTER: ReadonlySet<string> = new Set(['network', 'garbled', 'service']);

const LOOK_FIRST = 'Look in Zoho Support whether the record is there (search for it, or open the newest records) before you send it again.';

/** The classic API behind the port. */
export class SupportHelpdesk implements Helpdesk {
	readonly pageSize = PAGE_SIZE;

	readonly writeSize = WRITE_SIZE;

	constructor(
		private readonly send: Door,
		private readonly form: RecordForm,
	) {}

	readonly modifiedField = 'Modified Time';

	/** The filter's text has no zone: the service may read it in any, from -12 to +14 [open, section 8]; an hour more for summer time. */
	readonly filterDrift = 27 * 60 * 60 * 1000;

	prepare(module: ModuleName, raw: RawFields): FieldValues {
		return fieldValues(module, raw, this.form.zone);
	}

	/** A time to the minute stands for the whole minute [open, section 8], so a record of that minute is kept. */
	olderThan(record: HelpdeskRecord, since: Date): boolean {
		const text = record[this.modifiedField] ?? '';
		const modified = Date.parse(text);
		if (Number.isNaN(modified)) return false;
		const slack = modified % 60_000 === 0 ? 59_999 : 999;
		return modified + slack < since.getTime() && latestInstant(text, this.form.zone) + slack < since.getTime();
	}

	async page(query: RecordQuery, window: RowWindow): Promise<HelpdeskRecord[]> {
		const answer = await this.send(pageRequest(query, window, this.form.zone));
		const size = window.to - window.from + 1;
		return rowsOf(answer).slice(0, size).map((row) => recordOf(row, query.module, this.form, query.fields));
	}

	async get(module: ModuleName, id: RecordId, fields?: readonly string[]): Promise<HelpdeskRecord | undefined> {
		const answer = await this.send(getRequest(module, id, fields));
		if (answer.kind === 'error' && answer.problem.kind === 'not-found') return undefined;
		const row = rowsOf(answer)[0];
		return row === undefined ? undefined : recordOf(row, module, this.form, fields, id);
	}

	async create(module: ModuleName, rows: readonly FieldValues[]): Promise<WriteOutcome[]> {
		return await this.write(addRequest(module, rows), rows.length);
	}

	async update(module: ModuleName, id: RecordId, fields: FieldValues): Promise<WriteOutcome> {
		const [outcome] = await this.write(updateRequest(module, id, fields), 1);
		return outcome.kind === 'written' ? { ...outcome, id } : outcome;
	}

	async delete(module: ModuleName, id: RecordId): Promise<WriteOutcome> {
		const [outcome] = await this.write(deleteRequest(module, id), 1);
		return outcome.kind === 'written' ? { ...outcome, id } : outcome;
	}

	async conversation(caseId: RecordId, withContent: boolean): Promise<HelpdeskRecord[]> {
		const answer = await this.send(conversationRequest(caseId, withContent));
		return rowsOf(answer).map((row, place) => messageOf(row, place, this.form));
	}

	/** One outcome for each row sent. What ends the whole run is thrown. */
	private async write(request: SupportRequest, rows: number): Promise<WriteOutcome[]> {
		let answer: Answer;
		try {
			answer = await this.send(request);
		} catch (error) {
			const trouble = asHelpdeskError(error);
			if (!mayHaveArrived(trouble.problem)) throw trouble;
			return fill(rows, uncertain(trouble.problem));
		}
		if (answer.kind === 'error') return refusedCall(answer.problem, rows);
		return answer.kind === 'written' ? outcomesOf(answer.rows, rows) : fill(rows, uncertain(problem('garbled', 'Zoho answered the write with something else.', LOOK_FIRST)));
	}
}

/** The rows of a reading answer; "no data" is an empty list, not an error. */
function rowsOf(answer: Answer) {
	if (answer.kind === 'rows') return answer.rows;
	if (answer.kind === 'written') return [];
	if (answer.problem.kind === 'no-data') return [];
	throw new HelpdeskError(answer.problem);
}

function mayHaveArrived(trouble: Problem): boolean {
	return UNCERTAIN_AFTER.has(trouble.kind) && trouble.neverArrived !== true && trouble.whileSigningIn !== true;
}

/** An error answer to a write: most mean that nothing was written; an internal error leaves it open. */
function refusedCall(trouble: Problem, rows: number): WriteOutcome[] {
	if (trouble.kind === 'service') return fill(rows, uncertain(trouble));
	if (endsRun(trouble)) throw new HelpdeskError(trouble);
	const nothingThere: Problem = trouble.kind === 'no-data' ? { ...trouble, kind: 'not-found', nextStep: 'Check the id; the record may have been deleted.' } : trouble;
	return fill(rows, { kind: 'refused', problem: nothingThere, wholeCall: true });
}

function uncertain(trouble: Problem): WriteOutcome {
	const message = `${trouble.message} The write was sent; whether Zoho carried it out is not known.`;
	return { kind: 'uncertain', problem: { ...trouble, message, nextStep: LOOK_FIRST } };
}

/**
 * Answers come in the order of the rows [live]. Fewer answers than rows: what became of the rest is not known. None at
 * all with a success code: all were written, without their ids.
 */
function outcomesOf(answers: readonly RowAnswer[], rows: number): WriteOutcome[] {
	if (answers.length === 0 || isOneMessage(answers)) return fill(rows, { kind: 'written', id: null });
	return Array.from({ length: rows }, (_, index) => {
		const answer = answers[index];
		if (answer === undefined) {
			return uncertain(problem('garbled', `Zoho answered for ${answers.length} of the ${rows} records of this call, not for this one.`, LOOK_FIRST));
		}
		if (answer.problem !== null) return { kind: 'refused', problem: answer.problem, wholeCall: false };
		return { kind: 'written', id: answer.id };
	});
}

/** One confirmation for the whole call, such as "Record(s) added successfully", without an id. */
function isOneMessage(answers: readonly RowAnswer[]): boolean {
	return answers.length === 1 && answers[0].id === null && answers[0].problem === null;
}

function fill(rows: number, outcome: WriteOutcome): WriteOutcome[] {
	return Array.from({ length: rows }, () => outcome);
}
