/** A portal in memory. Its switches are what no source says about the real one. Instants are milliseconds since 1970. */

/** One record as the service shows it; `version` counts its changes. */
export type Row = Readonly<{ id: string; created: number; modified: number; version: number }>;

/** A record is saved, which creates it the first time, or deleted; `place` counts the records in the order of their creation. */
export type Happening = Readonly<{ at: number; kind: 'save' | 'delete'; place: number }>;

export type Order = 'newest-first' | 'oldest-first' | 'recently-modified-first' | 'scattered';

/** How the portal behaves where nobody knows. */
export interface Switches {
	/** The order of a list for which no order was asked. */
	readonly order: Order;
	readonly modifiedSince: 'inclusive' | 'exclusive' | 'ignored';
	/** Times are cut to so many milliseconds. */
	readonly unit: 1_000 | 60_000;
	/** Milliseconds between what was asked and how the filter reads it. */
	readonly filterOffset: number;
}

/** The first and the last row of a page, counted from 1. */
export type Window = Readonly<{ from: number; to: number }>;

const FIRST_ID = 41_000_000_001_000;

export class Portal {
	private readonly rows = new Map<number, Row>();

	constructor(private readonly switches: Switches) {}

	happen(happenings: readonly Happening[]): void {
		for (const { at, kind, place } of happenings) {
			const row = this.rows.get(place) ?? { id: String(FIRST_ID + place), created: at, version: -1 };
			if (kind === 'save') this.rows.set(place, { ...row, modified: at, version: row.version + 1 });
			else this.rows.delete(place);
		}
	}

	all(): Row[] {
		return [...this.rows.values()];
	}

	/** A list in the portal's own order of what changed since an instant; null lists everything. */
	changedSince(since: number | null, window: Window): Row[] {
		const { modifiedSince, filterOffset, order } = this.switches;
		const unfiltered = since === null || modifiedSince === 'ignored';
		const bound = (since ?? 0) + filterOffset + (modifiedSince === 'exclusive' ? 1 : 0);
		const rows = this.all().filter(({ modified }) => unfiltered || this.cut(modified) >= bound);
		return this.sorted(order, window, rows);
	}

	/** A list in an order that was asked for. */
	sorted(order: Order, { from, to }: Window, rows = this.all()): Row[] {
		const page = rows.sort(ORDERS[order]).slice(from - 1, to);
		return page.map((row) => ({ ...row, created: this.cut(row.created), modified: this.cut(row.modified) }));
	}

	private cut(instant: number): number {
		return Math.floor(instant / this.switches.unit) * this.switches.unit;
	}
}

const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);
const scatter = ({ id }: Row): number => Math.imul(Number(id) % 1_000_003, 0x9e3779b1) >>> 0;

const ORDERS: Readonly<Record<Order, (a: Row, b: Row) => number>> = {
	'newest-first': (a, b) => b.created - a.created || byId(b, a),
	'oldest-first': (a, b) => a.created - b.created || byId(a, b),
	'recently-modified-first': (a, b) => b.modified - a.modified || byId(b, a),
	scattered: (a, b) => scatter(a) - scatter(b) || byId(a, b),
};
