import { textOf } from '../form/given';
import { hasLostDigits, numberText } from '../helpdesk/numbers';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { type RecordId } from '../helpdesk/helpdesk';
import type { Run } from './run';

/** How JavaScript writes a number too long: an expression with text around it makes a text of it. */
const ROUNDED = /^\d+(?:\.\d+)?e\+?\d+$/i;

/**
 * The record id of one item, as a text.
 * @throws HelpdeskError `data` when it is empty, no text, or a number too long to be exact.
 */
export function givenRecordId(run: Run, index: number): RecordId {
	const given: unknown = run.context.getNodeParameter('recordId', index, '');
	if (typeof given === 'number' && hasLostDigits(given)) {
		throw lostDigits(numberText(given));
	}
	const id = textOf(given ?? '', 'Record ID').trim();
	if (ROUNDED.test(id)) throw lostDigits(id);
	if (id === '')
		throw new HelpdeskError(
			problem(
				'data',
				'The id of the record is empty.',
				'Fill in the id, for example with {{ $json.id }} of a record that came in.',
			),
		);
	if (!/^\d+$/.test(id))
		throw new HelpdeskError(
			problem(
				'data',
				`'${id.slice(0, 60)}' is no record id: ids of Zoho are digits only.`,
				'Use the id of a record (not its Request Id or subject); search for the record to find it.',
			),
		);
	return id;
}

function lostDigits(id: string): HelpdeskError {
	const message = `The id ${id.slice(0, 60)} came as a number and has lost its last digits.`;
	return new HelpdeskError(
		problem('data', message, 'Hand ids on as text; every record of this node has its id as text.'),
	);
}
