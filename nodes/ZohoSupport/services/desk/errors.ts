import type { ProblemKind } from '../../helpdesk/problem';

interface CodeRow {
	readonly kind: ProblemKind;
	readonly meaning: string;
	readonly nextStep: string;
	/** True if the call was certainly not carried out, so that a write may be sent again. */
	readonly isNotCarriedOut?: boolean;
}

const CHECK_VALUE = 'Correct the value named in the message, then run the item again.';
const REPORT = 'This is a bug in the node, not in your data. Please report it with this message.';
const EDITION_OR_PROFILE =
	'Check that the edition of your Zoho Desk includes this module, and that the profile of the connected user allows it (Setup > Users and Control > Permissions > Profiles).';

export const TOO_MANY_AT_ONCE = 'TOO_MANY_REQUESTS';
export const CREDITS_GONE = 'THRESHOLD_EXCEEDED';
export const TOKEN_REFUSED = 'INVALID_OAUTH';
export const SCOPE_MISSING = 'SCOPE_MISMATCH';
export const OTHER_ORGANIZATION = 'OAUTH_ORG_MISMATCH';
export const NO_SUCH_ADDRESS = 'URL_NOT_FOUND';
export const TOO_LARGE = 'RESOURCE_SIZE_EXCEEDED';

/** The codes of the API's description: the meaning of each and the next step. To add a code, add a row. */
export const ERROR_CODES: Readonly<Record<string, CodeRow>> = {
	BAD_REQUEST: { kind: 'request', meaning: 'The request is not understood', nextStep: REPORT },
	UNAUTHORIZED: {
		kind: 'sign-in',
		meaning: 'No access token came with the request',
		nextStep: 'Open the credential and connect your account again. If it stays, check any proxy between n8n and Zoho.',
		isNotCarriedOut: true,
	},
	[TOKEN_REFUSED]: {
		kind: 'sign-in',
		meaning: 'The access token is not valid',
		nextStep: 'Open the credential, check that it has the data centre of your account, and connect your account again.',
	},
	[SCOPE_MISSING]: {
		kind: 'permission',
		meaning: 'The connected account did not grant this right',
		// Whether all the scopes that the description lists for a call are needed, or one of them, is open [open-points 9].
		nextStep:
			'Open the credential and connect your account again, so that Zoho asks for the missing right. If Zoho still refuses, switch on Custom Scopes there and add Desk.settings.READ, or another scope that Zoho documents for this call.',
	},
	[OTHER_ORGANIZATION]: {
		kind: 'setup',
		meaning: 'The connection belongs to another organization',
		nextStep:
			'Check the Organization ID in the credential, or connect again and choose that organization when Zoho asks.',
	},
	FORBIDDEN: { kind: 'permission', meaning: 'No permission', nextStep: EDITION_OR_PROFILE },
	LICENSE_ACCESS_LIMITED: {
		kind: 'permission',
		meaning: 'The edition or the licence of the connected user does not include this',
		nextStep: EDITION_OR_PROFILE,
	},
	ONLY_LIVECHAT_USER: {
		kind: 'permission',
		meaning: 'The connected user has live chat only',
		nextStep: 'Connect the credential as an agent of Zoho Desk.',
	},
	INTEGRATION_ADMIN_ERROR: {
		kind: 'permission',
		meaning: 'An integration of the organization does not allow this',
		nextStep: 'Ask an administrator of your Zoho Desk.',
	},
	[NO_SUCH_ADDRESS]: {
		kind: 'request',
		meaning: 'Not found',
		nextStep: `${EDITION_OR_PROFILE} Zoho may also say this if the connected account did not grant the right: connect it again.`,
	},
	METHOD_NOT_ALLOWED: { kind: 'request', meaning: 'This address does not take this kind of request', nextStep: REPORT },
	[TOO_LARGE]: { kind: 'data', meaning: 'Too large', nextStep: 'Send a smaller file, or less text.' },
	UNSUPPORTED_MEDIA_TYPE: { kind: 'request', meaning: 'This type of content is not accepted', nextStep: REPORT },
	INVALID_DATA: { kind: 'data', meaning: 'A value is not accepted', nextStep: CHECK_VALUE },
	EMPTY_PAYLOAD: {
		kind: 'data',
		meaning: 'Nothing to write',
		nextStep: 'Fill in at least one field, then run the item again.',
	},
	UNPROCESSABLE_ENTITY: {
		kind: 'data',
		meaning: 'Not accepted as it is',
		nextStep: 'Change what the message names, then run the item again.',
	},
	DUPLICATE_CONTRACT: {
		kind: 'data',
		meaning: 'This contract already exists',
		nextStep: 'Update the existing contract, or give this one another name.',
	},
	[CREDITS_GONE]: {
		kind: 'quota',
		meaning: "Today's API credits are used up",
		nextStep: 'Wait until the credits come back, upgrade the edition, or add agents.',
		isNotCarriedOut: true,
	},
	[TOO_MANY_AT_ONCE]: {
		kind: 'rate',
		meaning: 'Too many calls at once, from all apps together',
		nextStep: 'Try again in a minute. Let fewer workflows or other apps work at the same time.',
		isNotCarriedOut: true,
	},
	INTERNAL_SERVER_ERROR: {
		kind: 'service',
		meaning: 'Internal error at Zoho',
		nextStep: 'Try again later. If the error stays, report it to Zoho with this code.',
	},
};

/** The row of a code; undefined for a code that the description does not have. */
export function rowOf(code: string | null): CodeRow | undefined {
	return code !== null && Object.hasOwn(ERROR_CODES, code) ? ERROR_CODES[code] : undefined;
}
