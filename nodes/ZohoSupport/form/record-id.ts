import type { INodeProperties } from 'n8n-workflow';
import type { RecordId } from '../helpdesk/helpdesk';
import { hasLostDigits, numberText } from '../helpdesk/numbers';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { ServiceWords } from '../services/service';
import { textOf } from './given';

type Words = Pick<ServiceWords, 'examples'>;

/** An ID that an operation needs beside its record, typed or worked out. */
export function recordId(displayName: string, description: string, name: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 191901909990000123',
		description,
	};
}

/** How JavaScript writes a number too long: an expression with text around it makes a text of it. */
const ROUNDED = /^\d+(?:\.\d+)?e\+?\d+$/i;

/**
 * An ID in any field of a form, as a text.
 * @param name of the field, as the form shows it
 * @throws HelpdeskError `data` when it is empty, no text, no ID, or a number too long to be exact
 */
export function recordIdOf(value: unknown, name: string, { examples }: Words): RecordId {
	if (typeof value === 'number' && hasLostDigits(value)) throw lostDigits(numberText(value), name);
	const id = textOf(value ?? '', name).trim();
	if (ROUNDED.test(id)) throw lostDigits(id, name);
	if (id === '') throw wrongId(`'${name}' is empty.`, 'Fill in the ID, e.g. with {{ $json.id }} of an input record.');
	if (/^\d+$/.test(id)) return id;
	throw wrongId(
		`'${name}' holds '${id.slice(0, 60)}', which is not an ID: the IDs of Zoho consist of digits only.`,
		`Use the ID of the record, not ${examples.notAnId}. If you do not know it, search for the record first.`,
	);
}

/**
 * IDs from a list, a list in JSON, or a text with commas, each once. An empty value gives none.
 * @throws HelpdeskError `data` for one that is no ID
 */
export function recordIdsOf(value: unknown, name: string, words: Words): RecordId[] {
	const list = typeof value === 'string' ? idsIn(value) : (value ?? []);
	const ids = (Array.isArray(list) ? list : [list]).map((one: unknown) => recordIdOf(one, name, words));
	return [...new Set(ids)];
}

/** IDs are digits, so a list in JSON is cut like any other text: parsed, its numbers would lose their last digits. */
function idsIn(text: string): string[] {
	const parts = text
		.trim()
		.replace(/^\[([^]*)\]$/, '$1')
		.split(',');
	return parts.map((part) => part.trim().replace(/^"(.*)"$/, '$1')).filter((part) => part !== '');
}

function lostDigits(id: string, name: string): HelpdeskError {
	return wrongId(
		`'${name}' holds the ID ${id.slice(0, 60)}, which came as a number and has lost its last digits.`,
		'Pass IDs on as text. Every record of this node has its ID as text.',
	);
}

function wrongId(message: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', message, nextStep));
}
