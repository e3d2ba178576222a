import type { RecordId, Uncertain, WriteOutcome } from '../../helpdesk/helpdesk';
import { type Problem, problem, sentences } from '../../helpdesk/problem';
import { DONE, type DoneCode, type RowAnswer } from './written-rows';

/** What a write requested. */
export interface WriteCall {
	readonly rows: number;
	/** The code that confirms the write. */
	readonly done: DoneCode;
	/** The id of the record to write; absent if the service assigns the ids. */
	readonly about?: RecordId;
}

const CHECK_FIRST =
	'Before you send it again, check in Zoho Support whether the record exists: search for it, or open the newest records.';
const SEND_ONE_PER_REQUEST = `${CHECK_FIRST} To avoid this, set Records per Request to 1 in the options of Create.`;

/** The outcome of a write that may or may not have been carried out. */
export function uncertain(trouble: Problem, nextStep = CHECK_FIRST): Uncertain {
	const message = sentences(trouble.message, 'The write was sent, but it is not known whether Zoho carried it out');
	return { kind: 'uncertain', problem: { ...trouble, message, nextStep } };
}

/** An uncertain outcome: `what` the answer leaves open, and the error that Zoho gave with it. */
function unclear(what: string, error?: Problem, nextStep?: string): Uncertain {
	const message = sentences(what, ...(error === undefined ? [] : [error.message]));
	return uncertain({ ...problem('garbled', message, ''), row: error?.row }, nextStep);
}

/** The same outcome for each row. */
export function fill(rows: number, outcome: WriteOutcome): WriteOutcome[] {
	return Array.from({ length: rows }, () => outcome);
}

/** One outcome for each row of a write that was confirmed with this code, in the order of the rows. */
export function outcomesOf(code: DoneCode, answers: readonly RowAnswer[], call: WriteCall): WriteOutcome[] {
	const { rows, done, about } = call;
	if (code !== done)
		return fill(rows, unclear(`Zoho says that records were ${DONE[code]} [${code}], not ${DONE[done]}`));
	if (about !== undefined) return [ofRecord(answers, about)];
	if (rows === 1) return [ofSingle(answers)];
	if (answers.every(saysNothing)) {
		return fill(
			rows,
			unclear(`Zoho confirmed a request with ${rows} records but named none of them`, undefined, SEND_ONE_PER_REQUEST),
		);
	}
	return ofMany(answers, rows);
}

/**
 * The outcome of writing a record whose id was sent. The id next to an error is no contradiction here, and another id
 * belongs to another record.
 */
function ofRecord(answers: readonly RowAnswer[], about: RecordId): WriteOutcome {
	const other = answers.find(({ id }) => id !== null && id !== about);
	if (other !== undefined) return unclear(`Zoho answered for record ${other.id} instead of record ${about}`);
	const outcome = ofSingle(answers.map((answer) => ({ ...answer, id: null })));
	if (outcome.kind === 'refused') return { ...outcome, problem: naming(about, outcome.problem) };
	return outcome.kind === 'written' ? { ...outcome, id: about } : outcome;
}

/** The problem of a write, with the record that it was about: Zoho's words do not always name it. */
export function naming(id: RecordId, trouble: Problem): Problem {
	if (trouble.message.includes(id)) return trouble;
	return { ...trouble, message: sentences(trouble.message, `The record is ${id}`) };
}

/** The outcome of a call with a single row, which needs no id to be identified. */
function ofSingle(answers: readonly RowAnswer[]): WriteOutcome {
	const [answer, ...more] = answers;
	if (more.length > 0) return unclear(`Zoho gave ${answers.length} results for the only record in this request`);
	return answer === undefined || saysNothing(answer) ? { kind: 'written', id: null } : outcomeOf(answer);
}

/**
 * The outcomes of a call with several rows. A row is written only if an answer that certainly belongs to it gives an
 * id.
 */
function ofMany(answers: readonly RowAnswer[], rows: number): WriteOutcome[] {
	const matched = matchedRows(answers, rows);
	const missing = { ...unmatched(answers, matched.length, rows), taken: takenOf(answers, rows) };
	const ids = answers.map(({ id }) => id);
	return Array.from({ length: rows }, (_, index) => {
		const place = matched.indexOf(index + 1);
		if (place === -1) return missing;
		const { id } = answers[place];
		const isShared = id !== null && ids.indexOf(id) !== ids.lastIndexOf(id);
		return isShared
			? unclear(`Zoho gave the same ID ${id} to several records in this request`)
			: outcomeOf(answers[place]);
	});
}

function unmatched(answers: readonly RowAnswer[], matched: number, rows: number): Uncertain {
	const answered = `Zoho answered for ${matched} of the ${rows} records in this request, but not for this one`;
	if (matched === answers.length) return unclear(answered);
	const results = answers.length === 1 ? '1 result' : `${answers.length} results`;
	const refusal = answers.find((answer) => answer.problem !== null)?.problem ?? undefined;
	return unclear(
		`Zoho gave ${results} for the ${rows} records in this request, but did not match results to records`,
		refusal,
		SEND_ONE_PER_REQUEST,
	);
}

/**
 * The row of each answer, counted from 1, as far as it can be determined. Answers come in the order of the rows
 * [live], so if there are as many answers as rows, their positions match. If there are fewer, all answers up to one
 * whose message names its own position match by position.
 */
function matchedRows(answers: readonly RowAnswer[], rows: number): number[] {
	const numbers = answers.flatMap(({ no }) => no ?? []);
	if (answers.length > rows) return [];
	if (numbers.length === answers.length && areOfRows(numbers, rows)) return numbers;
	if (!isRising(numbers)) return [];
	const whole = answers.findLastIndex(({ problem: trouble }, place) => trouble?.row === place + 1) + 1;
	return Array.from({ length: answers.length === rows ? rows : whole }, (_, place) => place + 1);
}

/** What the numbers of answers count is [open]. They are row numbers unless they only count the answers. */
function areOfRows(numbers: readonly number[], rows: number): boolean {
	const isCount = isRising(numbers) && numbers.at(-1) === numbers.length;
	return !isCount && new Set(numbers).size === numbers.length && numbers.every((no) => no >= 1 && no <= rows);
}

function isRising(numbers: readonly number[]): boolean {
	return numbers.every((no, place) => place === 0 || no > numbers[place - 1]);
}

/** How many records per call the service seems to accept, if it wrote fewer than were sent and refused none. */
function takenOf(answers: readonly RowAnswer[], rows: number): number | undefined {
	const count = answers.length;
	const isPlain = ({ no = 0, id, problem: trouble }: RowAnswer) => id !== null && trouble === null && no <= count;
	return count < rows && answers.every(isPlain) ? count : undefined;
}

function outcomeOf(answer: RowAnswer): WriteOutcome {
	if (saysNothing(answer)) return unclear('Zoho did not say whether this record was written or refused');
	if (answer.problem === null) return { kind: 'written', id: answer.id };
	if (answer.id !== null) return unclear('Zoho gave this record an ID and an error at the same time', answer.problem);
	if (leavesOpen(answer.problem)) return uncertain(answer.problem);
	return { kind: 'refused', problem: answer.problem, wholeCall: false };
}

/** True for an error after which the write may still have been carried out. */
export function leavesOpen({ kind }: Problem): boolean {
	return kind === 'service' || kind === 'unclear';
}

/** True for an answer with neither an id nor an error, such as "Record(s) added successfully" alone. */
function saysNothing({ id, problem: trouble }: RowAnswer): boolean {
	return id === null && trouble === null;
}
