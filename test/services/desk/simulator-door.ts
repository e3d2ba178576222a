import { request } from 'undici';
import type { Json } from '../../../nodes/ZohoSupport/helpdesk/json';
import { problem, type ProblemKind } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { DeskAnswer, DeskDoor, DeskRefusal } from '../../../nodes/ZohoSupport/services/desk/call';
import type { DeskSimulator } from '../../../simulator/desk/simulator';

/** A plain door to a simulator, in place of the connection: no retries, no sign-in of its own. */
export function doorTo(desk: DeskSimulator): DeskDoor {
	const token = desk.grants.accessToken();
	return async ({ method, path, query = {}, body }) => {
		const answer = await request(`${desk.url}/api/v1${path}?${new URLSearchParams(query).toString()}`, {
			method,
			// Else the connection outlives the test.
			reset: true,
			headers: {
				authorization: `Zoho-oauthtoken ${token}`,
				orgId: desk.access.orgId,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await answer.body.text();
		if (text === '') return { kind: 'empty' };
		const parsed = JSON.parse(text) as Json;
		return answer.statusCode < 400 ? { kind: 'body', body: parsed } : refusalOf(answer.statusCode, parsed);
	};
}

const KINDS: Readonly<Record<number, ProblemKind>> = { 403: 'permission', 404: 'not-found', 422: 'data', 429: 'rate' };

interface ErrorBody {
	readonly errorCode?: string;
	readonly message?: string;
	readonly errorMessage?: string;
	readonly errors?: ReadonlyArray<{ fieldName: string; errorType: string; errorMessage?: string }>;
}

function refusalOf(status: number, body: Json): DeskAnswer {
	const { errorCode = null, message, errorMessage, errors = [] } = body as ErrorBody;
	const said = message ?? errorMessage ?? '';
	const range = /range of '(\d+)-(\d+)'/.exec(said);
	const parameter = /(?:field|parameter) '([^']+)'/.exec(said)?.[1];
	const refusal: DeskRefusal = {
		kind: 'error',
		problem: { ...problem(KINDS[status] ?? 'service', said, ''), code: errorCode },
		...(parameter === undefined ? {} : { parameter, isUnknown: said.startsWith('Extra') }),
		...(range === null ? {} : { range: { least: Number(range[1]), most: Number(range[2]) } }),
		fields: errors.map(({ fieldName, errorType, errorMessage: why }) => ({
			name: fieldName,
			reason: why ?? errorType,
		})),
	};
	return refusal;
}
