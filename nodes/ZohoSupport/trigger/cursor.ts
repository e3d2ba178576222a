import { Births, type BirthsJson } from './births';
import { Known, type KnownJson } from './known';
import { Watched, type WatchedJson } from './watched';

/**
 * How far a trigger has come. Instants are milliseconds since 1970, of the service's own times, never of our clock. Every version of
 * a record that was changed before `from` is handled; of later ones, those that are `known`.
 */
export interface Cursor {
	/** Null: the desk was empty, so all that comes is new. */
	readonly from: number | null;
	/**
	 * The watermark, at or after `from`: every change before it is handled. What lies between the two is looked at again by each poll, for
	 * records that show up late.
	 */
	readonly top: number | null;
	readonly known: Known;
	readonly watched: Watched;
	/** True while so few records changed lately that asking for all that any zone may hide costs nothing. */
	readonly quiet: boolean;
	/** True once an answer left out rows that it should have held: the service reads the filter's time in another zone. */
	readonly wide: boolean;
	/** Requests of a poll that finds nothing new, as the last one had it. */
	readonly cost: number;
	/** Only after a reading of several pages: rows may have moved past it. */
	readonly births?: Births;
}

export interface CursorJson {
	readonly from: number | null;
	readonly top: number | null;
	readonly known: KnownJson;
	readonly watched?: WatchedJson;
	readonly quiet?: true;
	readonly wide?: true;
	readonly cost?: number;
	readonly births?: BirthsJson;
}

/** Before anything was read: what comes after `at` is new; null, all is. */
export function cursorAt(at: number | null): Cursor {
	return { from: at, top: at, known: Known.none, watched: Watched.none, quiet: true, wide: false, cost: 1 };
}

export function cursorToJson({ from, top, known, watched, quiet, wide, cost, births }: Cursor): CursorJson {
	const some = { ...(watched.size > 0 && { watched: watched.toJson() }), ...(births && { births: births.toJson() }) };
	return { from, top, known: known.toJson(), ...some, ...(quiet && { quiet }), ...(wide && { wide }), ...(cost > 1 && { cost }) };
}

/** The reverse of `cursorToJson`. */
export function cursorFromJson(json: CursorJson): Cursor {
	return {
		from: json.from,
		top: json.top,
		known: Known.fromJson(json.known),
		watched: Watched.fromJson(json.watched ?? []),
		quiet: json.quiet === true,
		wide: json.wide === true,
		cost: json.cost ?? 1,
		...(json.births && { births: Births.fromJson(json.births) }),
	};
}
