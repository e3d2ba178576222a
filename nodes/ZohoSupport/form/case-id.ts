import type { INodeProperties } from 'n8n-workflow';
import type { CaseWorkPrices, Service } from '../services/service';
import { recordId } from './record-id';

/**
 * The case that an operation is about, in the service's word for it.
 * @param purpose how the sentence goes on after "The ID of the ticket"; may be empty
 * @param price what the operation costs, as a sentence
 */
export function caseIdForm({ catalogue }: Service, purpose: string, price = ''): INodeProperties {
	const { label } = catalogue.module('case');
	const what = `The ID of the ${label.toLowerCase()}${purpose}`;
	return recordId(`${label} ID`, price === '' ? what : `${what}. ${price}`);
}

/** The same for work on cases, which has a table of prices. */
export function caseWorkIdForm(service: Service, purpose: string, price: keyof CaseWorkPrices): INodeProperties {
	return caseIdForm(service, purpose, service.words.prices.caseWork?.[price]);
}
