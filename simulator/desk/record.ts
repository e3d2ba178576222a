/** A record as tests see it: a copy; changing it changes nothing. `fields` holds what was written, by label, without times and id. */
export interface StoredRecord {
	id: string;
	department: string;
	fields: Record<string, string>;
	created: Date;
	modified: Date;
}

/** A record as the desk holds it. Times are milliseconds since the epoch. */
export interface DeskRecord {
	readonly id: string;
	readonly department: string;
	fields: Readonly<Record<string, string>>;
	readonly created: number;
	modified: number;
	/** Grows with every change on the desk: settles the order of records modified in the same millisecond. */
	turn: number;
	/** Its fixed place in an order that says nothing of its age. */
	readonly scatter: number;
}

/** A copy for tests. */
export function storedCopy(record: DeskRecord): StoredRecord {
	return {
		id: record.id,
		department: record.department,
		fields: { ...record.fields },
		created: new Date(record.created),
		modified: new Date(record.modified),
	};
}

/** A number for an id that says nothing of its age (FNV-1a over the digits, mixed once more). */
export function scatterOf(id: string): number {
	const { imul } = Math;
	let hash = 0x811c9dc5;
	for (let place = 0; place < id.length; place += 1) hash = imul(hash ^ id.charCodeAt(place), 0x01000193);
	hash = imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return (hash ^ (hash >>> 13)) >>> 0;
}
