import { z } from 'zod';

import { checked } from '../checked';
import { PendingFaults } from '../faults/pending-faults';
import type { Timing } from '../faults/pending-faults';
import { type ErrorCode, isErrorCode } from './refusal';

/** What a fault does to one request. `carriedOut`: the call takes effect, although its answer is damaged. */
interface FaultKindRow {
	readonly carriedOut: boolean;
	/** Whether it can strike at `/oauth/…`. */
	readonly onAccounts: boolean;
	readonly description: string;
}

const row = (carriedOut: boolean, onAccounts: boolean, description: string): FaultKindRow => ({
	carriedOut,
	onAccounts,
	description,
});

/** All kinds of faults. */
export const FAULT_KINDS = {
	delay: row(true, true, 'answers after "milliseconds" (default 1000)'),
	'reset-before': row(false, true, 'drops the connection before the call is carried out'),
	'reset-after': row(true, true, 'carries the call out, then drops the connection without an answer'),
	cut: row(true, true, 'sends half of the announced bytes, then drops the connection'),
	half: row(true, true, 'sends half of the text as a complete HTTP answer'),
	'http-500': row(false, true, 'answers HTTP 500 with an HTML page'),
	html: row(false, true, 'answers HTTP 200 with a maintenance page'),
	'http-429': row(false, true, 'answers HTTP 429 with a page and Retry-After "retryAfter" seconds (default 1)'),
	'too-many-requests': row(true, false, 'refuses with 429 TOO_MANY_REQUESTS, without Retry-After'),
	'threshold-exceeded': row(true, false, "uses up the day's credits first, so it answers 429 THRESHOLD_EXCEEDED"),
	gateway: row(false, true, 'answers HTTP "status" (default 403) with a page, like a proxy in front of Zoho'),
	refuse: row(
		true,
		false,
		'refuses with the error "code" (default FORBIDDEN) and "message", about "field" if it is given',
	),
	'internal-error': row(true, false, 'refuses with 500 INTERNAL_SERVER_ERROR'),
	'duplicate-delivery': row(true, false, 'carries the call out twice; the first answer is sent'),
	'token-revoked': row(true, false, 'ends the access token of the call first, so it answers 401 INVALID_OAUTH'),
	empty: row(true, true, 'carries the call out and answers HTTP 200 without a body'),
	rubbish: row(true, true, 'carries the call out and answers HTTP 200 with 10 MB of random bytes'),
	'foreign-shape': row(true, true, 'carries the call out and answers with well-formed text of an unknown kind'),
	'echo-error': row(true, true, 'refuses with an error whose message repeats all that was sent, including secrets'),
	'echo-text': row(false, true, 'answers HTTP 200 with plain text that repeats all that was sent, including secrets'),
	'never-answer': row(false, true, 'leaves the connection open and never answers'),
} as const satisfies Record<string, FaultKindRow>;

export type FaultKind = keyof typeof FAULT_KINDS;

/** A requested fault. Without members that choose, it affects every API call, but no sign-in. */
export interface Fault extends Timing {
	kind: FaultKind;
	/** Id of an operation, or `authorize`, `token`, `revoke`. */
	operationId?: string;
	module?: string;
	method?: string;
	milliseconds?: number;
	/** Seconds. */
	retryAfter?: number;
	/** The HTTP status of a proxy or firewall in front of Zoho. */
	status?: number;
	/** What the fault `refuse` says. */
	code?: ErrorCode;
	message?: string;
	/** The API name of the field that is wrong; its reason is then the message. */
	field?: string;
}

/** What is known of a request when its fault is chosen. */
export interface Target {
	readonly kind: 'api' | 'accounts';
	readonly operationId: string | null;
	readonly module: string | null;
	readonly method: string;
	readonly bytes: number;
}

const AMOUNT = z.number().finite().nonnegative().optional();
const FAULT = z.strictObject({
	kind: z.custom<FaultKind>(isFaultKind, `must be one of ${Object.keys(FAULT_KINDS).join(', ')}`),
	operationId: z.string().optional(),
	module: z.string().optional(),
	method: z.string().optional(),
	count: AMOUNT,
	probability: AMOUNT,
	seed: AMOUNT,
	after: AMOUNT,
	milliseconds: AMOUNT,
	retryAfter: AMOUNT,
	status: AMOUNT,
	above: AMOUNT,
	code: z.custom<ErrorCode>(isErrorCode, 'must be an error code of Zoho Desk').optional(),
	message: z.string().optional(),
	field: z.string().optional(),
});

/** The faults that are pending. */
export class Faults {
	private readonly pending = new PendingFaults<Fault>();

	/** Throws an Error when the fault is invalid. */
	add(fault: Fault): void {
		this.pending.add(checked(FAULT, fault));
	}

	clear(): void {
		this.pending.clear();
	}

	/** The pending faults, with the number of requests that each will still affect (null: unlimited). */
	waiting(): { fault: Fault; left: number | null }[] {
		return this.pending.waiting();
	}

	/** The oldest pending fault that matches the request. Its count goes down by one. */
	next(target: Target): Fault | undefined {
		return this.pending.next((fault) => matches(fault, target), target.bytes);
	}
}

function matches(fault: Fault, { kind, operationId, module, method }: Target): boolean {
	if (kind === 'accounts' && (fault.operationId === undefined || !FAULT_KINDS[fault.kind].onAccounts)) return false;
	return (
		(fault.operationId ?? operationId) === operationId &&
		(fault.module ?? module) === module &&
		(fault.method ?? method) === method
	);
}

function isFaultKind(kind: unknown): boolean {
	return typeof kind === 'string' && Object.hasOwn(FAULT_KINDS, kind);
}
