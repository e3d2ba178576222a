/**
 * What calls cost in credits [open-points 8, by NL and MIT: the dearer of the two tables]. The service's own header
 * counts where it comes; these numbers are for estimates, and for choosing the cheaper way.
 */

/** One record, thread, comment or file by its id. */
export const RECORD_PRICE = 1;
/** Writing one thing: a record, a reply, a comment, an owner, tags, a file. */
export const WRITE_PRICE = 1;
/** One field of many records with one call. */
export const UPDATE_MANY_PRICE = 25;
/** Deleting, for each record. */
export const DELETE_PRICE = 6;
/** A page of a list or search down to row 2,000. Fields, layouts and records by several ids count as one. */
export const PAGE_PRICE = 3;
/** The depth to which a page of a list or search costs least. */
export const CHEAP_DEPTH = 2000;

/** The depths behind which a page costs more. */
export const DEPTHS = [CHEAP_DEPTH, 10_000, 100_000] as const;

/** One page of a list or search that ends at this depth. */
export function pagePrice(depth: number): number {
	const [cheap, middle, deep] = DEPTHS;
	if (depth <= cheap) return PAGE_PRICE;
	if (depth <= middle) return 10;
	return depth <= deep ? 50 : 100;
}

/** One write of so many tickets: it counts one for two. */
export function togetherPrice(tickets: number): number {
	return Math.ceil(tickets / 2);
}
