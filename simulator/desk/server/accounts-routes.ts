import type { Socket } from 'node:net';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { deliver, isSilent, spoilt } from '../../faults/delivery';
import type { Packet } from '../../faults/delivery';
import type { Desk, DeskHost } from '../desk';
import { FAULT_KINDS } from '../fault';
import { consentPage, errorPage, redirectWith, wishOf } from '../oauth/consent-page';
import { revokeAnswer, tokenAnswer } from '../oauth/token-answer';
import type { AccountsAnswer } from '../oauth/token-answer';
import { echoText, repeated } from './echo';
import { openEntry, readRequest } from './request';

type Act = (given: ReadonlyMap<string, string>, desk: Desk) => Packet;

/** The accounts server: consent, tokens and their end. `url` is the address of this server. */
export async function accountsRoutes(
	app: FastifyInstance,
	host: DeskHost,
	numberOf: (socket: Socket) => number,
	url: () => string,
): Promise<void> {
	const on = (method: 'GET' | 'POST', path: string, name: string, act: Act): void => {
		app.route({
			method,
			url: path,
			handler: (request, reply) => answer(request, reply, host.desk, numberOf, name, act),
		});
	};
	on('GET', '/oauth/v2/auth', 'authorize', (given) => {
		const wish = wishOf(given);
		return html(typeof wish === 'string' ? errorPage(wish) : consentPage(given, wish));
	});
	on('POST', '/oauth/v2/auth', 'authorize', (given, desk) => decided(given, desk, url()));
	on('POST', '/oauth/v2/token', 'token', (given, { grants, points }) => json(tokenAnswer(given, grants, points)));
	on('POST', '/oauth/v2/token/revoke', 'revoke', (given, { grants }) => json(revokeAnswer(given, grants)));
}

/** The browser goes back with code, location, accounts-server and state (open-points 9). */
function decided(given: ReadonlyMap<string, string>, { grants }: Desk, url: string): Packet {
	const wish = wishOf(given);
	if (typeof wish === 'string') return html(errorPage(wish));
	const answer: Readonly<Record<string, string>> =
		given.get('decision') === 'accept'
			? { code: grants.consent(wish.scopes, wish.redirect, wish), location: 'us', 'accounts-server': url }
			: { error: 'access_denied' };
	return {
		status: 302,
		contentType: 'text/html;charset=utf-8',
		body: '',
		headers: { location: redirectWith(wish, answer) },
	};
}

async function answer(
	request: FastifyRequest,
	reply: FastifyReply,
	desk: Desk,
	numberOf: (socket: Socket) => number,
	operationId: string,
	act: Act,
): Promise<FastifyReply> {
	const read = readRequest(request);
	const named = { kind: 'accounts', operationId, module: null } as const;
	const fault = desk.faults.next({ ...named, method: request.method, bytes: read.bytes });
	const at = desk.clock.now().toISOString();
	const entry = openEntry(request, read, {
		at,
		...named,
		connection: numberOf(request.raw.socket),
		fault: fault?.kind ?? null,
	});
	const isCarriedOut = fault === undefined || FAULT_KINDS[fault.kind].carriedOut;
	if (isCarriedOut) await desk.hook?.(entry);
	const own =
		fault?.kind === 'echo-error'
			? json({ status: 200, body: { error: repeated(request.headers.authorization ?? '', read) } })
			: isCarriedOut
				? act(parametersOf(request, read.query, read.text), desk)
				: echoText(fault, { headers: request.headers, read });
	entry.errorCode = errorIn(own);
	const packet = spoilt(own, fault);
	entry.status = isSilent(fault) ? 0 : packet.status;
	desk.journal.write(entry);
	await deliver(reply, packet, fault);
	return reply;
}

/** Clients send all in the query, in a form, or the client's name and secret as HTTP Basic (open-points, added). */
function parametersOf(
	request: FastifyRequest,
	query: ReadonlyMap<string, string>,
	text: string,
): ReadonlyMap<string, string> {
	const all = new Map(query);
	for (const [name, value] of new URLSearchParams(text)) all.set(name, value);
	const basic = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
	if (basic === undefined) return all;
	const [id = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
	return all.set('client_id', decodeURIComponent(id)).set('client_secret', decodeURIComponent(secret.join(':')));
}

function html(body: string): Packet {
	return { status: 200, contentType: 'text/html;charset=utf-8', body };
}

function json({ status, body }: AccountsAnswer): Packet {
	return { status, contentType: 'application/json;charset=utf-8', body: JSON.stringify(body) };
}

function errorIn({ contentType, body }: Packet): string | null {
	if (!contentType.startsWith('application/json')) return null;
	const { error } = JSON.parse(String(body)) as { error?: string };
	return error ?? null;
}
