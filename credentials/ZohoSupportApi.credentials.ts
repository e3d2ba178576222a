import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { CREDENTIAL_PROPERTIES } from '../nodes/ZohoSupport/services/support/credential-form';
import { authenticate, newSession } from '../nodes/ZohoSupport/services/support/credential-session';

/** Access to a portal: three ways to sign in, one session that n8n keeps encrypted. */
export class ZohoSupportApi implements ICredentialType {
	name = 'zohoSupportApi';

	displayName = 'Zoho Support API';

	icon: Icon = { light: 'file:../icons/zohoSupport.svg', dark: 'file:../icons/zohoSupport.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-zoho-support/n8n-nodes-zoho-support#the-three-ways-to-sign-in';

	properties: INodeProperties[] = CREDENTIAL_PROPERTIES;

	authenticate = authenticate;

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await newSession(this, credentials);
	}
}
