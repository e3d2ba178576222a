import { type Moment, plus, type ServiceTime, type SteadyTime } from './instants';

/**
 * The port of the trigger: how a service reports what changed since a mark. The trigger knows only versions of
 * records, each reported once. The service knows what to request next, and when the answer is complete.
 */
export interface Changes<Request extends object = object> {
	/** Starts reading everything that may be new since a mark. */
	read<Row extends Version>(from: ReadingFrom): ChangesReading<Row, Request>;
}

/** One version of a record, with just enough data to recognize it again. */
export interface Version {
	readonly id: string;
	/** The earliest instant at which it can have been created; null if the service does not say. */
	readonly made: ServiceTime | null;
	/** The earliest and the latest instant at which it can have been changed. */
	readonly changed: { readonly earliest: ServiceTime; readonly latest: ServiceTime };
	/** A digest of the record without these times; empty if the row does not show enough of it. */
	readonly print: string;
	/** What the service wants to know of a row while it reads. The trigger hands it on and does not keep it. */
	readonly note?: object | undefined;
}

/** The versions already handled; their number is limited. */
export interface KnownVersions {
	version(id: string): Version | undefined;
	versions(): readonly Version[];
	/** The earliest instant of the newest known change; undefined if no version is known. */
	newest(): ServiceTime | undefined;
	/** Some versions changed up to this instant have been forgotten; undefined if none have. */
	readonly forgotten: ServiceTime | undefined;
}

/** How far a trigger has come. All instants are times of the service, never of our clock. */
export interface Mark {
	/**
	 * All versions changed before this instant are handled; of the later ones, those in `seen`. Null: there were no
	 * records, so every record that appears is new.
	 */
	readonly overlap: ServiceTime | null;
	/**
	 * At or after `overlap`. Every change before it was already there when the reading began. Each poll reads the
	 * changes between the two again.
	 */
	readonly watermark: ServiceTime | null;
	readonly seen: KnownVersions;
	readonly hints: Hints;
	/**
	 * Set until the next complete reading if the times of the service moved: versions that are not known for certain
	 * may have been handled already.
	 */
	readonly timesMoved?: true;
}

/** What was learnt about the service: JSON that only the service reads. Empty before the first reading. */
export type Hints = Readonly<Record<string, boolean | number | string>>;

/** Where a reading starts. */
export interface ReadingFrom {
	readonly mark: Mark;
	/** What the trigger waits for, `both` if absent: a service may have a cheaper way to ask for one of them alone. */
	readonly wanted?: 'created' | 'changed' | 'both';
	/** Only for a trigger that starts at an instant of our own clock. */
	readonly startsAt?: ServiceTime | undefined;
	/** Set if that instant is now: a service that can tell its own time need not trust our clock. */
	readonly startsNow?: true;
	/** The service clock as an earlier reading in this process saw it. */
	readonly clock?: ServiceClock | undefined;
	/** The versions that a later mark knows; they can show moved times too. */
	readonly alsoSeen?: KnownVersions;
}

/** A reading in progress. */
export interface ChangesReading<Row extends Version, Request extends object = object> {
	/** The next request, which only the service understands; undefined when the answer is complete. */
	next(): Request | undefined;
	/**
	 * Takes the answer to the request from `next`.
	 * @param asked when the request was sent
	 * @param answered when its answer arrived
	 * @throws ShiftingRows when the rows moved more often than the reading can follow
	 */
	take(rows: readonly Row[], asked: Moment, answered: Moment): void;
	/** The result of the complete reading; call it only after `next` has returned undefined. */
	found(): Found<Row>;
}

/** The result of a complete reading. */
export interface Found<Row extends Version> {
	/** The newest version of each record that was read. */
	readonly rows: ReadonlyMap<string, Row>;
	/** How the times of the service moved since the mark; undefined if they did not. */
	readonly moved: TimesMove | undefined;
	/**
	 * The instant that the clock of the service had certainly reached when the reading began; undefined if nothing
	 * shows it.
	 */
	readonly clock: ServiceClock | undefined;
	/** True if the service ignores the filter by time of change, so each poll reads every record. */
	readonly filterIgnored: boolean;
	/** The number of records received, and the number of requests needed to read that many. */
	readonly read: number;
	readonly requests: number;
	/**
	 * The mark after this reading, as if everything found were handled.
	 * @param before the previous mark, in the times that the service shows now
	 */
	after(before: Mark): NextMark;
}

/** A reading that a service does in its own way, with the mark after it. */
export function readingWith<Row extends Version, Request extends object, Whole extends Omit<Found<Row>, 'after'>>(
	reading: Omit<ChangesReading<Row, Request>, 'found'> & { whole(): Whole },
	markAfter: (before: Mark, whole: Whole) => NextMark,
): ChangesReading<Row, Request> {
	return {
		next: () => reading.next(),
		take: (rows, asked, answered) => reading.take(rows, asked, answered),
		found: () => {
			const whole = reading.whole();
			return { ...whole, after: (before) => markAfter(before, whole) };
		},
	};
}

/**
 * Whether a known version did not show enough of its record to be told from a row with the same time. It may be newer
 * than that row, so the row does not say what was handled.
 */
export function isShownInPart(known: Version | undefined, row: Version): boolean {
	return known?.print === '' && known.changed.earliest === row.changed.earliest;
}

/** The mark after a complete reading, and the price of the next poll. */
export interface NextMark extends Pick<Mark, 'overlap' | 'watermark' | 'hints'> {
	/** The versions to remember from now on; undefined: those of the previous mark. */
	readonly known: readonly Version[] | undefined;
	/** The price of the next poll if nothing is new, in the unit of the service's limit: requests or credits. */
	readonly cost: number;
}

/** A known point of the service clock: it had reached `instant` when our steady clock was at `steady`. */
export interface ServiceClock {
	readonly instant: ServiceTime;
	readonly steady: SteadyTime;
}

/**
 * How all times of a service moved: its records seem to be created and changed at other times than before. In
 * milliseconds.
 */
export interface TimesMove {
	/** The smallest move of a known version. */
	readonly by: number;
	/** A lower limit for the move of any version, known or not. */
	readonly surely: number;
}

/**
 * A mark in the times that the service shows now. It is never too late: unhandled records are found, and handled ones
 * may be found again.
 */
export function movedMark(
	{ overlap, watermark }: Pick<Mark, 'overlap' | 'watermark'>,
	{ surely }: TimesMove,
): Pick<Mark, 'overlap' | 'watermark'> & { readonly timesMoved: true } {
	const moved = (instant: ServiceTime | null) => (instant === null ? null : plus(instant, surely));
	return { overlap: moved(overlap), watermark: moved(watermark), timesMoved: true };
}
