import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { PROPERTIES, SUBTITLE } from './actions/properties';
import { route } from './actions/router';
import { FIELD_LISTS } from './editor/field-choices';
import { FIELD_MAPPING } from './editor/field-mapping';
import { allWithReadableErrors } from './editor/form-errors';
import { LIST_SEARCH } from './editor/list-search';
import { MAIN } from './form/connection-types';
import { CHOICES, CREDENTIAL_TESTS } from './services/services';

/** The front door: what the editor shows, and one call into the router. */
export class ZohoSupport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Desk and Support',
		name: 'zohoSupport',
		icon: { light: 'file:../../icons/zohoSupport.svg', dark: 'file:../../icons/zohoSupport.dark.svg' },
		group: ['input'],
		version: [1],
		defaultVersion: 1,
		subtitle: SUBTITLE,
		description:
			'Create, find, update, answer and delete tickets, contacts, accounts, tasks, articles, products and contracts in Zoho Desk or Zoho Support',
		defaults: { name: 'Zoho Desk and Support' },
		usableAsTool: true,
		inputs: [MAIN],
		outputs: [MAIN],
		// The community scan reads this as text; a test compares it with the table of services.
		credentials: [
			{
				name: 'zohoDeskOAuth2Api',
				required: true,
				testedBy: 'zohoDeskOAuth2ApiTest',
				displayOptions: { show: { service: ['desk'] } },
			},
			{
				name: 'zohoSupportApi',
				required: true,
				testedBy: 'zohoSupportApiTest',
				displayOptions: { show: { service: ['support'] } },
			},
		],
		properties: PROPERTIES,
	};

	methods = {
		credentialTest: CREDENTIAL_TESTS,
		loadOptions: allWithReadableErrors(CHOICES),
		listSearch: { ...LIST_SEARCH, ...FIELD_LISTS },
		resourceMapping: FIELD_MAPPING,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await route(this);
	}
}
