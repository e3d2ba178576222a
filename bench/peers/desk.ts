/** A help desk in memory, with what no source settles about the real one as switches. Instants are milliseconds since 1970. */

/** One record as the service shows it. */
export interface Row {
	readonly id: string;
	readonly created: number;
	readonly modified: number;
	/** Counts its changes; what a record says differs with it. */
	readonly version: number;
}

/** Something that happens at the desk; `place` counts the records in the order of their creation. */
export interface Happening {
	readonly at: number;
	readonly kind: 'create' | 'edit' | 'delete';
	readonly place: number;
}

export type Order = 'newest-first' | 'oldest-first' | 'recently-modified-first' | 'scattered';

/** How a desk behaves where nobody knows. */
export interface Switches {
	/** The order of a list that nobody asked to be sorted. */
	readonly order: Order;
	readonly modifiedSince: 'inclusive' | 'exclusive' | 'ignored';
	/** Milliseconds that times are cut to. */
	readonly unit: 1_000 | 60_000;
	/** How far from what was asked the filter is read. */
	readonly filterOffset: number;
}

/** Where a list begins and ends, from 1, both included. */
export interface Window {
	readonly from: number;
	readonly to: number;
}

const FIRST_ID = 41_000_000_001_000;

export class Desk {
	private readonly rows = new Map<number, Row>();

	constructor(private readonly switches: Switches) {}

	happen({ at, kind, place }: Happening): void {
		const row = this.rows.get(place);
		if (kind === 'create')
			this.rows.set(place, { id: String(FIRST_ID + place), created: at, modified: at, version: 0 });
		else if (row !== undefined && kind === 'edit')
			this.rows.set(place, { ...row, modified: at, version: row.version + 1 });
		else this.rows.delete(place);
	}

	/** A list in an order that was asked for. */
	sorted(order: Order, { from, to }: Window): Row[] {
		return this.shown([...this.rows.values()].sort(ORDERS[order]), from, to);
	}

	/** A list in the desk's own order, of what was changed since an instant; null: of all. */
	changedSince(since: number | null, { from, to }: Window): Row[] {
		const passes =
			since === null || this.switches.modifiedSince === 'ignored'
				? () => true
				: this.since(since + this.switches.filterOffset);
		const rows = [...this.rows.values()].filter(passes).sort(ORDERS[this.switches.order]);
		return this.shown(rows, from, to);
	}

	/** Everything that is there. */
	all(): Row[] {
		return [...this.rows.values()];
	}

	private since(since: number): (row: Row) => boolean {
		const { modifiedSince } = this.switches;
		return ({ modified }) => (modifiedSince === 'inclusive' ? this.cut(modified) >= since : this.cut(modified) > since);
	}

	private shown(rows: readonly Row[], from: number, to: number): Row[] {
		return rows
			.slice(from - 1, to)
			.map((row) => ({ ...row, created: this.cut(row.created), modified: this.cut(row.modified) }));
	}

	private cut(instant: number): number {
		return Math.floor(instant / this.switches.unit) * this.switches.unit;
	}
}

const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);

const ORDERS: Readonly<Record<Order, (a: Row, b: Row) => number>> = {
	'newest-first': (a, b) => b.created - a.created || byId(b, a),
	'oldest-first': (a, b) => a.created - b.created || byId(a, b),
	'recently-modified-first': (a, b) => b.modified - a.modified || byId(b, a),
	scattered: (a, b) => scatter(a) - scatter(b) || byId(a, b),
};

function scatter({ id }: Row): number {
	return Math.imul(Number(id) % 1_000_003, 0x9e3779b1) >>> 0;
}
