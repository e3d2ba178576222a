import type { INodeProperties } from 'n8n-workflow';

/** Where the portal is. */
const PLACE: INodeProperties[] = [
	{
		displayName: 'Data Centre',
		name: 'dataCentre',
		type: 'options',
		options: [
			{ name: 'China (zoho.com.cn)', value: 'com.cn' },
			{ name: 'Europe (zoho.eu)', value: 'eu' },
			{ name: 'India (zoho.in)', value: 'in' },
			{ name: 'Other Address (Proxy or Test)', value: 'custom' },
			{ name: 'United States (zoho.com)', value: 'com' },
		],
		default: 'com',
		description:
			'Where your Zoho account was opened. Look at the end of the address in your browser when you are signed in.',
	},
	{
		displayName: 'API Address',
		name: 'apiAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://support.zoho.com',
		description: 'Where n8n sends the requests',
		displayOptions: { show: { dataCentre: ['custom'] } },
	},
	{
		displayName: 'Accounts Address',
		name: 'accountsAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://accounts.zoho.com',
		description: 'Where n8n signs in',
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
		description: 'The department whose records n8n works with, written exactly as under Setup > Departments',
	},
];

const SIGN_IN: INodeProperties[] = [
	{
		displayName: 'Sign In With',
		name: 'signIn',
		type: 'options',
		options: [
			{
				name: 'Auth Token',
				value: 'authToken',
				description: 'A token that you made in Zoho. It is valid until someone removes it.',
			},
			{
				name: 'E-Mail and Password',
				value: 'password',
				description: 'One auth token, which n8n makes and renews',
			},
			{
				name: 'E-Mail, Password and API Key (Older)',
				value: 'ticket',
				description: 'For older portals: a sign-in ticket that n8n makes and renews every seven days, and the API key',
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
			'Make the token under Zoho Support > your name > My Zoho Account > Active Authtokens. Make it as an administrator: only administrators may use the API.',
		displayOptions: { show: { signIn: ['authToken'] } },
	},
	{
		displayName: 'E-Mail',
		name: 'email',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. name@email.com',
		description: 'The e-mail of an administrator: only administrators may use the API',
		displayOptions: { show: { signIn: ['password', 'ticket'] } },
	},
	{
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		description:
			'If two-factor sign-in is on, use an application-specific password, made under My Zoho Account > Security',
		displayOptions: { show: { signIn: ['password', 'ticket'] } },
	},
	{
		displayName: 'API Key',
		name: 'apiKey',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		description: 'Make the key under Zoho Support > Setup > Developer Space > Generate API Key',
		displayOptions: { show: { signIn: ['ticket'] } },
	},
	{
		displayName: 'Session',
		name: 'sessionToken',
		type: 'hidden',
		typeOptions: { expirable: true, password: true },
		default: '',
	},
];

const TIME_ZONE: INodeProperties = {
	displayName: 'Time Zone of the Portal',
	name: 'timeZone',
	type: 'string',
	default: 'America/Los_Angeles',
	placeholder: 'e.g. Europe/Berlin',
	description:
		'Zoho shows times without a time zone, so n8n must know the zone of your portal. Find it under Setup > Company Information.',
};

const DAILY_LIMIT: INodeProperties[] = [
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
		description: 'How many API requests a day the portal allows. The day begins at midnight Pacific time.',
	},
	{
		displayName: 'User Licences',
		name: 'licences',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'How many user licences the portal has',
		displayOptions: { show: { edition: ['express', 'professional', 'enterprise'] } },
	},
	{
		displayName: 'Requests a Day',
		name: 'dailyLimit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 250,
		description: 'How many API requests a day the portal allows',
		displayOptions: { show: { edition: ['custom'] } },
	},
	{
		displayName: 'Reserve Kept for People (%)',
		name: 'reservePercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 10,
		description:
			'Workflows that run by themselves leave this part of the daily requests unused, so that people can still run workflows by hand',
	},
];

/** What a person fills in to reach a portal of the classic API. */
export const CREDENTIAL_PROPERTIES: INodeProperties[] = [...PLACE, ...SIGN_IN, TIME_ZONE, ...DAILY_LIMIT];
