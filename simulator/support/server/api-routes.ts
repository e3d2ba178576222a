import type { Socket } from 'node:net';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { connectionNumbers } from '../../connection-numbers';
import { deliver, isSilent, spoilt } from '../../faults/delivery';
import type { Packet } from '../../faults/delivery';
import { signIn, signInText } from '../accounts/sign-in';
import type { SignInMethod } from '../accounts/sign-in';
import { targetOf } from '../api/call';
import type { Call } from '../api/call';
import { carryOut } from '../api/carry-out';
import type { Answer } from '../api/carry-out';
import type { DataCentre, DataCentres } from '../data-centre';
import { echoCause, echoText, refusalOf } from '../faults/echo';
import { FAULT_KINDS } from '../faults/fault';
import type { Fault, FaultKind } from '../faults/fault';
import type { JournalEntry } from '../journal';
import type { World } from '../world';
import { openEntry, readRequest } from './request';
import type { ReadRequest } from './request';

const LARGEST_BODY = 64 * 1024 * 1024;
const NOTHING: Packet = { status: 200, contentType: 'text/plain;charset=utf-8', body: '' };
const CENTRES: readonly [prefix: string, name: keyof DataCentres][] = [
	['', 'main'],
	['/dc/eu', 'eu'],
];
/** Faults that do not change the service's own answer, so the journal keeps its outcome. */
const UNCHANGED: readonly FaultKind[] = [
	'delay',
	'duplicate-delivery',
	'token-removed',
	'quota-spent',
	'error-4820',
	'refuse',
	'error-4500',
	'echo-error',
];

/** The API and the accounts pages of both data centres. */
export async function apiRoutes(app: FastifyInstance, world: World): Promise<void> {
	const numberOf = connectionNumbers();
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string', bodyLimit: LARGEST_BODY },
		(_request, body, done) => {
			done(null, new URLSearchParams(String(body)));
		},
	);
	app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_BODY }, (_request, _body, done) =>
		done(null, null),
	);
	for (const [prefix, name] of CENTRES) {
		const centre = (): DataCentre => world.centres[name];
		app.route({
			method: ['GET', 'POST'],
			url: `${prefix}/api/*`,
			handler: (request, reply) => answerCall(request, reply, { world, centre: centre(), prefix, numberOf }),
		});
		const accounts = (method: SignInMethod) => (request: FastifyRequest, reply: FastifyReply) =>
			answerSignIn(request, reply, { world, centre: centre(), prefix, numberOf }, method);
		app.route({ method: ['GET', 'POST'], url: `${prefix}/apiauthtoken/nb/create`, handler: accounts('apiauthtoken') });
		app.route({ method: 'POST', url: `${prefix}/login`, handler: accounts('login') });
	}
}

interface Context {
	readonly world: World;
	readonly centre: DataCentre;
	readonly prefix: string;
	readonly numberOf: (socket: Socket) => number;
}

async function answerCall(
	request: FastifyRequest,
	reply: FastifyReply,
	{ world, centre, prefix, numberOf }: Context,
): Promise<FastifyReply> {
	const read = readRequest(request);
	const route = read.path.slice(prefix.length);
	const { format, module, moduleName, method } = targetOf(route);
	const moduleSeen = module?.name ?? moduleName;
	const fault = world.faults.next(method, moduleSeen, bytesOf(request));
	const entry = openEntry(request, read, {
		at: world.clock.now().toISOString(),
		kind: 'api',
		format,
		module: moduleSeen,
		method,
		connection: numberOf(request.raw.socket),
		fault: fault?.kind ?? null,
	});
	const call: Call = { path: read.path, route, parameters: read.parameters, centre };
	const isCarriedOut =
		fault === undefined || FAULT_KINDS[fault.kind].carriedOut || refusalOf(fault, read.parameters) !== undefined;
	const answer = isCarriedOut
		? carriedOut(call, world, entry, fault)
		: { ...NOTHING, body: echoText(fault, read.parameters) };
	return finish(reply, world, entry, answer, fault);
}

/** Carries out the call, twice for a duplicate delivery. Each delivery has its own journal entry. */
function carriedOut(call: Call, world: World, entry: JournalEntry, fault: Fault | undefined): Answer {
	if (fault?.kind === 'token-removed') forgetSignIn(call);
	if (fault?.kind === 'quota-spent') call.centre.quota.exhaust();
	world.hook?.(entry);
	const refuseWith = refusalOf(fault, call.parameters);
	const service = { clock: world.clock, points: world.points, ...(refuseWith && { refuseWith }) };
	const answer = carryOut(call, service);
	note(entry, answer);
	if (fault?.kind === 'duplicate-delivery') {
		const again = { ...entry };
		note(again, carryOut(call, service));
		world.journal.write(again);
	}
	return answer;
}

async function answerSignIn(
	request: FastifyRequest,
	reply: FastifyReply,
	{ world, centre, numberOf }: Context,
	method: SignInMethod,
): Promise<FastifyReply> {
	const read: ReadRequest = readRequest(request);
	const fault = world.faults.next(method, null, bytesOf(request));
	const entry = openEntry(request, read, {
		at: world.clock.now().toISOString(),
		kind: 'sign-in',
		format: null,
		module: null,
		method,
		connection: numberOf(request.raw.socket),
		fault: fault?.kind ?? null,
	});
	if (fault !== undefined && !FAULT_KINDS[fault.kind].carriedOut) {
		const cause = echoCause(fault, read.parameters);
		if (cause !== undefined) entry.outcome = 'error';
		return finish(reply, world, entry, { ...NOTHING, body: cause ?? echoText(fault, read.parameters) }, fault);
	}
	world.hook?.(entry);
	const signedIn = signIn(method, read.parameters, centre.accounts);
	if ('cause' in signedIn) Object.assign(entry, { outcome: 'error', code: signedIn.cause });
	const body = signInText(method, signedIn, world.clock.milliseconds(), world.points.signInAnswer);
	return finish(reply, world, entry, { ...NOTHING, body }, fault);
}

/** Writes the journal entry before the answer, so that a client with the answer finds the entry. */
async function finish(
	reply: FastifyReply,
	world: World,
	entry: JournalEntry,
	own: Packet,
	fault: Fault | undefined,
): Promise<FastifyReply> {
	const packet = spoilt(own, fault);
	entry.status = isSilent(fault) ? 0 : packet.status;
	if (fault !== undefined && !UNCHANGED.includes(fault.kind)) entry.outcome = 'fault';
	world.journal.write(entry);
	await deliver(reply, packet, fault);
	return reply;
}

function bytesOf({ headers }: FastifyRequest): number {
	return Number(headers['content-length'] ?? 0);
}

function note(entry: JournalEntry, { status, outcome, code, rows, counted }: Answer): void {
	Object.assign(entry, { status, outcome, code, rows, counted });
}

function forgetSignIn({ parameters, centre }: Call): void {
	const [token, ticket] = [parameters.get('authtoken'), parameters.get('ticket')];
	if (token !== undefined) centre.accounts.removeToken(token);
	if (ticket !== undefined) centre.accounts.removeTicket(ticket);
}
