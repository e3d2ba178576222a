/** A portal in memory, on the simulator's table of records. Its switches are what no source says about the real one. Instants are milliseconds since 1970. */
import type { OpenPoints } from '../../simulator/support/open-points';
import { RecordTable, type Window } from '../../simulator/support/portal/record-table';

/** One record as the service shows it; `version` counts its changes. */
export type Row = Readonly<{ id: string; created: number; modified: number; version: number }>;

/** A record is saved, which creates it the first time, or deleted; `place` counts the records in the order of their creation. */
export type Happening = Readonly<{ at: number; kind: 'save' | 'delete'; place: number }>;

export type Order = OpenPoints['recordOrder'];

/** How the portal behaves where nobody knows. */
export interface Switches extends Pick<OpenPoints, 'recordOrder' | 'lastModifiedTime'> {
	/** Times are cut to so many milliseconds. */
	readonly unit: 1_000 | 60_000;
	/** Milliseconds between what was asked and how the filter reads it. */
	readonly filterOffset: number;
}

const FIRST_ID = 41_000_000_001_000;

export class Portal {
	private readonly table = new RecordTable();

	constructor(private readonly switches: Switches) {}

	happen(happenings: readonly Happening[]): void {
		for (const { at, kind, place } of happenings) {
			const id = String(FIRST_ID + place);
			const scatter = Math.imul((FIRST_ID + place) % 1_000_003, 0x9e3779b1) >>> 0;
			const record = this.table.get(id);
			const saved = {
				fields: { version: String(Number(record?.fields.version ?? -1) + 1) },
				modified: at,
				turn: place,
			};
			if (record === undefined) this.table.put({ id, department: '', created: at, scatter, ...saved });
			else if (kind === 'save') this.table.change(record, saved);
			else this.table.take(record);
		}
	}

	all(): Row[] {
		return this.sorted('oldest-first', { from: 1, to: Infinity });
	}

	/** A list in the portal's own order of what changed since an instant; null lists everything. */
	changedSince(since: number | null, window: Window): Row[] {
		const { lastModifiedTime, filterOffset, recordOrder } = this.switches;
		if (since === null || lastModifiedTime === 'ignored') return this.sorted(recordOrder, window);
		const bound = since + filterOffset + (lastModifiedTime === 'exclusive' ? 1 : 0);
		return this.sorted(recordOrder, { ...window, passes: ({ modified }) => this.cut(modified) >= bound });
	}

	/** A list in an order that was asked for. */
	sorted(order: Order, window: Window): Row[] {
		return this.table.window(order, window).map(({ id, created, modified, fields }) => {
			return { id, created: this.cut(created), modified: this.cut(modified), version: Number(fields.version) };
		});
	}

	private cut(instant: number): number {
		return Math.floor(instant / this.switches.unit) * this.switches.unit;
	}
}
