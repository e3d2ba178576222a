import fc from 'fast-check';
import type { HelpdeskRecord, RowWindow } from '../../nodes/ZohoSupport/helpdesk/helpdesk';
import { ShiftingRows, Walk, type WalkPlan } from '../../nodes/ZohoSupport/helpdesk/walk';

/** The orders that a service may list its records in (reference, section 8). */
export type Order = 'newest-first' | 'oldest-first' | 'by-hash' | 'recently-modified-first';

/** One thing that others do between two pages; `at` picks a record by its place in the list. */
export interface Change {
	readonly what: 'create' | 'delete' | 'edit';
	readonly at: number;
}

/** A module of a help desk: an ordered list that others change. */
export class ModelDesk {
	private rows: number[] = [];

	private last = 0;

	/** Ids that were there at some time and went away. */
	readonly gone = new Set<string>();

	constructor(
		readonly order: Order,
		size: number,
	) {
		const ids = Array.from({ length: size }, (_, index) => index + 1);
		this.last = size;
		if (order === 'oldest-first') this.rows = ids;
		else this.rows = order === 'by-hash' ? ids.sort((one, other) => hash(one) - hash(other)) : ids.reverse();
	}

	get ids(): string[] {
		return this.rows.map(String);
	}

	page({ from, to }: RowWindow): HelpdeskRecord[] {
		return this.rows.slice(from - 1, to).map((id) => ({ id: String(id), Subject: 'x' }));
	}

	change({ what, at }: Change): void {
		if (what === 'create') return this.create();
		if (this.rows.length === 0) return;
		const place = at % this.rows.length;
		const [id] = this.rows.splice(place, 1);
		if (what === 'delete') this.gone.add(String(id));
		else if (this.order === 'recently-modified-first') this.rows.unshift(id);
		else this.rows.splice(place, 0, id);
	}

	private create(): void {
		this.last += 1;
		const id = this.last;
		if (this.order === 'oldest-first') this.rows.push(id);
		else if (this.order !== 'by-hash') this.rows.unshift(id);
		else this.insert(id);
	}

	private insert(id: number): void {
		const place = this.rows.findIndex((other) => hash(other) > hash(id));
		this.rows.splice(place === -1 ? this.rows.length : place, 0, id);
	}
}

/** Scatters numbers: neighbours land far apart. */
function hash(id: number): number {
	return Math.imul(id, 2654435761) >>> 0;
}

export interface Outcome {
	readonly ids: readonly string[];
	readonly requests: number;
	/** Thrown when the rows moved too often. */
	readonly shifting: boolean;
	/** Records that were there from the first request to the last. */
	readonly stayed: readonly string[];
	readonly extraRequests: number;
}

const MOST_REQUESTS = 5_000;

/** Walks through a model; `changes` says what happens before the second request, the third, and so on. */
export function walkThrough(desk: ModelDesk, plan: WalkPlan, changes: ReadonlyArray<readonly Change[]> = []): Outcome {
	const before = desk.ids;
	const walk = new Walk(plan);
	let requests = 0;
	let shifting = false;
	try {
		for (let window = walk.next(); window !== undefined; window = walk.next()) {
			for (const change of requests === 0 ? [] : (changes[requests - 1] ?? [])) desk.change(change);
			requests += 1;
			if (requests > MOST_REQUESTS) throw new Error('the walk does not end');
			walk.take(desk.page(window));
		}
	} catch (error) {
		if (!(error instanceof ShiftingRows)) throw error;
		shifting = true;
	}
	return { ids: walk.records.map(({ id }) => id), requests, shifting, stayed: before.filter((id) => !desk.gone.has(id)), extraRequests: walk.extraRequests };
}

/** Ids that stayed and did not come out. */
export function missing({ ids, stayed }: Outcome): string[] {
	const out = new Set(ids);
	return stayed.filter((id) => !out.has(id));
}

/** What happens between pages: mostly a little, sometimes much. */
export function anyChanges(what: ReadonlyArray<Change['what']>): fc.Arbitrary<Change[][]> {
	const change = fc.record({ what: fc.constantFrom(...what), at: fc.nat(2_000) });
	const between = fc.oneof({ weight: 3, arbitrary: fc.constant<Change[]>([]) }, { weight: 3, arbitrary: fc.array(change, { maxLength: 2 }) }, { weight: 1, arbitrary: fc.array(change, { maxLength: 12 }) });
	return fc.array(between, { maxLength: 60 });
}
