/**
 * Bounds that a portal may set to a page, below the one that is described: of a list 50 or 99 [open-points 1a, 1b, 1e],
 * and where 200 are described, perhaps 100 as elsewhere [open-points 1c].
 */
const BOUNDS: readonly number[] = [100, 99, 50];

/** The page to try after one of so many rows was refused without a bound; undefined if none is left [open-points 1a]. */
export function lowerBound(asked: number): number | undefined {
	return BOUNDS.find((bound) => bound < asked);
}

/** True if more rows may follow: the page is full, or as long as a bound that cut it silently [open-points 1e]. */
export function isFull(rows: number, asked: number): boolean {
	return rows >= asked || BOUNDS.includes(rows);
}
