import type { IncomingHttpHeaders } from 'node:http';

import type { Desk } from '../desk';
import { EDITIONS } from '../limits/edition';
import { weightOf } from '../limits/weight';
import type { Answer, SentFile } from '../operations/call';
import { handlerOf } from '../operations/handlers';
import { bodyOf } from '../reference/body';
import { operations } from '../reference/operation';
import type { Operation } from '../reference/operation';
import { queryOf } from '../reference/query';
import { Refusal } from '../refusal';
import { authorized, isElsewhere } from './authorization';
import type { ReadRequest } from './request';

/** A request to the API, with all that its answer depends on. */
export interface Incoming {
	readonly operation: Operation | undefined;
	readonly read: ReadRequest;
	readonly headers: IncomingHttpHeaders;
	readonly path: Readonly<Record<string, string>>;
	readonly file: SentFile | undefined;
	/** How many requests were running when it came, itself included. */
	readonly running: number;
	/** Thrown in place of the answer once the caller is known. */
	readonly refuseWith: Refusal | undefined;
}

/** The answer with the credits that it cost. */
export interface Priced {
	readonly answer: Answer;
	readonly weight: number;
}

/** Checks and answers a call. Throws a Refusal with Zoho's error. */
export function carryOut(desk: Desk, incoming: Incoming): Priced {
	const { operation, read, headers, path, file } = incoming;
	const grant = authorized(desk, operation, headers, read.query);
	requireRoom(desk, incoming.running);
	if (incoming.refuseWith !== undefined) throw incoming.refuseWith;
	if (operation === undefined) throw unknownAddress(read.path);
	const handler = handlerOf(operation.id);
	if (handler === undefined) throw new Refusal('NOT_SIMULATED', `The simulator does not have ${operation.id}`);
	const { points } = desk;
	const query = queryOf(operation, read.query, points);
	const body = bodyOf(operation, read.text, points);
	if (isElsewhere(operation, headers, read.query)) return { answer: { status: 204, rows: 0 }, weight: 1 };
	const answer = handler({ desk, operation, path, query, body, file, agentId: grant.agentId, points });
	const weight = weightOf(operation, query, body, points);
	desk.credits.spend(weight);
	return { answer, weight };
}

/** 405 when the address has an operation with another method, otherwise 404. */
function unknownAddress(path: string): Refusal {
	const parts = path.split('/');
	const isSame = (pattern: string): boolean => {
		const wanted = pattern.split('/');
		const isVariable = (part: string): boolean => part.startsWith('{') && part !== '{moduleApiName}';
		return wanted.length === parts.length && wanted.every((part, place) => isVariable(part) || part === parts[place]);
	};
	return operations().some((operation) => isSame(operation.path))
		? new Refusal('METHOD_NOT_ALLOWED', 'The HTTP method is not supported for the requested resource.')
		: new Refusal('URL_NOT_FOUND', 'The URL you are trying to access does not exist or is not accessible');
}

/** At most so many at once as the edition allows, and only while there are credits (open-points 8). */
function requireRoom({ edition, credits }: Desk, running: number): void {
	if (running > EDITIONS[edition].atOnce)
		throw new Refusal('TOO_MANY_REQUESTS', 'You have exceeded the number of concurrent API calls.');
	if (credits.left > 0) return;
	const headers = { 'retry-after': String(credits.secondsToNextDay()) };
	throw new Refusal('THRESHOLD_EXCEEDED', 'You have exceeded the API credits of the day.', { headers });
}
