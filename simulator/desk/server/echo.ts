import type { FastifyRequest } from 'fastify';

import type { Packet } from '../../faults/delivery';
import type { Fault } from '../fault';
import { invalidField, Refusal } from '../refusal';
import type { Incoming } from './carry-out';
import type { ReadRequest } from './request';

/** The error that a fault gives a call; undefined for faults without one. */
export function ruinOf(fault: Fault | undefined, { headers }: FastifyRequest, read: ReadRequest): Refusal | undefined {
	switch (fault?.kind) {
		case 'too-many-requests':
			return new Refusal('TOO_MANY_REQUESTS', 'You have exceeded the number of concurrent API calls.');
		case 'internal-error':
			return new Refusal('INTERNAL_SERVER_ERROR', 'An internal server error occurred.');
		case 'refuse':
			return refusedBy(fault);
		case 'echo-error':
			return new Refusal('UNPROCESSABLE_ENTITY', `Not understood: ${repeated(headers.authorization ?? '', read)}`);
		default:
			return undefined;
	}
}

function refusedBy({ code = 'FORBIDDEN', message = 'You may not do this', field }: Fault): Refusal {
	return field === undefined ? new Refusal(code, message) : invalidField(field, message);
}

/** What is answered without carrying the call out: for echo-text all that was sent, otherwise nothing. */
export function echoText(fault: Fault | undefined, { headers, read }: Pick<Incoming, 'headers' | 'read'>): Packet {
	const body = fault?.kind === 'echo-text' ? `${repeated(headers.authorization ?? '', read)} is not understood` : '';
	return { status: 200, contentType: 'text/plain;charset=utf-8', body };
}

/** All that was sent, as a careless service might repeat it. */
export function repeated(authorization: string, { query, text }: ReadRequest): string {
	return [authorization, ...[...query].map(([name, value]) => `${name} ${value}`), text]
		.filter((part) => part !== '')
		.join(' ');
}
