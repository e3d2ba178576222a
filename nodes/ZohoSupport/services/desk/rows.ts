import { unusableAnswer } from '../../connection/unusable-answer';
import { isJsonObject, type JsonObject } from '../../helpdesk/json';
import { HelpdeskError } from '../../helpdesk/problem';
import { LIST_KEYS } from './answers';
import type { DeskAnswer } from './call';

/**
 * The rows of a list. No body, `{}` and an empty list all mean none [open-points 10].
 * @throws HelpdeskError for an error answer, and for one that is no list
 */
export function rowsIn(answer: DeskAnswer): JsonObject[] {
	if (answer.kind === 'error') throw new HelpdeskError(answer.problem);
	if (answer.kind === 'empty') return [];
	const body = answer.kind === 'body' ? answer.body : null;
	const key = isJsonObject(body) ? LIST_KEYS.find((name) => Array.isArray(body[name])) : undefined;
	const list = isJsonObject(body) && key !== undefined ? body[key] : body;
	if (Array.isArray(list)) return list.filter(isJsonObject);
	if (isJsonObject(body) && Object.keys(body).length === 0) return [];
	throw unusableAnswer('what came is not a list');
}
