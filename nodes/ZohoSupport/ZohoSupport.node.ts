import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { PROPERTIES, SUBTITLE } from './actions/properties';
import { route } from './actions/router';
import { MAIN } from './form/connection-types';
import { CREDENTIAL_TESTS } from './services/services';

/** The front door: what the editor shows, and one call into the router. */
export class ZohoSupport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Support',
		name: 'zohoSupport',
		icon: { light: 'file:../../icons/zohoSupport.svg', dark: 'file:../../icons/zohoSupport.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: SUBTITLE,
		description:
			'Create, find, update and delete cases, contacts, accounts, tasks, solutions, products and contracts in Zoho Support',
		defaults: { name: 'Zoho Support' },
		usableAsTool: true,
		inputs: [MAIN],
		outputs: [MAIN],
		// The community scan reads this as text; a test compares it with the table of services.
		credentials: [{ name: 'zohoSupportApi', required: true, testedBy: 'zohoSupportApiTest' }],
		properties: PROPERTIES,
	};

	methods = { credentialTest: CREDENTIAL_TESTS };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await route(this);
	}
}
