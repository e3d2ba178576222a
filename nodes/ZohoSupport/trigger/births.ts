import { createHash } from 'crypto';
import type { Span } from '../helpdesk/helpdesk';
import { ZONE_SLACK_MS } from './moved-zone';
import type { Version } from './sighting';

/** Records that are told apart; of more, those that were made last. */
const MOST_RECORDS = 4096;

/** Characters of a digest of an id, 42 bits, and of the minute in which it was made, in base 36: enough until 2084. */
const DIGEST = 7;
const MINUTE = 5;
const MINUTE_MS = 60_000;

/** The births as they are saved. */
export interface BirthsJson {
	readonly since: number | null;
	/** Digest and minute of each record, without anything between. */
	readonly ids: string;
	readonly forgotten?: number;
}

/**
 * Which of the records that were made since some instant were handled, kept after a reading of several pages. While such a reading goes
 * on, an unread record that somebody changes may move before the page that is read next. The next reading shows it, changed
 * after the watermark and made before it: without this it would count as one that was there before. At most 50 kB as text.
 */
export class Births {
	private constructor(
		/** Null: all records there are. */
		readonly since: number | null,
		/** The minute in which each was made, by the digest of its id; oldest first. */
		private readonly minutes: ReadonlyMap<string, number>,
		/** Of records that were made up to here some are forgotten. */
		private readonly forgotten: number,
	) {}

	/** @param crowded the last change of handled records whose ids are not known one by one */
	static since(since: number | null, crowded = -Infinity): Births {
		return new Births(since, new Map(), crowded);
	}

	/** The same, from a later instant on. */
	from(since: number): Births {
		return new Births(since, this.minutes, this.forgotten);
	}

	/** True when the next record may displace one: a run of readings of several pages is then long enough. */
	get isFull(): boolean {
		return this.minutes.size >= MOST_RECORDS;
	}

	/**
	 * Whether a record was there before: it was handled, or is older than all this.
	 * @param from where the cursor stands, before `since` where the service's clock is behind the time from which the trigger began
	 */
	existed({ id, created }: { id: string; created: Span | undefined }, from: number | null): boolean {
		if (this.minutes.has(digestOf(id))) return true;
		return created !== undefined && created.latest < Math.min(this.since ?? -Infinity, from ?? -Infinity);
	}

	/** Whether a record that seems to be new may be a forgotten one. */
	mayHaveExisted(created: Span | undefined): boolean {
		return created !== undefined && created.earliest <= this.forgotten;
	}

	/** These records are handled too. */
	with(rows: readonly Version[]): Births {
		const { since } = this;
		// In an hour that summer time repeats a record may be later than its earliest instant says.
		const matter = rows.filter(({ made }) => made === null || made + ZONE_SLACK_MS >= (since ?? -Infinity));
		const minutes = new Map(this.minutes);
		for (const { id, made } of matter) minutes.set(digestOf(id), Math.max(0, Math.ceil((made ?? 0) / MINUTE_MS)));
		const oldestFirst = [...minutes].sort(([, a], [, b]) => a - b);
		const dropped = oldestFirst.slice(0, -MOST_RECORDS).at(-1);
		if (dropped === undefined) return new Births(since, new Map(oldestFirst), this.forgotten);
		return new Births(since, new Map(oldestFirst.slice(-MOST_RECORDS)), Math.max(this.forgotten, dropped[1] * MINUTE_MS));
	}

	/** The same after all times moved by so much. */
	movedBy(delta: number): Births {
		const minutes = new Map([...this.minutes].map(([id, minute]) => [id, Math.max(0, minute + Math.ceil(delta / MINUTE_MS))]));
		return new Births(this.since === null ? null : this.since + delta, minutes, this.forgotten + delta);
	}

	toJson(): BirthsJson {
		const ids = [...this.minutes].map(([id, minute]) => id + minute.toString(36).padStart(MINUTE, '0')).join('');
		return { since: this.since, ids, ...(Number.isFinite(this.forgotten) && { forgotten: this.forgotten }) };
	}

	static fromJson({ since, ids, forgotten = -Infinity }: BirthsJson): Births {
		const minutes = new Map<string, number>();
		for (let at = 0; at < ids.length; at += DIGEST + MINUTE) minutes.set(ids.slice(at, at + DIGEST), Number.parseInt(ids.slice(at + DIGEST, at + DIGEST + MINUTE), 36));
		return new Births(since, minutes, forgotten);
	}
}

function digestOf(id: string): string {
	return createHash('sha1').update(id).digest('base64url').slice(0, DIGEST);
}
