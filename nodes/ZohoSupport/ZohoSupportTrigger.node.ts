import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { POLL_PRICES } from './editor/poll-price';
import { FIELD_LISTS } from './editor/field-choices';
import { MAIN } from './form/connection-types';
import { poll } from './trigger/poll';
import { TRIGGER_PROPERTIES, TRIGGER_SUBTITLE } from './trigger/form/properties';
import { CREDENTIAL_TESTS } from './services/services';

/** The front door of the trigger: what the editor shows, and one call into the poll. */
export class ZohoSupportTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Desk and Support Trigger',
		name: 'zohoSupportTrigger',
		icon: { light: 'file:../../icons/zohoSupport.svg', dark: 'file:../../icons/zohoSupport.dark.svg' },
		group: ['trigger'],
		version: [1],
		defaultVersion: 1,
		subtitle: TRIGGER_SUBTITLE,
		description:
			'Starts the workflow when a ticket, contact, account, task, article, product or contract is created or updated in Zoho Desk or Zoho Support',
		defaults: { name: 'Zoho Desk and Support Trigger' },
		polling: true,
		inputs: [],
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
		// A list of its own: n8n adds Poll Times to it, each time that it loads the class.
		properties: [...TRIGGER_PROPERTIES],
	};

	methods = { credentialTest: CREDENTIAL_TESTS, loadOptions: POLL_PRICES, listSearch: FIELD_LISTS };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
