import { tokensFor } from '../../../scripts/n8n/credential';
import { atBoth, get, LIST, type MistakeGroup, newCase } from './mistake';

export const ACCESS: MistakeGroup = {
	title: 'Credential, rights and setup',
	mistakes: [
		{
			did: 'Somebody removes the grant of n8n at Zoho, or the auth token',
			desk: {
				parameters: LIST,
				before: ({ grants }) => {
					grants.revoke();
					grants.expireAccessTokens();
				},
				names: 'invalid_code',
				requests: 0,
			},
			classic: {
				parameters: LIST,
				before: (zoho) => zoho.removeToken(),
				names: 'Invalid Ticket Id',
				code: '4834',
				requests: 1,
			},
		},
		{
			did: 'You type in a wrong password',
			classic: {
				parameters: LIST,
				credential: { signIn: 'password', password: 'wrong' },
				names: 'password',
				requests: 0,
			},
		},
		{
			did: 'The user has two-factor authentication',
			classic: {
				parameters: LIST,
				credential: { signIn: 'password', email: 'twofactor@demosupport.example' },
				names: 'WEB_LOGIN_REQUIRED',
				requests: 0,
			},
		},
		{
			did: 'You type in a wrong API key',
			classic: {
				parameters: LIST,
				credential: { signIn: 'ticket', apiKey: 'not-the-key' },
				names: 'Wrong API key',
				code: '4890',
				requests: 1,
			},
		},
		{
			did: 'The user is no administrator, or its profile does not allow it',
			desk: {
				parameters: LIST,
				before: ({ faults }) =>
					faults.add({ kind: 'refuse', operationId: 'getTickets', message: 'You do not have permission', count: 9 }),
				names: 'permission',
				code: 'FORBIDDEN',
				requests: 1,
			},
			classic: {
				parameters: LIST,
				credential: { signIn: 'password', email: 'agent@demosupport.example' },
				names: 'permission to use the API',
				code: '4001',
				requests: 1,
			},
		},
		{
			did: 'The connected account did not grant a right',
			desk: {
				parameters: newCase({}),
				credential: ({ grants }) => ({
					oauthTokenData: tokensFor(grants, ['Desk.tickets.READ', 'Desk.basic.READ', 'Desk.settings.READ']),
				}),
				names: 'Desk.tickets.CREATE',
				code: 'SCOPE_MISMATCH',
				requests: 1,
			},
		},
		{
			did: 'You enter the ID of another organization',
			desk: {
				parameters: LIST,
				credential: { organizationId: '777' },
				names: 'organization',
				code: 'OAUTH_ORG_MISMATCH',
				requests: 1,
			},
		},
		{
			did: 'You choose another data centre than that of your account',
			desk: {
				parameters: LIST,
				credential: { clientId: '1000.OFANOTHERCENTRE' },
				before: ({ grants }) => grants.expireAccessTokens(),
				names: 'invalid_client',
				requests: 0,
			},
			classic: {
				parameters: LIST,
				credential: { authToken: 'ffffffffffffffffffffffffffffffff' },
				names: 'Invalid Ticket Id',
				code: '4834',
				requests: 1,
			},
		},
		{
			did: 'You enter a portal that does not exist',
			classic: {
				parameters: LIST,
				credential: { portal: 'nowhere' },
				names: 'Invalid portal',
				code: '4600',
				requests: 1,
			},
		},
		{
			did: 'You enter a department that does not exist',
			desk: {
				parameters: newCase({}),
				credential: { departmentId: '600000000000999999' },
				names: 'departmentId',
				code: 'INVALID_DATA',
				requests: 1,
			},
			classic: {
				parameters: get('190000000000001002'),
				credential: { department: 'nobody' },
				names: 'Invalid department',
				code: '4600',
				requests: 1,
			},
		},
		{
			did: 'You leave a field of the credential empty',
			desk: { parameters: LIST, credential: { deskAddress: '' }, names: "'Desk Address'", requests: 0 },
			classic: { parameters: LIST, credential: { portal: '' }, names: "'Portal'", requests: 0 },
		},
		atBoth('You set a Reserve Kept for People of more than 100 percent', {
			parameters: LIST,
			credential: { reservePercent: 150 },
			names: "'Reserve Kept for People (%)'",
			requests: 0,
		}),
	],
};
