import type { INodeProperties } from 'n8n-workflow';
import type { Ability } from '../helpdesk/catalogue';
import type { CaseWorkPrices } from '../services/case-work-prices';
import type { Service, ServiceWords } from '../services/service';
import type { ItemResult, Run } from './run';

/** An operation, as the list of operations and the router know it. */
export interface OperationRow {
	readonly name: string;
	readonly value: string;
	/** `{one}` and `{many}` stand for the module. */
	readonly action: string;
	readonly description: string | ((words: ServiceWords) => string);
	/** What a module must have for it; absent = every module has it. */
	readonly needs?: Ability;
	readonly code: { description(service: Service): INodeProperties[]; execute(run: Run): Promise<ItemResult[]> };
}

/** A row of work on cases, with its price at the end of its description. */
export function caseRow(
	[name, value]: readonly [name: string, value: string],
	action: string,
	what: string,
	needs: Ability,
	price: keyof CaseWorkPrices,
	code: OperationRow['code'],
): OperationRow {
	const description = ({ prices }: ServiceWords) =>
		prices.caseWork === undefined ? what : `${what}. ${prices.caseWork[price]}`;
	return { name, value, action, description, needs, code };
}
