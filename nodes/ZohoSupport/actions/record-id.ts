import { hasLostDigits, numberText } from '../helpdesk/numbers';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { type RecordId } from '../helpdesk/helpdesk';
import type { Run } from './run';

/**
 * The record id of one item, as a text.
 * @throws HelpdeskError `data` when it is empty, or a number too long to be exact.
 */
export function givenRecordId(run: Run, index: number): RecordId {
	const given: unknown = run.context.getNodeParameter('recordId', index, '');
	if (typeof given === 'number' && hasLostDigits(given)) {
		throw new HelpdeskError(problem('data', `The id ${numberText(given)} came as a number and has lost its last digits.`, 'Hand ids on as text; every record of this node has its id as text.'));
	}
	const id = String(given ?? '').trim();
	if (id === '') throw new HelpdeskError(problem('data', 'The id of the record is empty.', "Fill in the id, for example with {{ $json.id }} of a record that came in."));
	if (!/^\d+$/.test(id)) throw new HelpdeskError(problem('data', `'${id.slice(0, 60)}' is no record id: ids of Zoho are digits only.`, 'Use the id of a record (not its Request Id or subject); search for the record to find it.'));
	return id;
}
