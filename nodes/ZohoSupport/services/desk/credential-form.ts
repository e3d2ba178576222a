import type { INodeProperties } from 'n8n-workflow';
import { DATA_CENTRES, DEFAULT_DOMAIN, OTHER_ADDRESS } from './data-centres';
import { type Edition, EDITIONS } from './limits';
import { SCOPE } from './scopes';
import { shownNumber } from '../../helpdesk/numbers';

/** The accounts server, as n8n works it out from the fields of the credential. */
const ACCOUNTS = `={{ $self["dataCentre"] === "${OTHER_ADDRESS}" ? $self["accountsAddress"].replace(/\\/+$/, "") : "https://accounts." + $self["dataCentre"] }}`;

/** What n8n needs for the sign-in: hidden, since it is the same for everyone. */
const SIGN_IN: INodeProperties[] = [
	{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
	{ displayName: 'Authorization URL', name: 'authUrl', type: 'hidden', default: `${ACCOUNTS}/oauth/v2/auth` },
	{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'hidden', default: `${ACCOUNTS}/oauth/v2/token` },
	{
		displayName: 'Authorization Query',
		name: 'authQueryParameters',
		type: 'hidden',
		// Without the first, Zoho gives no refresh token; without the second, none for a second consent [open-points 9].
		default: 'access_type=offline&prompt=consent',
	},
	// Zoho documents client id and secret in the body of the token request; n8n's default is HTTP Basic.
	{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
];

/** Where the help desk is. */
const PLACE: INodeProperties[] = [
	{
		displayName: 'Data Centre',
		name: 'dataCentre',
		type: 'options',
		options: [
			...DATA_CENTRES.map(({ domain, name, isConfirmed }) => ({
				name: `${name} (${domain}${isConfirmed ? '' : ', Unconfirmed'})`,
				value: domain,
			})),
			{ name: 'Other Address (Proxy or Test)', value: OTHER_ADDRESS },
		].sort((a, b) => (a.name < b.name ? -1 : 1)),
		default: DEFAULT_DOMAIN,
		description:
			'Where your Zoho account was opened. Look at the end of the address in your browser when you are signed in to Zoho Desk. Make the Client ID and Client Secret at the API console of the same data centre.',
	},
	{
		displayName: 'Desk Address',
		name: 'deskAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://desk.zoho.com',
		description: 'Where n8n sends the requests',
		displayOptions: { show: { dataCentre: [OTHER_ADDRESS] } },
	},
	{
		displayName: 'Accounts Address',
		name: 'accountsAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://accounts.zoho.com',
		description: 'Where n8n signs in',
		displayOptions: { show: { dataCentre: [OTHER_ADDRESS] } },
	},
	{
		displayName: 'Organization ID',
		name: 'organizationId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2389290',
		description:
			'Leave this empty if your account belongs to one organization: n8n finds it. Otherwise copy the ID from Setup > Developer Space > API.',
	},
	{
		displayName: 'Department ID',
		name: 'departmentId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1892000000006907',
		description:
			'Fill this in to work with one department only. Its ID is in the address of the browser under Setup > General > Departments.',
	},
];

const SCOPES: INodeProperties[] = [
	{
		displayName: 'Custom Scopes',
		name: 'customScopes',
		type: 'boolean',
		default: false,
		description:
			'Whether to ask Zoho for other rights than all operations of the node need, for example to read only. Connect again after a change.',
	},
	{
		displayName: 'Enabled Scopes',
		name: 'enabledScopes',
		type: 'string',
		default: SCOPE,
		description: 'Separated by commas. Zoho refuses all of them if it does not know one.',
		displayOptions: { show: { customScopes: [true] } },
	},
	{
		displayName: 'Scope',
		name: 'scope',
		type: 'hidden',
		default: `={{ $self["customScopes"] ? $self["enabledScopes"].replace(/[\\s,]+/g, ",") : "${SCOPE}" }}`,
	},
];

/** The value of the choice to take the edition that the service names. */
export const DETECTED = 'detected';

const PRICED: readonly Edition[] = ['enterprise', 'express', 'free', 'professional', 'standard'];

const CREDITS: INodeProperties[] = [
	{
		displayName: 'Edition',
		name: 'edition',
		type: 'options',
		options: [
			{ name: 'As Zoho Desk Says', value: DETECTED },
			...PRICED.map((edition) => ({ name: editionLabel(edition), value: edition })),
		],
		default: DETECTED,
		description:
			'How many credits a day the organization has. Zoho Desk says with each answer what is left, so this is only an estimate until the first answer.',
	},
	{
		displayName: 'Reserve Kept for People (%)',
		name: 'reservePercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 10,
		description:
			'Workflows that run by themselves leave this part of the daily credits unused, so that people, and other apps, can still work',
	},
];

function editionLabel(edition: Edition): string {
	const { name, credits, creditsPerAgent } = EDITIONS[edition];
	const more = creditsPerAgent === 0 ? '' : `, and ${shownNumber(creditsPerAgent)} for Each Agent`;
	return `${name} (${shownNumber(credits)} Credits a Day${more})`;
}

/** What a person fills in to reach an organization of Zoho Desk, besides client id and secret. */
export const CREDENTIAL_PROPERTIES: INodeProperties[] = [...SIGN_IN, ...PLACE, ...SCOPES, ...CREDITS];
