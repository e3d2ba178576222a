import { asHelpdeskError, endsRun, HelpdeskError, type Problem, problem, sentences } from '../problem';
import type { FieldValues, Helpdesk, HelpdeskRecord, ModuleName, RecordId, RecordQuery, RecordTimes, RowWindow, WriteOutcome } from '../helpdesk';
import { type Answer, type RowAnswer, rowsOf } from './answers';
import { spanOf } from './times';
import { fieldValues, type RawFields } from './field-values';
import { messageOf, recordOf, type RecordForm, shownValue } from './records';
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

	readonly createdField = 'Created Time';

	readonly modifiedField = 'Modified Time';

	/** The filter's text has no zone: the service may read it in any, from -12 to +14 [open, section 8]; an hour more for summer time. */
	readonly filterDrift = 27 * 60 * 60 * 1000;

	prepare(module: ModuleName, raw: RawFields): FieldValues {
		return fieldValues(module, raw, this.form.zone);
	}

	shown(module: ModuleName, values: FieldValues): Record<string, string | null> {
		return Object.fromEntries(Object.entries(values).map(([label, value]) => [label, shownValue(module, label, value, this.form)]));
	}

	times(record: HelpdeskRecord): RecordTimes {
		return { created: spanOf(record[this.createdField], this.form.zone), modified: spanOf(record[this.modifiedField], this.form.zone) };
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
		return rowsOf(answer).map((row, place) => messageOf(row, place, caseId, this.form));
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

function uncertain(trouble: Problem, nextStep = LOOK_FIRST): WriteOutcome {
	const message = sentences(trouble.message, 'The write was sent; whether Zoho carried it out is not known');
	return { kind: 'uncertain', problem: { ...trouble, message, nextStep } };
}

const ONE_A_CALL = `${LOOK_FIRST} A request for a single record is certain without an id: Records per Request among the options of Create.`;

/**
 * Answers come in the order of the rows [live]. A row of several is written only where the answer gives its id: fewer answers than
 * rows, or one that says nothing, leave it open. A single row needs no id to be the one that was confirmed.
 */
function outcomesOf(answers: readonly RowAnswer[], rows: number): WriteOutcome[] {
	if (rows > 1 && answers.every(saysNothing)) {
		return fill(rows, uncertain(problem('garbled', `Zoho confirmed a call of ${rows} records and named none of them.`, ''), ONE_A_CALL));
	}
	return Array.from({ length: rows }, (_, index) => outcomeOf(answers.at(index), rows, answers.length));
}

function outcomeOf(answer: RowAnswer | undefined, rows: number, answered: number): WriteOutcome {
	if (rows === 1 && (answer === undefined || saysNothing(answer))) return { kind: 'written', id: null };
	const open = (what: string) => uncertain(problem('garbled', what, ''));
	if (answer === undefined) return open(`Zoho answered for ${answered} of the ${rows} records of this call, not for this one.`);
	if (saysNothing(answer)) return open('Zoho named this record neither as written nor as refused.');
	if (answer.problem === null) return { kind: 'written', id: answer.id };
	if (answer.id !== null) return open(sentences('Zoho gave this record an id and an error at once', answer.problem.message));
	return { kind: 'refused', problem: answer.problem, wholeCall: false };
}

/** Neither an id nor an error, such as "Record(s) added successfully" alone. */
function saysNothing({ id, problem: trouble }: RowAnswer): boolean {
	return id === null && trouble === null;
}

function fill(rows: number, outcome: WriteOutcome): WriteOutcome[] {
	return Array.from({ length: rows }, () => outcome);
}
