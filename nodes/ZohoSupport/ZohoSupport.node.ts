import {
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type IExecuteFunctions,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { PROPERTIES, SUBTITLE } from './actions/properties';
import { route } from './actions/router';
import { testCredential } from './connection/credential-test';

/** The front door: what the editor shows, and one call into the router. */
export class ZohoSupport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Support',
		name: 'zohoSupport',
		icon: { light: 'file:../../icons/zohoSupport.svg', dark: 'file:../../icons/zohoSupport.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: SUBTITLE,
		description: 'Work cases, contacts, accounts, tasks, solutions, products and contracts of a Zoho Support help desk',
		defaults: { name: 'Zoho Support' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zohoSupportApi', required: true, testedBy: 'zohoSupportApiTest' }],
		properties: PROPERTIES,
	};

	methods = {
		credentialTest: {
			async zohoSupportApiTest(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
				return await testCredential(this.helpers, credential);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await route(this);
	}
}
