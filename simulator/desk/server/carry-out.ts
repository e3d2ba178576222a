import type { IncomingHttpHeaders } from 'node:http';

import type { Desk } from '../desk';
import { EDITIONS } from '../limits/edition';
import { weightOf } from '../limits/weight';
import type { Answer, SentFile } from '../operations/call';
import { handlerOf } from '../operations/handlers';
import { bodyOf } from '../reference/body';
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
	requireRoom(desk);
	if (incoming.refuseWith !== undefined) throw incoming.refuseWith;
	if (operation === undefined)
		throw new Refusal('URL_NOT_FOUND', 'The URL you are trying to access does not exist or is not accessible');
	const handler = handlerOf(operation.id);
	if (handler === undefined) throw new Refusal('NOT_SIMULATED', `The simulator does not have ${operation.id}`);
	const { points } = desk;
	const query = queryOf(operation, read.query, points);
	const body = bodyOf(operation, read.text);
	if (isElsewhere(headers, read.query)) return { answer: { status: 204, rows: 0 }, weight: 1 };
	const answer = handler({ desk, operation, path, query, body, file, agentId: grant.agentId, points });
	const weight = weightOf(operation, query, body, points);
	desk.credits.spend(weight);
	return { answer, weight };
}

/** At most so many at once as the edition allows, and only while there are credits (open-points 8). */
function requireRoom({ inFlight, edition, credits }: Desk): void {
	if (inFlight > EDITIONS[edition].atOnce)
		throw new Refusal('TOO_MANY_REQUESTS', 'You have exceeded the number of concurrent API calls.');
	if (credits.left > 0) return;
	const headers = { 'retry-after': String(credits.secondsToNextDay()) };
	throw new Refusal('THRESHOLD_EXCEEDED', 'You have exceeded the API credits of the day.', { headers });
}
