/**
 * Readers of form values, one for each kind. An expression may give any type, and a blank around an expression turns
 * its value into text. Each reader gives the value, or refuses it by the name that the form shows. No reader falls
 * back to another value. All throw HelpdeskError `data`.
 */
import { hasLostDigits, numberText, shownNumber } from '../helpdesk/numbers';
import { HelpdeskError, problem } from '../helpdesk/problem';

/** Gives what a form holds for one item, by the name of the parameter. */
export type Given = (name: string, otherwise?: unknown) => unknown;

/** What is chosen in a list or typed: n8n keeps how it was chosen beside the value. */
export function plainOf(given: unknown): unknown {
	return typeof given === 'object' && given !== null && '__rl' in given && 'value' in given ? given.value : given;
}

/** True or false, or their texts. */
export function booleanOf(given: unknown, name: string): boolean {
	const text = String(typeof given === 'string' ? given.trim().toLowerCase() : given);
	if (typeof given !== 'object' && (text === 'true' || text === 'false')) return text === 'true';
	throw refused(given, name, 'true or false');
}

/** A whole number of `least` or more, up to `most`, or its text. */
export function wholeNumberOf(given: unknown, name: string, least = 1, most = Infinity): number {
	const text = typeof given === 'string' ? given.trim() : given;
	const number = typeof text === 'number' || (typeof text === 'string' && text !== '') ? Number(text) : NaN;
	if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
	throw refused(
		given,
		name,
		`a whole number ${most === Infinity ? `of ${shownNumber(least)} or more` : `from ${shownNumber(least)} to ${shownNumber(most)}`}`,
	);
}

/** A text, or a number or yes/no as text. */
export function textOf(given: unknown, name: string): string {
	const text = scalarText(given);
	if (text === undefined) throw refused(given, name, 'text');
	return text;
}

/** Trimmed labels, each once: from a list, a list in JSON, or a text with commas. An empty value gives no labels. */
export function labelsOf(given: unknown, name: string): string[] {
	const list = given === null ? [] : typeof given === 'string' ? listIn(given) : given;
	if (!Array.isArray(list)) throw refused(given, name, 'a list of labels');
	const labels = list.map((label: unknown) => {
		const text = scalarText(label)?.trim();
		if (text === undefined) throw refused(label, name, 'a list of labels');
		return text;
	});
	return [...new Set(labels.filter((label) => label !== ''))];
}

/** One of the choices of a list, by its value, in upper or lower case. */
export function choiceOf<Choice extends string>(given: unknown, name: string, choices: readonly Choice[]): Choice {
	const text = typeof given === 'string' ? given.trim().toLowerCase() : undefined;
	const choice = choices.find((known) => known.toLowerCase() === text);
	if (choice === undefined) throw refused(given, name, `one of ${choices.join(', ')}`);
	return choice;
}

/** A row of a form: its parameters by name. */
export type Row = Readonly<Record<string, unknown>>;

/** The rows that a person added, which n8n keeps under `key`; none if nothing was added. */
export function rowsOf(given: unknown, key: string, name: string): Row[] {
	const rows = isRow(given) ? (given[key] ?? []) : given;
	if (Array.isArray(rows) && rows.every(isRow)) return rows;
	throw refused(given, name, 'a list of rows');
}

/** The only row of such a list. */
export function rowOf(given: unknown, key: string, name: string): Row | undefined {
	const row = isRow(given) ? given[key] : given;
	if (row === undefined || isRow(row)) return row;
	throw refused(given, name, 'a row');
}

/** True for an object that is no list. */
export function isRow(given: unknown): given is Row {
	return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function scalarText(given: unknown): string | undefined {
	if (typeof given === 'string') return given;
	if (typeof given === 'boolean' || typeof given === 'bigint') return String(given);
	return typeof given === 'number' && Number.isFinite(given) && !hasLostDigits(given) ? numberText(given) : undefined;
}

function listIn(text: string): unknown[] {
	try {
		const list: unknown = JSON.parse(text);
		if (Array.isArray(list)) return list;
	} catch {
		// Not JSON: labels with commas between them.
	}
	return text.split(',');
}

function refused(given: unknown, name: string, what: string): HelpdeskError {
	const sentence = `'${name}' must be ${what}, but it is ${shown(given)}.`;
	return new HelpdeskError(problem('data', sentence, 'Correct the expression, or set a value in the form.'));
}

/** The given value in a few words. */
function shown(given: unknown): string {
	if (typeof given === 'string') return given.trim() === '' ? 'empty' : `'${given.slice(0, 60)}'`;
	if (typeof given === 'number') return numberText(given);
	if (typeof given !== 'object' || given === null) return String(given);
	return Array.isArray(given) ? 'a list' : 'an object';
}
