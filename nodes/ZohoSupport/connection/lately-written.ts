import { createHash } from 'crypto';
import type { FieldValues, ModuleName, RecordId } from '../helpdesk/helpdesk';
import { valuesAtWork, writtenValues } from './process-memory';

/** So long a value is remembered: longer than a search is thought to lag behind a write [open, section 8]. */
const REMEMBERED_MS = 5 * 60 * 1000;
const MOST_VALUES = 50_000;
/** Of the records that were given one value, so many of the last are remembered. */
const MOST_RECORDS = 10;

/**
 * What this process wrote lately into one portal and department, by value: a search may not find it yet, and a write whose answer was
 * lost may have been carried out. Costs no request.
 */
export class LatelyWritten {
	/** @param place names the portal and department */
	constructor(private readonly place: string) {}

	/** Remembers values that were written, or may have been; an id of null where the service did not say which record has them. */
	note(module: ModuleName, fields: FieldValues, id: RecordId | null): void {
		const at = performance.now();
		for (const [label, value] of Object.entries(fields)) {
			if (value === '') continue;
			const key = this.key(module, label, value);
			const records = remembered(key, at).filter((known) => known !== id);
			// Written last comes last.
			writtenValues.delete(key);
			writtenValues.set(key, { at, records: [...records, id].slice(-MOST_RECORDS) });
		}
		for (const [key, written] of writtenValues) {
			if (writtenValues.size <= MOST_VALUES && written.at > at - REMEMBERED_MS) break;
			writtenValues.delete(key);
		}
	}

	/** The records that were lately given a value; null among them where their id is not known. They may have changed since. */
	records(module: ModuleName, label: string, value: string): ReadonlyArray<RecordId | null> {
		return remembered(this.key(module, label, value), performance.now());
	}

	/**
	 * Works while no other run of this process works on one of these values. Runs take their turn for all of their values at once, so
	 * none waits for one that waits for it.
	 */
	async alone(module: ModuleName, values: ReadonlyArray<{ readonly field: string; readonly value: string }>, work: () => Promise<void>): Promise<void> {
		const keys = values.map(({ field, value }) => this.key(module, field, value));
		const before = keys.map((key) => valuesAtWork.get(key));
		let end = () => {};
		const turn = new Promise<void>((resolve) => (end = resolve));
		for (const key of keys) valuesAtWork.set(key, turn);
		try {
			await Promise.all(before);
			await work();
		} finally {
			end();
			for (const key of keys) if (valuesAtWork.get(key) === turn) valuesAtWork.delete(key);
		}
	}

	/** A digest: values may be long, and are nobody's business. */
	private key(module: ModuleName, label: string, value: string): string {
		return createHash('sha1').update(JSON.stringify([this.place, module, label, value.toLowerCase()])).digest('base64');
	}
}

function remembered(key: string, now: number): ReadonlyArray<RecordId | null> {
	const written = writtenValues.get(key);
	return written === undefined || written.at <= now - REMEMBERED_MS ? [] : written.records;
}
