import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { CREDENTIAL_PROPERTIES } from '../nodes/ZohoSupport/services/desk/credential-form';

/** Access to an organization of Zoho Desk: n8n signs in with OAuth2, keeps the tokens encrypted and renews them. */
export class ZohoDeskOAuth2Api implements ICredentialType {
	name = 'zohoDeskOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Zoho Desk OAuth2 API';

	icon: Icon = { light: 'file:../icons/zohoSupport.svg', dark: 'file:../icons/zohoSupport.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-zoho-support/n8n-nodes-zoho-support#zoho-desk';

	properties: INodeProperties[] = CREDENTIAL_PROPERTIES;
}
