import { createHash } from 'crypto';
import type { ModuleName } from '../helpdesk/catalogue';
import type { RecordId } from '../helpdesk/helpdesk';
import { formless } from '../helpdesk/value-form';
import { goneRecords, valuesAtWork, type WrittenValue, writtenValues } from './process-memory';

/** So long a value is remembered: longer than a search is thought to lag behind a write [open, section 8]. */
const REMEMBERED_MS = 5 * 60 * 1000;
const MOST_VALUES = 50_000;
/** Of the records that were given one value, so many of the last are remembered. */
const MOST_RECORDS = 10;

/**
 * What this process wrote lately into one portal and department, by value without its form: a search may not find it yet or not by
 * that form, and a write whose answer was lost may have been carried out. Costs no request.
 */
export class LatelyWritten {
	/** @param place names the portal and department */
	constructor(private readonly place: string) {}

	/**
	 * Remembers values that were written, or may have been.
	 * @param shown the values as a record shows them
	 * @param id null where the service did not say which record has them
	 */
	note(module: ModuleName, shown: Readonly<Record<string, string | null>>, id: RecordId | null): void {
		const at = performance.now();
		if (id !== null) goneRecords.delete(this.recordKey(module, id));
		for (const [label, value] of Object.entries(shown)) {
			if (value === null) continue;
			const key = this.key(module, label, value);
			const text = digest([value.toLowerCase()]);
			const others = remembered(key, at).filter((known) => known.id !== id || known.text !== text);
			// Written last comes last.
			writtenValues.delete(key);
			writtenValues.set(key, { at, records: [...others, { id, text }].slice(-MOST_RECORDS) });
		}
		for (const [key, written] of writtenValues) {
			if (writtenValues.size <= MOST_VALUES && written.at > at - REMEMBERED_MS) break;
			writtenValues.delete(key);
		}
	}

	/** A record that is no longer there. */
	forget(module: ModuleName, id: RecordId): void {
		goneRecords.add(this.recordKey(module, id));
		for (const key of goneRecords) {
			if (goneRecords.size <= MOST_VALUES) break;
			goneRecords.delete(key);
		}
	}

	/**
	 * The records that were lately given a value, in whichever form; null among them where their id is not known. They may have changed
	 * since; those that are known to be gone are left out.
	 */
	records(module: ModuleName, label: string, value: string): ReadonlyArray<RecordId | null> {
		const ids = new Set(remembered(this.key(module, label, value), performance.now()).map(({ id }) => id));
		return [...ids].filter((id) => id === null || !goneRecords.has(this.recordKey(module, id)));
	}

	/** True where a record was lately given this very text, whatever its case. */
	gave(module: ModuleName, label: string, value: string, id: RecordId): boolean {
		const text = digest([value.toLowerCase()]);
		return remembered(this.key(module, label, value), performance.now()).some(
			(known) => known.id === id && known.text === text,
		);
	}

	/**
	 * Works while no other run of this process works on one of these values. Runs take their turn for all of their values at once, so
	 * none waits for one that waits for it.
	 */
	async alone(
		module: ModuleName,
		values: ReadonlyArray<{ readonly field: string; readonly value: string }>,
		work: () => Promise<void>,
	): Promise<void> {
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
		return digest([this.place, module, label, formless(value)]);
	}

	private recordKey(module: ModuleName, id: RecordId): string {
		return digest([this.place, module, id]);
	}
}

function digest(parts: readonly string[]): string {
	return createHash('sha1').update(JSON.stringify(parts)).digest('base64');
}

function remembered(key: string, now: number): WrittenValue['records'] {
	const written = writtenValues.get(key);
	return written === undefined || written.at <= now - REMEMBERED_MS ? [] : written.records;
}
