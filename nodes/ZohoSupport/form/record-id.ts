import type { INodeProperties } from 'n8n-workflow';
import type { RecordId } from '../helpdesk/helpdesk';
import { hasLostDigits, numberText } from '../helpdesk/numbers';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { ServiceWords } from '../services/service';
import { type Given, textOf } from './given';

type Words = Pick<ServiceWords, 'examples'>;

const NAME = 'recordId';

/** The ID of the record that an operation is about, or another ID that it needs. */
export function recordId(displayName: string, description: string, name = NAME): INodeProperties {
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
 * The record ID that a person gave, as a text.
 * @throws HelpdeskError `data` when it is empty, no text, or a number too long to be exact.
 */
export function givenRecordId(given: Given, words: Words): RecordId {
	return recordIdOf(given(NAME, ''), 'Record ID', words);
}

/** An ID in any field of a form, by the name that the form shows. @throws HelpdeskError `data` as `givenRecordId` */
export function recordIdOf(value: unknown, name: string, { examples }: Words): RecordId {
	if (typeof value === 'number' && hasLostDigits(value)) throw lostDigits(numberText(value));
	const id = textOf(value ?? '', name).trim();
	if (ROUNDED.test(id)) throw lostDigits(id);
	if (id === '') throw wrongId(`'${name}' is empty.`, 'Fill in the ID, e.g. with {{ $json.id }} of an input record.');
	if (!/^\d+$/.test(id)) {
		throw wrongId(
			`'${id.slice(0, 60)}' is not a record ID: the IDs of Zoho consist of digits only.`,
			`Use the ID of the record, not ${examples.notAnId}. If you do not know it, search for the record first.`,
		);
	}
	return id;
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

function lostDigits(id: string): HelpdeskError {
	return wrongId(
		`The ID ${id.slice(0, 60)} came as a number and has lost its last digits.`,
		'Pass IDs on as text. Every record of this node has its ID as text.',
	);
}

function wrongId(message: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', message, nextStep));
}
