import type { PortalRecord } from './record';

/** Gets a value of a record; undefined when it has none. */
export type ValueOf = (record: PortalRecord) => string | undefined;

/** Finds records by one value, ignoring case. It is built once and kept up to date. */
export class ValueIndex {
	private readonly holders = new Map<string, Set<PortalRecord>>();

	constructor(
		records: Iterable<PortalRecord>,
		private readonly valueOf: ValueOf,
	) {
		for (const record of records) this.add(record);
	}

	add(record: PortalRecord): void {
		const value = this.valueOf(record)?.toLowerCase();
		if (value === undefined) return;
		const holders = this.holders.get(value);
		if (holders === undefined) this.holders.set(value, new Set([record]));
		else holders.add(record);
	}

	/** Call it before the record changes. */
	remove(record: PortalRecord): void {
		const value = this.valueOf(record)?.toLowerCase();
		if (value !== undefined) this.holders.get(value)?.delete(record);
	}

	holding(value: string): ReadonlySet<PortalRecord> {
		return this.holders.get(value.toLowerCase()) ?? new Set();
	}
}
