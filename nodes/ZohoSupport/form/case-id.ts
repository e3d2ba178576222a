import type { INodeProperties } from 'n8n-workflow';
import type { CaseWorkPrices, Service } from '../services/service';
import { recordForm } from './record-locator';

/**
 * The case that an operation is about, in the service's word for it.
 * @param purpose how the sentence goes on after "The ticket"; may be empty
 * @param price what the operation costs, as a sentence
 */
export function caseIdForm(service: Service, purpose: string, price = ''): INodeProperties {
	return recordForm(service, service.catalogue.module('case'), purpose, price);
}

/** The same for work on cases, which has a table of prices. */
export function caseWorkIdForm(service: Service, purpose: string, price: keyof CaseWorkPrices): INodeProperties {
	return caseIdForm(service, purpose, service.words.prices.caseWork?.[price]);
}
