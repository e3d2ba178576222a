import { createHash } from 'crypto';
import { MOVES_BY_ITSELF } from '../helpdesk/fields';
import type { HelpdeskRecord, RecordTimes, Span } from '../helpdesk/helpdesk';
import { HelpdeskError, problem } from '../helpdesk/problem';

/** One version of a record: enough to know it again. Times are milliseconds since 1970. */
export interface Version {
	readonly id: string;
	/** The earliest instant of its creation; null where the service does not tell. */
	readonly made: number | null;
	/** The earliest and the latest instant of its last change. */
	readonly changed: Span;
	/** What the record says, as a digest. */
	readonly print: string;
}

/** A date with time, as records carry it. Left out of the print: a corrected time zone moves them all. */
const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

/** A record as one answer showed it. */
export class Sighting implements Version {
	readonly id: string;

	readonly made: number | null;

	readonly changed: Span;

	private digest: string | undefined;

	/** @throws HelpdeskError when the record tells no time at all: nobody could say then what is new. */
	constructor(
		readonly record: HelpdeskRecord,
		readonly times: RecordTimes,
	) {
		const changed = times.modified ?? times.created;
		if (changed === undefined) throw withoutTimes(record.id);
		this.id = record.id;
		this.made = times.created?.earliest ?? null;
		this.changed = changed;
	}

	/** Worked out when it is asked for: most rows of a long read never need it. */
	get print(): string {
		this.digest ??= printOf(this.record);
		return this.digest;
	}
}

function printOf(record: HelpdeskRecord): string {
	const hash = createHash('sha1');
	for (const label of Object.keys(record).sort()) {
		const value = record[label];
		if (value === null || MOVES_BY_ITSELF.has(label) || TIME.test(value)) continue;
		hash.update(`${label}\u0000${value}\u0001`);
	}
	return hash.digest('base64url').slice(0, 8);
}

function withoutTimes(id: string): HelpdeskError {
	return new HelpdeskError(
		problem('garbled', `The record ${id} came without Created Time and Modified Time, so nobody can tell what is new.`, 'Give the user of the credential the right to see both fields, or use a schedule with Get Many.'),
	);
}

/**
 * What tells two versions of a record apart: how long after its creation it was changed, and what it says. The distance, not the
 * time itself, so that a record stays the same when the portal or the credential gets another time zone.
 */
export function tokenOf({ made, changed, print }: Version): string {
	return `${(changed.earliest - (made ?? 0)).toString(36)}.${print}`;
}
