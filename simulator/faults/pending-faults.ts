import { seededRandom } from '../seeded-random';

/** When a fault strikes. */
export interface Timing {
	/** How many requests it affects. Default 1, unlimited when only `probability` is given. */
	count?: number;
	/** 0 to 1, applied to every matching request with a generator that starts at `seed` (default 1). */
	probability?: number;
	seed?: number;
	/** Skips this many matching requests first. */
	after?: number;
	/** Bytes. Requests with a body up to this size pass and do not count. */
	above?: number;
}

interface Pending<Fault> {
	readonly fault: Fault;
	readonly draw: () => number;
	left: number;
	toSkip: number;
}

/** The faults that wait for their requests, oldest first. */
export class PendingFaults<Fault extends Timing> {
	private pending: Pending<Fault>[] = [];

	add(fault: Fault): void {
		const count = fault.count ?? (fault.probability === undefined ? 1 : Infinity);
		if (count <= 0) return;
		const draw = seededRandom(fault.seed ?? 1);
		this.pending.push({ fault: { ...fault }, draw, left: count, toSkip: fault.after ?? 0 });
	}

	clear(): void {
		this.pending = [];
	}

	/** The pending faults, with the number of requests that each will still affect (null: unlimited). */
	waiting(): { fault: Fault; left: number | null }[] {
		return this.pending.map(({ fault, left }) => ({ fault, left: Number.isFinite(left) ? left : null }));
	}

	/** The oldest pending fault that matches a request whose body has this many bytes. Its count goes down by one. */
	next(matches: (fault: Fault) => boolean, bytes: number): Fault | undefined {
		for (const waiting of this.pending) {
			if (!matches(waiting.fault) || bytes <= (waiting.fault.above ?? -1)) continue;
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
