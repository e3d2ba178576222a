import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import type { FastifyReply } from 'fastify';

/** A fault as far as the wire is concerned. Kinds that this room does not know change nothing here. */
export interface Damage {
	readonly kind: string;
	/** Of `delay`. */
	readonly milliseconds?: number;
	/** Seconds, of `http-429`. */
	readonly retryAfter?: number;
	/** HTTP status, of `gateway`. */
	readonly status?: number;
}

/** An HTTP answer on the wire. */
export interface Packet {
	readonly status: number;
	readonly contentType: string;
	readonly body: string | Buffer;
	readonly headers?: Readonly<Record<string, string>>;
}

const RUBBISH_BYTES = 10 * 1024 * 1024;
const HTML = 'text/html;charset=utf-8';

/** The packet after a fault has changed it; the same one when the fault does not change the text. */
export function spoilt(packet: Packet, fault: Damage | undefined): Packet {
	switch (fault?.kind) {
		case 'half':
			return { ...packet, body: packet.body.slice(0, packet.body.length >>> 1) };
		case 'http-500':
			return {
				status: 500,
				contentType: HTML,
				body: page('500 Internal Server Error', 'Something went wrong on our side.'),
			};
		case 'html':
			return {
				status: 200,
				contentType: HTML,
				body: page('We will be back soon', 'The service is down for maintenance.'),
			};
		case 'http-429':
			return {
				status: 429,
				contentType: HTML,
				body: page('429 Too Many Requests', 'Slow down.'),
				headers: { 'retry-after': String(fault.retryAfter ?? 1) },
			};
		case 'gateway':
			return {
				status: fault.status ?? 403,
				contentType: HTML,
				body: page(`HTTP ${fault.status ?? 403}`, 'The gateway lets this not through.'),
			};
		case 'empty':
			return { ...packet, status: 200, body: '' };
		case 'rubbish':
			return { ...packet, status: 200, body: randomBytes(RUBBISH_BYTES) };
		case 'foreign-shape':
			return { ...packet, status: 200, body: foreign(packet.contentType) };
		default:
			return packet;
	}
}

/**
 * Sends a packet, or applies the fault to the connection. Resolves once that is done. never-answer leaves the
 * connection open.
 */
export async function deliver(reply: FastifyReply, packet: Packet, fault: Damage | undefined): Promise<void> {
	const socket = reply.raw.socket;
	if (fault?.kind === 'never-answer') {
		reply.hijack();
		return;
	}
	if (fault?.kind === 'reset-before' || fault?.kind === 'reset-after') {
		reply.hijack();
		socket?.resetAndDestroy();
		return;
	}
	if (fault?.kind === 'cut') {
		const bytes = Buffer.from(packet.body);
		reply.hijack();
		reply.raw.writeHead(packet.status, { 'content-type': packet.contentType, 'content-length': bytes.length });
		reply.raw.write(bytes.subarray(0, bytes.length >>> 1), () => socket?.destroy());
		return;
	}
	if (fault?.kind === 'delay') await setTimeout(fault.milliseconds ?? 1_000, undefined, { ref: false });
	await reply
		.code(packet.status)
		.headers({ 'content-type': packet.contentType, ...packet.headers })
		.send(packet.body);
}

/** Whether the fault leaves the request without any answer. */
export function isSilent(fault: Damage | undefined): boolean {
	return fault?.kind === 'reset-before' || fault?.kind === 'reset-after' || fault?.kind === 'never-answer';
}

function page(title: string, text: string): string {
	return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
}

function foreign(contentType: string): string {
	if (contentType.includes('xml'))
		return '<?xml version="1.0"?>\n<envelope><status>success</status><payload><ticket number="7"/></payload></envelope>\n';
	if (contentType.includes('json') || contentType.includes('plain'))
		return '{"status":"success","data":[{"number":7}],"info":{"more_records":false}}';
	return 'success';
}
