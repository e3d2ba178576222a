import type { FastifyRequest } from 'fastify';

import { isSecret, maskedParameters, shownBody } from '../journal';
import type { JournalEntry } from '../journal';

/** The parts of a request that every route needs. */
export interface ReadRequest {
	/** Without the query. */
	readonly path: string;
	/** The first of a name counts. */
	readonly query: ReadonlyMap<string, string>;
	/** The body as text; empty for files. */
	readonly text: string;
	readonly bytes: number;
}

/** Reads the address and the body. A `+` in the query is a blank, as in forms. */
export function readRequest(request: FastifyRequest): ReadRequest {
	const [path = '', ...rest] = request.url.split('?');
	const query = new Map<string, string>();
	for (const [name, value] of new URLSearchParams(rest.join('?'))) if (!query.has(name)) query.set(name, value);
	const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
	return { path, query, text, bytes: Number(request.headers['content-length'] ?? 0) };
}

/** A journal entry before the request is carried out. */
export function openEntry(
	request: FastifyRequest,
	read: ReadRequest,
	known: Pick<JournalEntry, 'at' | 'kind' | 'operationId' | 'module' | 'connection' | 'fault'>,
): JournalEntry {
	const isForm = known.kind === 'accounts' && read.text !== '';
	return {
		...known,
		method: request.method,
		path: read.path,
		query: maskedParameters(read.query),
		body: isForm ? maskedParameters(new URLSearchParams(read.text)) : shownBody(read.text),
		status: 0,
		errorCode: null,
		weight: 0,
		rows: 0,
		secretsInAddress: [...read.query.keys()].some(isSecret),
	};
}
