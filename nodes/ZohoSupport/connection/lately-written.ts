import { createHash } from 'crypto';
import type { ModuleName } from '../helpdesk/catalogue';
import type { RecordId } from '../helpdesk/helpdesk';
import { isJsonObject, type Json, jsonText } from '../helpdesk/json';
import { formless } from '../helpdesk/value-form';
import { goneRecords, valuesAtWork, type WrittenValue, writtenValues } from './process-memory';

/** How long a value is remembered: longer than a search probably lags behind a write [open, section 8]. */
const REMEMBERED_MS = 5 * 60 * 1000;
const MOST_VALUES = 50_000;
/** For each value, only the latest records are remembered, at most this many. */
const MOST_RECORDS = 10;

/**
 * The values that this process recently wrote to one portal and department, compared without their form. A search may
 * not find a new value yet, or may not find that form of it, and a write with a lost answer may have been carried out.
 * Costs no request.
 */
export class LatelyWritten {
	/** @param place identifies the portal and department */
	constructor(private readonly place: string) {}

	/**
	 * Remembers values that were written, or may have been.
	 * @param shown the values as a record shows them
	 * @param id null if the service did not say which record has them
	 */
	note(module: ModuleName, shown: Readonly<Record<string, Json>>, id: RecordId | null): void {
		const at = performance.now();
		if (id !== null) goneRecords.delete(this.recordKey(module, id));
		for (const [label, json] of entriesOf(shown)) {
			const value = jsonText(json);
			const key = this.key(module, label, value);
			const text = digest([value.toLowerCase()]);
			const others = remembered(key, at).filter((record) => record.id !== id || record.text !== text);
			// Moves the value to the end: the newest comes last.
			writtenValues.delete(key);
			writtenValues.set(key, { at, records: [...others, { id, text }].slice(-MOST_RECORDS) });
		}
		for (const [key, written] of writtenValues) {
			if (writtenValues.size <= MOST_VALUES && written.at > at - REMEMBERED_MS) break;
			writtenValues.delete(key);
		}
	}

	/** Notes that a record no longer exists. */
	forget(module: ModuleName, id: RecordId): void {
		goneRecords.add(this.recordKey(module, id));
		for (const key of goneRecords) {
			if (goneRecords.size <= MOST_VALUES) break;
			goneRecords.delete(key);
		}
	}

	/**
	 * The records that recently got a value, in any form. Null stands for records with an unknown id. They may have
	 * changed since; records known to be gone are left out.
	 */
	records(module: ModuleName, label: string, value: string): ReadonlyArray<RecordId | null> {
		const ids = new Set(remembered(this.key(module, label, value), performance.now()).map(({ id }) => id));
		return [...ids].filter((id) => id === null || !goneRecords.has(this.recordKey(module, id)));
	}

	/** True if a record recently got exactly this text, in upper or lower case. */
	gave(module: ModuleName, label: string, value: string, id: RecordId): boolean {
		const text = digest([value.toLowerCase()]);
		return remembered(this.key(module, label, value), performance.now()).some(
			(record) => record.id === id && record.text === text,
		);
	}

	/**
	 * Runs the work while no other run of this process works on one of these values. A run waits for all of its values
	 * at once, so two runs never wait for each other.
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

	/** A digest, because values may be long and are confidential. */
	private key(module: ModuleName, label: string, value: string): string {
		return digest([this.place, module, label, formless(value)]);
	}

	private recordKey(module: ModuleName, id: RecordId): string {
		return digest([this.place, module, id]);
	}
}

/** Values with their keys, those inside an object too: `more.tier`. */
function entriesOf(shown: Readonly<Record<string, Json>>): Array<readonly [key: string, value: Json]> {
	return Object.entries(shown).flatMap(([key, value]): Array<readonly [string, Json]> => {
		if (value === null) return [];
		if (!isJsonObject(value)) return [[key, value]];
		return entriesOf(value).map(([inner, held]) => [`${key}.${inner}`, held]);
	});
}

function digest(parts: readonly string[]): string {
	return createHash('sha1').update(JSON.stringify(parts)).digest('base64');
}

function remembered(key: string, now: number): WrittenValue['records'] {
	const written = writtenValues.get(key);
	return written === undefined || written.at <= now - REMEMBERED_MS ? [] : written.records;
}
