import type { Service } from '../services/service';
import { chosenField, fieldChoice, type FieldChoice } from './field-choice';
import type { Given } from './given';

const SEARCH_IN: FieldChoice = { displayName: 'Search In', name: 'searchField', customName: 'searchCustomField' };

export const searchFieldForm = (service: Service) => fieldChoice(service, SEARCH_IN, 'The field to search');

/** The label of the field to search. */
export function searchField(given: Given): string {
	return chosenField(given, SEARCH_IN);
}
