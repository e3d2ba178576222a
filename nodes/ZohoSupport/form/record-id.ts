import type { INodeProperties } from 'n8n-workflow';
import type { RecordId } from '../helpdesk/helpdesk';
import { hasLostDigits, numberText } from '../helpdesk/numbers';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { ServiceWords } from '../services/service';
import { type Given, textOf } from './given';

/** The ID of the record that an operation is about. */
export function recordId(displayName: string, description: string): INodeProperties {
	return {
		displayName,
		name: 'recordId',
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
export function givenRecordId(given: Given, { examples }: Pick<ServiceWords, 'examples'>): RecordId {
	const value = given('recordId', '');
	if (typeof value === 'number' && hasLostDigits(value)) throw lostDigits(numberText(value));
	const id = textOf(value ?? '', 'Record ID').trim();
	if (ROUNDED.test(id)) throw lostDigits(id);
	if (id === '') throw wrongId("'Record ID' is empty.", 'Fill in the ID, e.g. with {{ $json.id }} of an input record.');
	if (!/^\d+$/.test(id)) {
		throw wrongId(
			`'${id.slice(0, 60)}' is not a record ID: the IDs of Zoho consist of digits only.`,
			`Use the ID of the record, not ${examples.notAnId}. If you do not know it, search for the record first.`,
		);
	}
	return id;
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
