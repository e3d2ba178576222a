import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { accountOf } from '../nodes/ZohoSupport/services/support/account';
import { postForSignIn, withSignIn } from '../nodes/ZohoSupport/services/support/form-post';
import { obtainToken, storedSession, tokenOf } from '../nodes/ZohoSupport/services/support/session';

/** Access to a portal of the classic Zoho Support API: three ways to sign in, one session that n8n keeps encrypted. */
export class ZohoSupportApi implements ICredentialType {
	name = 'zohoSupportApi';

	displayName = 'Zoho Support API';

	icon: Icon = { light: 'file:../icons/zohoSupport.svg', dark: 'file:../icons/zohoSupport.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-zoho-support/n8n-nodes-zoho-support#the-three-ways-to-sign-in';

	properties: INodeProperties[] = [
		{
			displayName: 'Data Centre',
			name: 'dataCentre',
			type: 'options',
			options: [
				{ name: 'China (zoho.com.cn)', value: 'com.cn' },
				{ name: 'Europe (zoho.eu)', value: 'eu' },
				{ name: 'India (zoho.in)', value: 'in' },
				{ name: 'United States (zoho.com)', value: 'com' },
				{ name: 'Other Address (Proxy or Test)', value: 'custom' },
			],
			default: 'com',
			description: 'Where your account was opened: the end of the address you see when you are signed in',
		},
		{
			displayName: 'API Address',
			name: 'apiAddress',
			type: 'string',
			default: '',
			placeholder: 'https://support.zoho.com',
			displayOptions: { show: { dataCentre: ['custom'] } },
		},
		{
			displayName: 'Accounts Address',
			name: 'accountsAddress',
			type: 'string',
			default: '',
			placeholder: 'https://accounts.zoho.com',
			description: 'Where the sign-in goes',
			displayOptions: { show: { dataCentre: ['custom'] } },
		},
		{
			displayName: 'Portal',
			name: 'portal',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. acmesupport',
			description:
				'The name of your portal, as in the address of your help desk: support.zoho.com/portal/<b>acmesupport</b>',
		},
		{
			displayName: 'Department',
			name: 'department',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Customer Care',
			description: 'The name of the department whose records are worked, exactly as under Setup > Departments',
		},
		{
			displayName: 'Sign In With',
			name: 'signIn',
			type: 'options',
			options: [
				{
					name: 'Auth Token',
					value: 'authToken',
					description: 'A token that you made in Zoho; it lasts until it is removed',
				},
				{
					name: 'E-Mail and Password',
					value: 'password',
					description: 'n8n makes one auth token and renews it by itself',
				},
				{
					name: 'E-Mail, Password and API Key (Older)',
					value: 'ticket',
					description: 'Older portals: a ticket for seven days, renewed by n8n, and the API key',
				},
			],
			default: 'authToken',
		},
		{
			displayName: 'Auth Token',
			name: 'authToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Zoho Support > your name > My Zoho Account > Active Authtokens. Of an administrator: only administrators may use the API.',
			displayOptions: { show: { signIn: ['authToken'] } },
		},
		{
			displayName: 'E-Mail',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'name@email.com',
			description: 'Of an administrator: only administrators may use the API',
			displayOptions: { show: { signIn: ['password', 'ticket'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'With two-factor sign-in: an application-specific password, made under My Zoho Account > Security',
			displayOptions: { show: { signIn: ['password', 'ticket'] } },
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Zoho Support > Setup > Developer Space > Generate API Key',
			displayOptions: { show: { signIn: ['ticket'] } },
		},
		{
			displayName: 'Session',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Time Zone of the Portal',
			name: 'timeZone',
			type: 'string',
			default: 'America/Los_Angeles',
			placeholder: 'e.g. Europe/Berlin',
			description:
				'Zoho writes times without a zone: this one tells which hour is meant. Find it under Setup > Company Information.',
		},
		{
			displayName: 'Edition',
			name: 'edition',
			type: 'options',
			options: [
				{ name: 'Enterprise (250 Requests a Day per Licence, at Most 15,000)', value: 'enterprise' },
				{ name: 'Express (250 Requests a Day per Licence, at Most 5,000)', value: 'express' },
				{ name: 'Free (250 Requests a Day)', value: 'free' },
				{ name: 'Professional (250 Requests a Day per Licence, at Most 5,000)', value: 'professional' },
				{ name: 'Type In the Daily Limit', value: 'custom' },
			],
			default: 'free',
			description: 'How many API requests a day the portal allows. The day is Pacific time.',
		},
		{
			displayName: 'User Licences',
			name: 'licences',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			displayOptions: { show: { edition: ['express', 'professional', 'enterprise'] } },
		},
		{
			displayName: 'Requests a Day',
			name: 'dailyLimit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 250,
			displayOptions: { show: { edition: ['custom'] } },
		},
		{
			displayName: 'Reserve Kept for People (%)',
			name: 'reservePercent',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 10,
			description:
				'This part of the day’s requests is left alone by workflows that run by themselves, so that people can still run theirs by hand',
		},
	];

	/** Puts the sign-in into the form body of a request: never into its address. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const account = accountOf(credentials);
		const token =
			account.signIn.kind === 'authToken'
				? account.signIn.authToken
				: (tokenOf(account, credentials.sessionToken) ?? '');
		return withSignIn(request, account, token);
	};

	/** Makes the auth token or ticket where none is stored; n8n stores what comes back, encrypted. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const account = accountOf(credentials);
		if (account.signIn.kind === 'authToken') return {};
		// A session that is still stored was refused by the service, or n8n would not ask.
		const token = await obtainToken(account, postForSignIn(this.helpers), tokenOf(account, credentials.sessionToken));
		return { sessionToken: storedSession(account, token) };
	}
}
