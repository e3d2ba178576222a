import { createHash } from 'crypto';
import type { HelpdeskRecord } from '../helpdesk/helpdesk';

/** Characters of a value that are kept; of a longer one, its beginning and a digest. */
const MOST_OF_VALUE = 120;
/** Characters of all that is kept: past it the records that were seen longest ago are dropped. */
const MOST_IN_ALL = 100_000;
/** What a record takes beyond its values: its id, quotes and commas. */
const PER_RECORD = 30;

/** One value that changed. `old` is null for empty, and where it was not known. */
export interface FieldChange {
	readonly field: string;
	readonly old: string | null;
	readonly new: string | null;
}

type Values = ReadonlyArray<string | null>;
export type WatchedJson = ReadonlyArray<readonly [id: string, ...values: Array<string | null>]>;

/** The last seen values of the watched fields, by record: the past of *Field Changed*, in a bounded room. */
export class Watched {
	private constructor(private readonly byId: ReadonlyMap<string, Values>) {}

	static readonly none = new Watched(new Map());

	/** Remembers the values of these records too; the last ones stay longest. */
	with(records: readonly HelpdeskRecord[], fields: readonly string[]): Watched {
		if (fields.length === 0 || records.length === 0) return this;
		const byId = new Map(this.byId);
		for (const record of records) {
			byId.delete(record.id);
			byId.set(record.id, fields.map((field) => kept(record[field] ?? null)));
		}
		let size = 0;
		for (const values of byId.values()) size += sizeOf(values);
		for (const [id, values] of byId) {
			if (size <= MOST_IN_ALL) break;
			size -= sizeOf(values);
			byId.delete(id);
		}
		return new Watched(byId);
	}

	/** What changed of a record since it was last seen; undefined when it was not, or was dropped. */
	changes(record: HelpdeskRecord, fields: readonly string[]): FieldChange[] | undefined {
		const before = this.byId.get(record.id);
		if (before === undefined) return undefined;
		return fields.flatMap((field, place) => {
			const now = record[field] ?? null;
			const old = before[place] ?? null;
			return kept(now) === old ? [] : [{ field, old, new: now }];
		});
	}

	get size(): number {
		return this.byId.size;
	}

	toJson(): WatchedJson {
		return [...this.byId].map(([id, values]) => [id, ...values] as const);
	}

	static fromJson(json: WatchedJson): Watched {
		return new Watched(new Map(json.map(([id, ...values]) => [id, values])));
	}
}

function sizeOf(values: Values): number {
	return values.reduce((sum, value) => sum + (value?.length ?? 0) + 3, PER_RECORD);
}

function kept(value: string | null): string | null {
	if (value === null || value.length <= MOST_OF_VALUE) return value;
	return `${value.slice(0, MOST_OF_VALUE - 12)}… #${createHash('sha1').update(value).digest('base64url').slice(0, 9)}`;
}
