import { seededRandom } from '../seeded-random';
import { FAULT_KINDS } from './fault';
import type { Fault, FaultKind } from './fault';

interface PendingFault {
	readonly fault: Fault;
	readonly draw: () => number;
	left: number;
	toSkip: number;
}

const SIGN_IN_METHODS: readonly string[] = ['apiauthtoken', 'login'];
const NUMBERS = ['count', 'probability', 'seed', 'after', 'milliseconds', 'retryAfter', 'status', 'above'] as const;
const TEXTS = ['method', 'module'] as const;

/** The faults that wait for a request. */
export class Faults {
	private pending: PendingFault[] = [];

	/** Throws an Error when the fault makes no sense. */
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

	/** What still waits, with how many requests it will meet (null: without end). */
	waiting(): { fault: Fault; left: number | null }[] {
		return this.pending.map(({ fault, left }) => ({ fault, left: Number.isFinite(left) ? left : null }));
	}

	/** The fault this request with a body of so many bytes meets; the oldest that matches, and that one is used up by one. */
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
	if (!Object.hasOwn(FAULT_KINDS, fault.kind))
		throw new Error(`There is no fault "${fault.kind}". Known: ${Object.keys(FAULT_KINDS).join(', ')}`);
	if (fault.method !== undefined && SIGN_IN_METHODS.includes(fault.method) && !FAULT_KINDS[fault.kind].onSignIn) {
		throw new Error(`Fault ${fault.kind} cannot meet a sign-in`);
	}
}

/** A fault out of unknown data. Throws an Error that names what is wrong. */
export function faultOf(given: unknown): Fault {
	if (typeof given !== 'object' || given === null) throw new Error('A fault is an object with a kind');
	const members = new Map<string, unknown>(Object.entries(given));
	const kind = members.get('kind');
	if (!isFaultKind(kind))
		throw new Error(`There is no fault "${String(kind)}". Known: ${Object.keys(FAULT_KINDS).join(', ')}`);
	const fault: Fault = { kind };
	for (const name of NUMBERS) {
		const value = members.get(name);
		if (value === undefined) continue;
		if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
			throw new Error(`${name} of a fault is a number from 0`);
		fault[name] = value;
	}
	for (const name of TEXTS) {
		const value = members.get(name);
		if (value === undefined) continue;
		if (typeof value !== 'string') throw new Error(`${name} of a fault is a text`);
		fault[name] = value;
	}
	return fault;
}

function isFaultKind(kind: unknown): kind is FaultKind {
	return typeof kind === 'string' && Object.hasOwn(FAULT_KINDS, kind);
}
