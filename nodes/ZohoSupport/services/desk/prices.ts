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

/** One page of a list or search that ends at this depth. */
export function pagePrice(depth: number): number {
	if (depth <= CHEAP_DEPTH) return PAGE_PRICE;
	if (depth <= 10_000) return 10;
	return depth <= 100_000 ? 50 : 100;
}

/** Reading so many records from a list, page by page. Pages overlap by one row, unless a limit ends the list. */
export function listPrice(records: number, pageSize: number, hasLimit: boolean): number {
	const step = hasLimit ? pageSize : Math.max(1, pageSize - 1);
	const pages = Math.max(1, Math.ceil(records / step));
	let credits = 0;
	for (let page = 0; page < pages; page += 1) credits += pagePrice(page * step + pageSize);
	return credits;
}

/** Reading so many records through searches, which are cut into windows of time and so stay cheap. */
export function searchPrice(records: number): number {
	return PAGE_PRICE * Math.max(1, Math.ceil(records / 99) + Math.floor(records / CHEAP_DEPTH));
}

/** What Full Records adds. */
export function fullRecordsPrice(records: number): number {
	return records * RECORD_PRICE;
}

/** Setting one field of so many records, the cheaper way. */
export function updateTogetherPrice(records: number, mostIds: number): number {
	return Math.min(records * WRITE_PRICE, Math.ceil(records / mostIds) * UPDATE_MANY_PRICE);
}

export function deletePrice(records: number): number {
	return records * DELETE_PRICE;
}
