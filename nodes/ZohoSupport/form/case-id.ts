import type { INodeProperties } from 'n8n-workflow';
import type { CaseWorkPrices, Service } from '../services/service';
import { recordId } from './record-id';

/** The case that an operation is about, and what the operation costs. */
export function caseId({ words: { prices } }: Service, what: string, price: keyof CaseWorkPrices): INodeProperties {
	return recordId('Case ID', prices.caseWork === undefined ? what : `${what}. ${prices.caseWork[price]}`);
}
