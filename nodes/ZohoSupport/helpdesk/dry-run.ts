import type { JsonObject } from './json';

/** A request that a dry run did not send. */
export interface PlannedCall {
	/** What it would cost, and in what the service counts: `credits`. */
	readonly cost: number;
	readonly unit: string;
	/** How many records it would write. */
	readonly records: number;
}

/** The outcome of writing one record in a dry run: nothing was written. */
export interface Planned {
	readonly kind: 'planned';
	/** What would be sent for this record, as the service takes it. */
	readonly sends: JsonObject;
	/** The requests that it would take. Records that share a request share the object. */
	readonly calls: readonly PlannedCall[];
}

/** What requests would cost together, each once. */
export function costOf(calls: Iterable<PlannedCall>): number {
	return [...new Set(calls)].reduce((sum, { cost }) => sum + cost, 0);
}

/** What two requests would write to the same record: their lists joined. */
export function joined(one: Planned, other: Planned): Planned {
	const sends = Object.entries(other.sends).map(([name, value]) => {
		const before = one.sends[name];
		return [name, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value] as const;
	});
	return {
		kind: 'planned',
		sends: { ...one.sends, ...Object.fromEntries(sends) },
		calls: [...one.calls, ...other.calls],
	};
}
