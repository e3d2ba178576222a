import type { IncomingHttpHeaders } from 'node:http';

import { ACCESS } from '../access';
import type { Desk } from '../desk';
import type { Grant } from '../oauth/grants';
import { isAllowed } from '../oauth/scopes';
import type { Operation } from '../reference/operation';
import { Refusal } from '../refusal';

/** Needs no organization (open-points, added: organizations). */
const WITHOUT_ORGANIZATION = ['getOrganizations'];

/** The access token of a call; undefined when it has none. `Zoho-oauthtoken` and `Bearer` both work (open-points 9). */
export function tokenOf({ authorization }: IncomingHttpHeaders): string | undefined {
	return /^(?:Zoho-oauthtoken|Bearer)\s+(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** The grant of a call that may be made. Throws a Refusal otherwise (open-points 9, 21). */
export function authorized(
	{ grants, points }: Desk,
	operation: Operation | undefined,
	headers: IncomingHttpHeaders,
	query: ReadonlyMap<string, string>,
): Grant {
	const token = tokenOf(headers);
	if (token === undefined) throw new Refusal('UNAUTHORIZED', 'You are not authenticated to perform this operation.');
	const grant = grants.of(token);
	if (grant === undefined) throw new Refusal('INVALID_OAUTH', 'The OAuth Token you provided is invalid.');
	if (operation === undefined) return grant;
	requireOrganization(operation, headers['orgid'] ?? query.get('orgId'), points.wrongOrganization);
	if (isAllowed(grant.scopes, operation, points.scopeList)) return grant;
	throw points.missingScope === '404'
		? new Refusal('URL_NOT_FOUND', 'The URL you are trying to access does not exist or is not accessible')
		: new Refusal('SCOPE_MISMATCH', 'The OAuth Token you provided does not have the required scope.');
}

/** An organization that is no number gives 500 (open-points 5b). Without any the token's own is meant. */
function requireOrganization({ id }: Operation, given: string | string[] | undefined, rule: '403' | 'empty'): void {
	if (given === undefined || WITHOUT_ORGANIZATION.includes(id)) return;
	const orgId = String(given);
	if (!/^\d+$/.test(orgId)) throw new Refusal('INTERNAL_SERVER_ERROR', 'An internal server error occurred.');
	if (orgId === ACCESS.orgId || rule === 'empty') return;
	throw new Refusal('OAUTH_ORG_MISMATCH', 'The OAuth Token does not belong to the organization.');
}

/** Whether a call is for another organization, under the rule that it finds nothing there. */
export function isElsewhere(
	{ id }: Operation,
	headers: IncomingHttpHeaders,
	query: ReadonlyMap<string, string>,
): boolean {
	const orgId = WITHOUT_ORGANIZATION.includes(id) ? undefined : (headers['orgid'] ?? query.get('orgId'));
	return orgId !== undefined && orgId !== ACCESS.orgId;
}
