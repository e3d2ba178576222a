import { ACCESS } from '../access';
import type { OpenPoints } from '../open-points';
import type { Grants } from './grants';
import { isScope, scopesOf } from './scopes';

/** An answer of the accounts server. Errors have HTTP 200 (open-points 9). */
export interface AccountsAnswer {
	readonly status: number;
	readonly body: Readonly<Record<string, string | number>>;
}

const DENIED = {
	error: 'Access Denied',
	error_description: 'You have made too many requests continuously. Please try again after some time.',
	status: 'failure',
};

const refused = (error: string): AccountsAnswer => ({ status: 200, body: { error } });

/** Answers `/oauth/v2/token`. `given` is the query, the form and HTTP Basic together. */
export function tokenAnswer(given: ReadonlyMap<string, string>, grants: Grants, points: OpenPoints): AccountsAnswer {
	if (given.get('client_id') !== ACCESS.clientId) return refused('invalid_client');
	if (given.get('client_secret') !== ACCESS.clientSecret) return refused('invalid_client_secret');
	const grantType = given.get('grant_type');
	if (grantType === 'authorization_code') return fromCode(given, grants);
	if (grantType === 'refresh_token') return fromRefresh(given, grants, points);
	return grantType === 'client_credentials' ? fromClient(given, grants) : refused('unsupported_grant_type');
}

/** Answers `/oauth/v2/token/revoke`. */
export function revokeAnswer(given: ReadonlyMap<string, string>, grants: Grants): AccountsAnswer {
	return grants.revoke(given.get('token') ?? '')
		? { status: 200, body: { status: 'success' } }
		: refused('invalid_token');
}

function fromCode(given: ReadonlyMap<string, string>, grants: Grants): AccountsAnswer {
	const tokens = grants.exchange(given.get('code') ?? '', given.get('redirect_uri') ?? '');
	if (tokens === undefined) return refused('invalid_code');
	const { accessToken, refreshToken, scopes } = tokens;
	const refresh: Readonly<Record<string, string>> = refreshToken === undefined ? {} : { refresh_token: refreshToken };
	return { status: 200, body: { access_token: accessToken, ...refresh, scope: scopes.join(' '), ...common() } };
}

function fromRefresh(given: ReadonlyMap<string, string>, grants: Grants, points: OpenPoints): AccountsAnswer {
	const renewed = grants.renew(given.get('refresh_token') ?? '');
	if (renewed === undefined) return refused('invalid_code');
	if (renewed === 'throttled') return { status: Number(points.tokenThrottle), body: DENIED };
	return { status: 200, body: { access_token: renewed.accessToken, ...common() } };
}

function fromClient(given: ReadonlyMap<string, string>, grants: Grants): AccountsAnswer {
	const scopes = scopesOf(given.get('scope') ?? '');
	if (given.get('soid') === undefined) return refused('missing_org_info');
	if (given.get('soid') !== `ZohoDesk.${ACCESS.orgId}`) return refused('invalid_soid');
	if (scopes.length === 0 || !scopes.every(isScope)) return refused('invalid_scope');
	return { status: 200, body: { access_token: grants.direct(scopes), scope: scopes.join(' '), ...common() } };
}

/** `api_domain` is not the host of Desk (open-points 9). */
function common(): Readonly<Record<string, string | number>> {
	return { api_domain: 'https://www.zohoapis.com', token_type: 'Bearer', expires_in: 3_600 };
}
