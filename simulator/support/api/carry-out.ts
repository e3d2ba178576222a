import type { User } from '../accounts/users';
import type { Clock } from '../../clock';
import type { OpenPoints } from '../open-points';
import { REFUSALS, Refusal } from '../refusals';
import { answerJson } from '../wire/answer-json';
import { answerXml } from '../wire/answer-xml';
import { around } from '../wire/element';
import type { Element } from '../wire/element';
import { required, targetOf } from './call';
import type { Call, Result, Target } from './call';
import { methodAt } from './methods';
import { errorElement } from './write-answer';

/** An HTTP answer with the data for the journal. */
export interface Answer {
	readonly status: number;
	readonly contentType: string;
	readonly body: string;
	readonly outcome: 'ok' | 'empty' | 'error';
	readonly code: string | null;
	readonly rows: number;
	readonly counted: boolean;
}

/** What is needed to carry out a call. */
export interface Service {
	readonly clock: Clock;
	readonly points: OpenPoints;
	/** The error for the accepted call, from a requested fault. */
	readonly refuseWith?: Refusal;
}

const GONE =
	'<!DOCTYPE html><html><head><title>404</title></head><body><h1>Page not found</h1><p>This address is no longer in use.</p></body></html>';

/** Carries out a call and writes its answer. Never throws, whatever a client sends. */
export function carryOut(call: Call, service: Service): Answer {
	const { points } = service;
	if (points.classicApi === 'gone') {
		return {
			status: 404,
			contentType: 'text/html;charset=utf-8',
			body: GONE,
			outcome: 'error',
			code: null,
			rows: 0,
			counted: false,
		};
	}
	const target = targetOf(call.route);
	let counted = false;
	try {
		const result = resultOf(call, target, service, () => (counted = true));
		const body = bodyOf(call.path, around('result', ...result.elements), target, points);
		return {
			status: 200,
			...body,
			outcome: result.rows === 0 ? 'empty' : 'ok',
			code: null,
			rows: result.rows,
			counted,
		};
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const body = bodyOf(call.path, errorElement(error), target, points);
		const status = points.errorStatus === '4xx' ? REFUSALS[error.code].status : 200;
		return { status, ...body, outcome: error.code === '4422' ? 'empty' : 'error', code: error.code, rows: 0, counted };
	}
}

/**
 * The order of checks: address, sign-in, daily requests, permission, portal, department, method.
 * Calls `count` once the call costs a request, which is after an accepted sign-in.
 */
function resultOf(call: Call, target: Target, { clock, points, refuseWith }: Service, count: () => void): Result {
	const method = methodAt(target);
	if (method === undefined || target.format === null) throw new Refusal('1001');
	const user = signedInUser(call);
	if (call.centre.quota.isSpent) throw new Refusal('4421');
	call.centre.quota.spend(1);
	count();
	if (refuseWith !== undefined) throw refuseWith;
	if (!user.isAdministrator) throw new Refusal('4001');
	if (required(call.parameters, 'portal') !== call.centre.portal) throw new Refusal('4600', 'Invalid portal');
	const department = required(call.parameters, 'department');
	if (!call.centre.store.departments.includes(department)) throw new Refusal('4600', 'Invalid department');
	return method({
		store: call.centre.store,
		department,
		user,
		points,
		now: clock.milliseconds(),
		parameters: call.parameters,
	});
}

/** Auth token, or apikey and ticket (reference, section 2). Throws 4834 and 4890. */
function signedInUser({ parameters, centre }: Call): User {
	const [token, apiKey, ticket] = ['authtoken', 'apikey', 'ticket'].map((name) => parameters.get(name) ?? '');
	if (!token && apiKey && apiKey !== centre.apiKey) throw new Refusal('4890');
	const user = token
		? centre.accounts.holderOfToken(token)
		: apiKey && ticket
			? centre.accounts.holderOfTicket(ticket)
			: undefined;
	if (user === undefined) throw new Refusal('4834');
	return user;
}

function bodyOf(
	path: string,
	inner: Element,
	{ format }: Target,
	points: OpenPoints,
): { body: string; contentType: string } {
	const root: Element = { name: 'response', attributes: [['uri', path]], children: [inner] };
	const inOther = points.answerFormat === 'other' || (points.answerFormat === 'errors-other' && inner.name === 'error');
	if ((format === 'json') !== inOther)
		return { body: answerJson(root, points.jsonControls), contentType: `${points.jsonContentType};charset=utf-8` };
	return { body: answerXml(root, points.xmlText), contentType: 'text/xml;charset=utf-8' };
}
