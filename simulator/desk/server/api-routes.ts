import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { deliver, isSilent, spoilt } from '../../faults/delivery';
import type { Packet } from '../../faults/delivery';
import type { Desk, DeskHost } from '../desk';
import { FAULT_KINDS } from '../fault';
import type { Fault } from '../fault';
import type { JournalEntry } from '../journal';
import type { SentFile } from '../operations/call';
import { operations } from '../reference/operation';
import type { Operation } from '../reference/operation';
import { Refusal } from '../refusal';
import { tokenOf } from './authorization';
import { carryOut } from './carry-out';
import type { Incoming } from './carry-out';
import { echoText, ruinOf } from './echo';
import { packetOf, refusedPacket } from './packet';
import { openEntry, readRequest } from './request';

/** All operations of the reference, and 404 or 405 for the rest. */
export async function apiRoutes(
	app: FastifyInstance,
	host: DeskHost,
	numberOf: (socket: Socket) => number,
): Promise<void> {
	for (const operation of operations())
		app.route({
			method: operation.method as 'GET',
			url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
			handler: (request, reply) => answer(request, reply, host.desk, operation, numberOf),
		});
	app.setNotFoundHandler((request, reply) => answer(request, reply, host.desk, undefined, numberOf));
}

async function answer(
	request: FastifyRequest,
	reply: FastifyReply,
	desk: Desk,
	routed: Operation | undefined,
	numberOf: (socket: Socket) => number,
): Promise<FastifyReply> {
	const read = readRequest(request);
	const path = request.params as Readonly<Record<string, string>>;
	// Custom modules alone have a variable in the place of the module.
	const operation = (path['moduleApiName'] ?? 'cm_').startsWith('cm_') ? routed : undefined;
	const module = operation === undefined ? null : (path['moduleApiName'] ?? operation.module);
	const named = { kind: 'api', operationId: operation?.id ?? null, module } as const;
	const fault = desk.faults.next({ ...named, method: request.method, bytes: read.bytes });
	const file = operation?.takesFile === true ? await sentFile(request) : undefined;
	const at = desk.clock.now().toISOString();
	const connection = numberOf(request.raw.socket);
	const entry = openEntry(request, read, { at, ...named, connection, fault: fault?.kind ?? null });
	const refuseWith = ruinOf(fault, request, read);
	const running = countRunning(desk, reply);
	return finish(reply, desk, entry, fault, {
		operation,
		read,
		headers: request.headers,
		path,
		file,
		running,
		refuseWith,
	});
}

/** The call counts as running from its arrival until its answer is sent or its connection ends. */
function countRunning(desk: Desk, reply: FastifyReply): number {
	desk.inFlight += 1;
	reply.raw.once('close', () => (desk.inFlight -= 1));
	return desk.inFlight;
}

async function finish(
	reply: FastifyReply,
	desk: Desk,
	entry: JournalEntry,
	fault: Fault | undefined,
	incoming: Incoming,
): Promise<FastifyReply> {
	const isCarriedOut = fault === undefined || FAULT_KINDS[fault.kind].carriedOut;
	const packet = isCarriedOut ? await carriedOut(desk, entry, fault, incoming) : echoText(fault, incoming);
	const sent = spoilt(packet, fault);
	entry.status = isSilent(fault) ? 0 : sent.status;
	desk.journal.write(entry);
	await deliver(reply, sent, fault);
	return reply;
}

/** Carries the call out, twice for a duplicate delivery. Each delivery has its own journal entry. */
async function carriedOut(
	desk: Desk,
	entry: JournalEntry,
	fault: Fault | undefined,
	incoming: Incoming,
): Promise<Packet> {
	if (fault?.kind === 'token-revoked') desk.grants.expireOne(tokenOf(incoming.headers) ?? '');
	if (fault?.kind === 'threshold-exceeded') desk.credits.exhaust();
	await desk.hook?.(entry);
	if (desk.latency > 0) await setTimeout(desk.latency, undefined, { ref: false });
	const packet = attempt(desk, entry, incoming);
	if (fault?.kind === 'duplicate-delivery') {
		const again = { ...entry };
		again.status = attempt(desk, again, incoming).status;
		desk.journal.write(again);
	}
	return packet;
}

function attempt(desk: Desk, entry: JournalEntry, incoming: Incoming): Packet {
	try {
		const { answer, weight } = carryOut(desk, incoming);
		Object.assign(entry, { weight, rows: answer.rows });
		return packetOf(answer, desk, weight);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		entry.errorCode = error.code;
		return refusedPacket(error, desk);
	}
}

async function sentFile(request: FastifyRequest): Promise<SentFile | undefined> {
	if (!request.isMultipart()) return undefined;
	const part = await request.file();
	return part === undefined ? undefined : { name: part.filename, bytes: await part.toBuffer() };
}
