import { z } from 'zod';

import { checked } from '../../checked';
import { seededRandom } from '../../seeded-random';
import { FAULT_KINDS } from './fault';
import type { Fault, FaultKind } from './fault';

interface PendingFault {
	readonly fault: Fault;
	readonly draw: () => number;
	left: number;
	toSkip: number;
}

const SIGN_IN_METHODS: readonly string[] = ['apiauthtoken', 'login'];

/** The faults that are pending. */
export class Faults {
	private pending: PendingFault[] = [];

	/** Throws an Error when the fault is invalid. */
	add(fault: Fault): void {
		requireSense(fault);
		const count = fault.count ?? (fault.probability === undefined ? 1 : Infinity);
		if (count > 0)
			this.pending.push({
				fault: { ...fault },
				draw: seededRandom(fault.seed ?? 1),
				left: count,
				toSkip: fault.after ?? 0,
			});
	}

	clear(): void {
		this.pending = [];
	}

	/** The pending faults, with the number of requests that each will still affect (null: unlimited). */
	waiting(): { fault: Fault; left: number | null }[] {
		return this.pending.map(({ fault, left }) => ({ fault, left: Number.isFinite(left) ? left : null }));
	}

	/** The oldest pending fault that matches a request whose body has this many bytes. Its count goes down by one. */
	next(method: string, module: string | null, bytes = 0): Fault | undefined {
		for (const waiting of this.pending) {
			if (!matches(waiting.fault, method, module) || bytes <= (waiting.fault.above ?? -1)) continue;
			if (waiting.toSkip > 0) {
				waiting.toSkip -= 1;
				continue;
			}
			if (waiting.fault.probability !== undefined && waiting.draw() >= waiting.fault.probability) continue;
			waiting.left -= 1;
			this.pending = this.pending.filter(({ left }) => left > 0);
			return waiting.fault;
		}
		return undefined;
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
});

/** A fault from unknown data. Throws an Error that names what is wrong. */
export function faultOf(given: unknown): Fault {
	return checked(FAULT, given);
}

function isFaultKind(kind: unknown): boolean {
	return typeof kind === 'string' && Object.hasOwn(FAULT_KINDS, kind);
}
