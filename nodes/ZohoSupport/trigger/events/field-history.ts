import { createHash } from 'crypto';
import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import { type Json, jsonText, valueAt } from '../../helpdesk/json';
import { DATE_TIME, withoutOffset } from './version';

/** Longest value that is kept whole. A longer one is kept as its beginning and a digest. */
const MOST_OF_VALUE = 120;
/** Most characters to keep. Beyond that, the records that were seen longest ago are dropped. */
const MOST_IN_ALL = 100_000;
/** Characters that a record needs besides its values: id, quotes and commas. */
const PER_RECORD = 30;

/** A field that changed. `old` is null if the field was empty or its old value is not known. */
export interface FieldChange {
	readonly field: string;
	readonly old: Json;
	readonly new: Json;
}

type Value = Json;
type Values = readonly Value[];
export type FieldHistoryJson = ReadonlyArray<readonly [id: string, ...values: Value[]]>;

/** The last emitted values of the watched fields, by record. *Field Changed* compares with them. Bounded in size. */
export class FieldHistory {
	private constructor(private readonly byId: ReadonlyMap<string, Values>) {}

	static readonly none = new FieldHistory(new Map());

	/** A copy that also knows the values of these records. The latest records are kept longest. */
	with(records: readonly HelpdeskRecord[], fields: readonly string[]): FieldHistory {
		if (fields.length === 0 || records.length === 0) return this;
		const byId = new Map(this.byId);
		for (const record of records) {
			byId.delete(record.id);
			byId.set(record.id, valuesOf(record, fields).map(shortened));
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

	/** A copy without the records that have a date with time: in another time zone it would look changed. */
	withoutTimes(): FieldHistory {
		return new FieldHistory(
			new Map([...this.byId].filter(([, values]) => !values.some((value) => DATE_TIME.test(jsonText(value))))),
		);
	}

	/** Whether the values of a record are remembered. */
	knows(id: string): boolean {
		return this.byId.has(id);
	}

	/** What changed in a record since it was remembered; undefined if it is not known. */
	changes(record: HelpdeskRecord, fields: readonly string[]): FieldChange[] | undefined {
		const before = this.byId.get(record.id);
		return before && changesBetween(before, valuesOf(record, fields), fields);
	}

	/** What changed in a record between this history and a later one; undefined unless both know it. */
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
	return fields.map((field) => valueAt(record, field) ?? null);
}

function changesBetween(before: Values, after: Values, fields: readonly string[]): FieldChange[] {
	return fields.flatMap((field, place) => {
		const [old, now] = [before[place] ?? null, after[place] ?? null];
		return comparable(old) === comparable(shortened(now)) ? [] : [{ field, old, new: now }];
	});
}

const comparable = (value: Value) => withoutOffset(jsonText(value));

function sizeOf(values: Values): number {
	return values.reduce((sum: number, value) => sum + jsonText(value).length + 3, PER_RECORD);
}

function shortened(value: Value): Value {
	const text = jsonText(value);
	if (text.length <= MOST_OF_VALUE) return value;
	return `${text.slice(0, MOST_OF_VALUE - 12)}… #${createHash('sha1').update(text).digest('base64url').slice(0, 9)}`;
}
