import { isJsonObject, type Json, type JsonObject } from '../../helpdesk/json';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { DeskAnswer } from './call';

/** The keys under which lists come [open-points 10]. */
const LIST_KEYS = ['data', 'teams', 'members', 'modules', 'tags'];

/**
 * The rows of a list: none for an answer without a body, `{}` or an empty list.
 * @throws HelpdeskError the service's own error, or `garbled` for an answer that is no list, or of which a row is no
 * object: a list is read whole or not at all
 */
export function rowsOf(answer: DeskAnswer): JsonObject[] {
	if (answer.kind === 'error') throw new HelpdeskError(answer.problem);
	if (answer.kind === 'empty') return [];
	if (answer.kind !== 'body' || !isJsonObject(answer.body)) throw unusable('no list came');
	const { body } = answer;
	const key = LIST_KEYS.find((name) => Object.hasOwn(body, name));
	if (key === undefined && Object.keys(body).length > 0) throw unusable('no list came');
	const rows = key === undefined ? [] : (body[key] ?? []);
	if (!Array.isArray(rows)) throw unusable('no list came');
	if (!(rows as readonly Json[]).every(isJsonObject)) throw unusable('a row of the list is not a record');
	return rows as JsonObject[];
}

/** How many rows a search has in all, if it says so. */
export function countOf(answer: DeskAnswer): number | undefined {
	if (answer.kind !== 'body' || !isJsonObject(answer.body)) return undefined;
	const count = Number(answer.body.count ?? NaN);
	return Number.isInteger(count) ? count : undefined;
}

/** One record. @throws HelpdeskError as `rowsOf` */
export function recordIn(answer: DeskAnswer): JsonObject {
	if (answer.kind === 'error') throw new HelpdeskError(answer.problem);
	if (answer.kind !== 'body' || !isJsonObject(answer.body)) throw unusable('no record came');
	return answer.body;
}

/** The id of a row as text; undefined if it has none. */
export function idIn({ id }: JsonObject): string | undefined {
	return filledText(id);
}

/** A text or number as text, without blanks around it; undefined if it is empty, or anything else. */
export function filledText(value: Json | undefined): string | undefined {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return text === '' ? undefined : text;
}

/** The id of a row as text. @throws HelpdeskError `garbled` for a row without one */
export function idOf(row: JsonObject): string {
	const id = idIn(row);
	if (id === undefined) throw unusable('a record has no ID');
	return id;
}

export function unusable(what: string): HelpdeskError {
	return new HelpdeskError(
		problem('garbled', `No usable answer: ${what}.`, 'Try again later. If this stays, please report it.'),
	);
}
