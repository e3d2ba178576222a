import type { FastifyRequest } from 'fastify';

import { isSecret, masked } from '../journal';
import type { JournalEntry } from '../journal';

/** The path and parameters of a request. */
export interface ReadRequest {
	/** Path without parameters. */
	readonly path: string;
	/** By exact name. The body takes precedence over the address, and the first of a name over later ones. */
	readonly parameters: ReadonlyMap<string, string>;
	readonly secretsInAddress: boolean;
}

/** Parameters from the address and from a form in the body. Other bodies are ignored. */
export function readRequest(request: FastifyRequest): ReadRequest {
	const [path = '', ...query] = request.url.split('?');
	const address = [...new URLSearchParams(query.join('?'))];
	const body = request.body instanceof URLSearchParams ? [...request.body] : [];
	const parameters = new Map<string, string>();
	for (const [name, value] of [...body, ...address]) if (!parameters.has(name)) parameters.set(name, value);
	return { path, parameters, secretsInAddress: address.some(([name, value]) => isSecret(name) && value !== '') };
}

/** A journal entry before the request is carried out. */
export function openEntry(
	request: FastifyRequest,
	read: ReadRequest,
	known: Pick<JournalEntry, 'at' | 'kind' | 'format' | 'module' | 'method' | 'connection' | 'fault'>,
): JournalEntry {
	return {
		...known,
		transport: request.method === 'GET' ? 'GET' : 'POST',
		parameters: masked(read.parameters),
		status: 0,
		outcome: 'ok',
		code: null,
		rows: 0,
		counted: false,
		secretsInAddress: read.secretsInAddress,
	};
}
