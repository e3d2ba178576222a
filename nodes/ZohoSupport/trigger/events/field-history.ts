import { createHash } from 'crypto';
import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import { DATE_TIME, onTheWall } from './version';

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

type Value = string | null;
type Values = readonly Value[];
export type FieldHistoryJson = ReadonlyArray<readonly [id: string, ...values: Value[]]>;

/** The last told values of the watched fields, by record: the past of *Field Changed*, in a bounded room. */
export class FieldHistory {
	private constructor(private readonly byId: ReadonlyMap<string, Values>) {}

	static readonly none = new FieldHistory(new Map());

	/** Remembers the values of these records too; the last ones stay longest. */
	with(records: readonly HelpdeskRecord[], fields: readonly string[]): FieldHistory {
		if (fields.length === 0 || records.length === 0) return this;
		const byId = new Map(this.byId);
		for (const record of records) {
			byId.delete(record.id);
			byId.set(record.id, valuesOf(record, fields).map(kept));
		}
		let size = 0;
		for (const values of byId.values()) size += sizeOf(values);
		for (const [id, values] of byId) {
			if (size <= MOST_IN_ALL) break;
			size -= sizeOf(values);
			byId.delete(id);
		}
		return new FieldHistory(byId);
	}

	/** The same without what holds a date with time: in another time zone of the portal it would look changed. */
	withoutTimes(): FieldHistory {
		return new FieldHistory(
			new Map([...this.byId].filter(([, values]) => !values.some((value) => value !== null && DATE_TIME.test(value)))),
		);
	}

	/** What changed of a record since it was last told; undefined when it was not, or was dropped. */
	changes(record: HelpdeskRecord, fields: readonly string[]): FieldChange[] | undefined {
		const before = this.byId.get(record.id);
		return before && changesBetween(before, valuesOf(record, fields), fields);
	}

	/** What changed of a record from here to a later history; undefined where one of them does not know it. */
	changesUntil(later: FieldHistory, id: string, fields: readonly string[]): FieldChange[] | undefined {
		const [before, after] = [this.byId.get(id), later.byId.get(id)];
		return before && after && changesBetween(before, after, fields);
	}

	get size(): number {
		return this.byId.size;
	}

	toJson(): FieldHistoryJson {
		return [...this.byId].map(([id, values]) => [id, ...values] as const);
	}

	static fromJson(json: FieldHistoryJson): FieldHistory {
		return new FieldHistory(new Map(json.map(([id, ...values]) => [id, values])));
	}
}

function valuesOf(record: HelpdeskRecord, fields: readonly string[]): Value[] {
	return fields.map((field) => record[field] ?? null);
}

function changesBetween(before: Values, after: Values, fields: readonly string[]): FieldChange[] {
	return fields.flatMap((field, place) => {
		const [old, now] = [before[place] ?? null, after[place] ?? null];
		return wall(old) === wall(kept(now)) ? [] : [{ field, old, new: now }];
	});
}

const wall = (value: Value) => (value === null ? null : onTheWall(value));

function sizeOf(values: Values): number {
	return values.reduce((sum: number, value) => sum + (value?.length ?? 0) + 3, PER_RECORD);
}

function kept(value: Value): Value {
	if (value === null || value.length <= MOST_OF_VALUE) return value;
	return `${value.slice(0, MOST_OF_VALUE - 12)}… #${createHash('sha1').update(value).digest('base64url').slice(0, 9)}`;
}
