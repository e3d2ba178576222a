import { z } from 'zod';

import { checked } from '../../checked';
import { PendingFaults } from '../../faults/pending-faults';
import { FAULT_KINDS } from './fault';
import type { Fault, FaultKind } from './fault';
import { isRefusalCode, type RefusalCode } from '../refusals';

const SIGN_IN_METHODS: readonly string[] = ['apiauthtoken', 'login'];

/** The faults that are pending. */
export class Faults {
	private readonly pending = new PendingFaults<Fault>();

	/** Throws an Error when the fault is invalid. */
	add(fault: Fault): void {
		requireSense(fault);
		this.pending.add(fault);
	}

	clear(): void {
		this.pending.clear();
	}

	/** The pending faults, with the number of requests that each will still affect (null: unlimited). */
	waiting(): { fault: Fault; left: number | null }[] {
		return this.pending.waiting();
	}

	/** The oldest pending fault that matches a request whose body has this many bytes. Its count goes down by one. */
	next(method: string, module: string | null, bytes = 0): Fault | undefined {
		return this.pending.next((fault) => matches(fault, method, module), bytes);
	}
}

function matches(fault: Fault, method: string, module: string | null): boolean {
	if (fault.method === undefined && SIGN_IN_METHODS.includes(method)) return false;
	return (fault.method ?? method) === method && (fault.module ?? module) === module;
}

function requireSense(fault: Fault): void {
	if (!isFaultKind(fault.kind)) throw new Error(`There is no fault "${fault.kind}". Known: ${KINDS}`);
	if (fault.method !== undefined && SIGN_IN_METHODS.includes(fault.method) && !FAULT_KINDS[fault.kind].onSignIn) {
		throw new Error(`Fault ${fault.kind} cannot affect a sign-in`);
	}
}

const KINDS = Object.keys(FAULT_KINDS).join(', ');
const AMOUNT = z.number().finite().nonnegative().optional();

const FAULT = z.object({
	kind: z.custom<FaultKind>(isFaultKind, `must be one of ${KINDS}`),
	count: AMOUNT,
	probability: AMOUNT,
	seed: AMOUNT,
	method: z.string().optional(),
	module: z.string().optional(),
	after: AMOUNT,
	milliseconds: AMOUNT,
	retryAfter: AMOUNT,
	status: AMOUNT,
	above: AMOUNT,
	code: z.custom<RefusalCode>(isRefusalCode, 'must be an error code of the classic API').optional(),
	message: z.string().optional(),
});

/** A fault from unknown data. Throws an Error that names what is wrong. */
export function faultOf(given: unknown): Fault {
	return checked(FAULT, given);
}

function isFaultKind(kind: unknown): boolean {
	return typeof kind === 'string' && Object.hasOwn(FAULT_KINDS, kind);
}
