/** A copy of a record for tests. `fields` has the written values by label, without times and id. */
export interface StoredRecord {
	id: string;
	department: string;
	fields: Record<string, string>;
	created: Date;
	modified: Date;
}

/** The fields that a record had until a moment, in milliseconds since the epoch. */
export interface EarlierFields {
	readonly fields: Readonly<Record<string, string>>;
	readonly until: number;
}

const EARLIER_KEPT = 20;

/** The earlier fields of a record after a change at `moment`. */
export function withEarlier({ earlier = [], fields }: PortalRecord, moment: number): readonly EarlierFields[] {
	return [...earlier, { fields, until: moment }].slice(-EARLIER_KEPT);
}

/** The fields that a record had at a moment; undefined when it did not exist yet. */
export function fieldsAt(
	{ created, earlier = [], fields }: PortalRecord,
	moment: number,
): PortalRecord['fields'] | undefined {
	if (created > moment) return undefined;
	return earlier.find(({ until }) => until > moment)?.fields ?? fields;
}

/** A record as the portal stores it. Times are milliseconds since the epoch. */
export interface PortalRecord {
	readonly id: string;
	readonly department: string;
	fields: Readonly<Record<string, string>>;
	/** Its fields before the last changes, oldest first. A search that lags still finds it by these. */
	earlier?: readonly EarlierFields[];
	readonly created: number;
	modified: number;
	/** Grows with every change in the portal. It orders records that were modified in the same millisecond. */
	turn: number;
	/** Its fixed position in an order that does not depend on age. */
	readonly scatter: number;
}

/** A copy for tests. */
export function storedCopy(record: PortalRecord): StoredRecord {
	return {
		id: record.id,
		department: record.department,
		fields: { ...record.fields },
		created: new Date(record.created),
		modified: new Date(record.modified),
	};
}

/** A number for an id that does not depend on age (FNV-1a over the digits, mixed once more). */
export function scatterOf(id: string): number {
	const { imul } = Math;
	let hash = 0x811c9dc5;
	for (let place = 0; place < id.length; place += 1) hash = imul(hash ^ id.charCodeAt(place), 0x01000193);
	hash = imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return (hash ^ (hash >>> 13)) >>> 0;
}
