import { type Moment, plus, type ServiceTime, type SteadyTime } from './instants';
import type { RowWindow } from './row-window';

/**
 * The port of the trigger: how a service tells what changed since a mark. The trigger knows only versions of records, each
 * once; the service knows what to ask next, and when the answer is whole.
 */
export interface Changes {
	/** Begins to read all that may be new to a mark. */
	read<Row extends Version>(from: ReadingFrom): ChangesReading<Row>;
}

/** One version of a record: enough to know it again. */
export interface Version {
	readonly id: string;
	/** The earliest instant of its creation; null where the service does not tell. */
	readonly made: ServiceTime | null;
	/** The earliest and the latest instant that its time of change may stand for. */
	readonly changed: { readonly earliest: ServiceTime; readonly latest: ServiceTime };
	/** A digest of what the record says, without these times. */
	readonly print: string;
}

/** Versions that were handled, in a bounded room. */
export interface KnownVersions {
	version(id: string): Version | undefined;
	versions(): readonly Version[];
	/** The earliest instant of the last change that is known; undefined where none is. */
	newest(): ServiceTime | undefined;
	/** Of versions that were changed up to here some are forgotten; undefined where none is. */
	readonly forgotten: ServiceTime | undefined;
}

/** How far a trigger has come. All instants are the service's own times, never our clock's. */
export interface Mark {
	/** Every version that was changed earlier is handled; of later ones, those that are `seen`. Null: nothing was there, so all that comes is new. */
	readonly overlap: ServiceTime | null;
	/** At or after `overlap`: every change before it was there when the reading began. Each poll reads again what lies between the two. */
	readonly watermark: ServiceTime | null;
	readonly seen: KnownVersions;
	readonly hints: Hints;
	/** Until the next whole reading, where the service's times moved since the last one: what is not surely known may have been handled. */
	readonly timesMoved?: true;
}

/** What a service learnt of itself; JSON that only the service reads. Empty before anything was read. */
export type Hints = Readonly<Record<string, boolean>>;

/** What a reading begins with. */
export interface ReadingFrom {
	readonly mark: Mark;
	/** Only for a trigger that begins at an instant of our clock. */
	readonly startsAt?: ServiceTime | undefined;
	/** What an earlier reading of this process knew of the service's clock. */
	readonly clock?: ServiceClock | undefined;
	/** What a later mark knows: it shows moved times too. */
	readonly alsoSeen?: KnownVersions;
}

/** A reading under way. */
export interface ChangesReading<Row extends Version> {
	/** What to ask next; undefined: the answer is whole. */
	next(): ReadRequest | undefined;
	/**
	 * Takes the answer to what `next` gave.
	 * @param asked when the request went out @param answered when its answer was here
	 * @throws ShiftingRows when the rows moved more often than the reading can follow
	 */
	take(rows: readonly Row[], asked: Moment, answered: Moment): void;
	/** What the whole reading came to; only once `next` gives nothing. */
	found(): Found<Row>;
}

/** The rows to ask for next: changed since an instant (null: all), one window of them. */
export interface ReadRequest {
	readonly since: ServiceTime | null;
	readonly window: RowWindow;
}

/** What a whole reading came to. */
export interface Found<Row extends Version> {
	/** The newest version of each record that was read. */
	readonly rows: ReadonlyMap<string, Row>;
	/** How the service's times moved since the mark; undefined where they did not. */
	readonly moved: TimesMove | undefined;
	/** How far the service's clock had surely come when the reading began; undefined when nothing told. */
	readonly clock: ServiceClock | undefined;
	/** True when the service does not filter by time of change, so each poll reads every record. */
	readonly filterIgnored: boolean;
	/** Records that came, and the requests that reading so many of them takes. */
	readonly read: number;
	readonly requests: number;
	/** The mark behind this reading, as if all that it found were handled. @param before in the times of now */
	after(before: Mark): NextMark;
}

/** The mark behind a whole reading, and what the next poll costs. */
export interface NextMark extends Pick<Mark, 'overlap' | 'watermark' | 'hints'> {
	/** The versions to know from now on; undefined: those that the mark before knew. */
	readonly known: readonly Version[] | undefined;
	/** Requests of the next poll, should nothing be new. */
	readonly cost: number;
}

/** What is sure of the service's clock: it had come to `instant` when our steady clock was at `steady`. */
export interface ServiceClock {
	readonly instant: ServiceTime;
	readonly steady: SteadyTime;
}

/** How all times that a service shows moved: its records look as if they were made and changed at other times. In milliseconds. */
export interface TimesMove {
	/** By how much the known versions moved, at least. */
	readonly by: number;
	/** By how much any version moved, at least. */
	readonly surely: number;
}

/** A mark in the times that the service shows now. It stands surely no later than it did: what was not handled comes, and what was may come again. */
export function movedMark(
	{ overlap, watermark }: Pick<Mark, 'overlap' | 'watermark'>,
	{ surely }: TimesMove,
): Pick<Mark, 'overlap' | 'watermark'> & { readonly timesMoved: true } {
	const moved = (instant: ServiceTime | null) => (instant === null ? null : plus(instant, surely));
	return { overlap: moved(overlap), watermark: moved(watermark), timesMoved: true };
}
