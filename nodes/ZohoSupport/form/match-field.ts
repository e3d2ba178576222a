import type { Service } from '../services/service';
import { chosenField, fieldChoice, type FieldChoice } from './field-choice';
import type { Given } from './given';

const MATCH_ON: FieldChoice = { displayName: 'Match On', name: 'matchField', customName: 'matchCustomField' };

export const matchFieldForm = (service: Service) =>
	fieldChoice(
		service,
		MATCH_ON,
		'The field that tells which record to update. Fill it in below too: the node searches for its value. If Zoho sets the field itself, the node updates records but creates none.',
	);

/** The label of the field that tells which record is meant. */
export function matchField(given: Given): string {
	return chosenField(given, MATCH_ON);
}
