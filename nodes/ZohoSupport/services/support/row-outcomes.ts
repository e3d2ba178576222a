import type { RecordId, Uncertain, WriteOutcome } from '../../helpdesk/helpdesk';
import { type Problem, problem, sentences } from '../../helpdesk/problem';
import { DONE, type DoneCode, type RowAnswer } from './written-rows';

/** What a write asked for. */
export interface WriteCall {
	readonly rows: number;
	/** The code that confirms it. */
	readonly done: DoneCode;
	/** The one record that it is about; absent where the service gives the ids. */
	readonly about?: RecordId;
}

const LOOK_FIRST =
	'Check in Zoho Support whether the record is there before you send it again: search for it, or look at the newest records.';
const ONE_A_CALL = `${LOOK_FIRST} To get a clear answer for each record, set the option Records per Request to 1.`;

/** A write that may or may not have been carried out. */
export function uncertain(trouble: Problem, nextStep = LOOK_FIRST): Uncertain {
	const message = sentences(trouble.message, 'The write was sent, but it is not known whether Zoho carried it out');
	return { kind: 'uncertain', problem: { ...trouble, message, nextStep } };
}

/** What an answer leaves open, and what Zoho says beside it. */
function open(what: string, beside?: Problem, nextStep?: string): Uncertain {
	const message = sentences(what, ...(beside === undefined ? [] : [beside.message]));
	return uncertain({ ...problem('garbled', message, ''), row: beside?.row }, nextStep);
}

/** The same outcome for each row. */
export function fill(rows: number, outcome: WriteOutcome): WriteOutcome[] {
	return Array.from({ length: rows }, () => outcome);
}

/** One outcome for each row of a write that was confirmed with this code, in the order of the rows. */
export function outcomesOf(code: DoneCode, answers: readonly RowAnswer[], call: WriteCall): WriteOutcome[] {
	const { rows, done, about } = call;
	if (code !== done) return fill(rows, open(`Zoho says that records were ${DONE[code]} [${code}], not ${DONE[done]}`));
	if (about !== undefined) return [ofRecord(answers, about)];
	if (rows === 1) return [ofSingle(answers)];
	if (answers.every(saysNothing)) {
		return fill(
			rows,
			open(`Zoho confirmed a request with ${rows} records, but named none of them`, undefined, ONE_A_CALL),
		);
	}
	return ofMany(answers, rows);
}

/** The id of the record was sent: beside an error it is no contradiction, and another one is of another record. */
function ofRecord(answers: readonly RowAnswer[], about: RecordId): WriteOutcome {
	const other = answers.find(({ id }) => id !== null && id !== about);
	if (other !== undefined) return open(`Zoho answered about the record ${other.id}, not about ${about}`);
	const outcome = ofSingle(answers.map((answer) => ({ ...answer, id: null })));
	return outcome.kind === 'written' ? { ...outcome, id: about } : outcome;
}

/** A single row needs no id to be the one that was confirmed. */
function ofSingle(answers: readonly RowAnswer[]): WriteOutcome {
	const [answer, ...more] = answers;
	if (more.length > 0) return open(`Zoho gave ${answers.length} results for the one record of this request`);
	return answer === undefined || saysNothing(answer) ? { kind: 'written', id: null } : outcomeOf(answer);
}

/** A row of several is written only where an answer that is surely its own gives an id. */
function ofMany(answers: readonly RowAnswer[], rows: number): WriteOutcome[] {
	const told = rowsTold(answers, rows);
	const missing = { ...notTold(answers, told.length, rows), taken: takenOf(answers, rows) };
	const ids = answers.map(({ id }) => id);
	return Array.from({ length: rows }, (_, index) => {
		const place = told.indexOf(index + 1);
		if (place === -1) return missing;
		const { id } = answers[place];
		const isShared = id !== null && ids.indexOf(id) !== ids.lastIndexOf(id);
		return isShared ? open(`Zoho gave the ID ${id} to several records of this request`) : outcomeOf(answers[place]);
	});
}

function notTold(answers: readonly RowAnswer[], told: number, rows: number): Uncertain {
	const answered = `Zoho answered for ${told} of the ${rows} records of this request, but not for this one`;
	if (told === answers.length) return open(answered);
	const results = answers.length === 1 ? '1 result' : `${answers.length} results`;
	const refusal = answers.find((answer) => answer.problem !== null)?.problem ?? undefined;
	return open(
		`Zoho gave ${results} for the ${rows} records of this request, and does not say which result belongs to which record`,
		refusal,
		ONE_A_CALL,
	);
}

/**
 * The row of each answer, counted from 1, as far as anything tells. Answers come in the order of the rows [live], so as
 * many as rows are told by their places; of fewer, those up to one whose words name its own place are whole.
 */
function rowsTold(answers: readonly RowAnswer[], rows: number): number[] {
	const numbers = answers.flatMap(({ no }) => no ?? []);
	if (answers.length > rows) return [];
	if (numbers.length === answers.length && areOfRows(numbers, rows)) return numbers;
	if (!isRising(numbers)) return [];
	const whole = answers.findLastIndex(({ problem: trouble }, place) => trouble?.row === place + 1) + 1;
	return Array.from({ length: answers.length === rows ? rows : whole }, (_, place) => place + 1);
}

/** What the numbers of answers count is [open]: they are those of the rows where they are no mere count of the answers. */
function areOfRows(numbers: readonly number[], rows: number): boolean {
	const isCount = isRising(numbers) && numbers.at(-1) === numbers.length;
	return !isCount && new Set(numbers).size === numbers.length && numbers.every((no) => no >= 1 && no <= rows);
}

function isRising(numbers: readonly number[]): boolean {
	return numbers.every((no, place) => place === 0 || no > numbers[place - 1]);
}

/** How many records the service seems to take a call, where it wrote fewer than were sent, and refused none. */
function takenOf(answers: readonly RowAnswer[], rows: number): number | undefined {
	const count = answers.length;
	const isPlain = ({ no = 0, id, problem: trouble }: RowAnswer) => id !== null && trouble === null && no <= count;
	return count < rows && answers.every(isPlain) ? count : undefined;
}

function outcomeOf(answer: RowAnswer): WriteOutcome {
	if (saysNothing(answer)) return open('Zoho does not say whether this record was written or refused');
	if (answer.problem === null) return { kind: 'written', id: answer.id };
	if (answer.id !== null) return open('Zoho gave both an ID and an error for this record', answer.problem);
	if (leavesOpen(answer.problem)) return uncertain(answer.problem);
	return { kind: 'refused', problem: answer.problem, wholeCall: false };
}

/** True for an error after which the write may have been carried out all the same. */
export function leavesOpen({ kind }: Problem): boolean {
	return kind === 'service' || kind === 'unclear';
}

/** Neither an id nor an error, such as "Record(s) added successfully" alone. */
function saysNothing({ id, problem: trouble }: RowAnswer): boolean {
	return id === null && trouble === null;
}
