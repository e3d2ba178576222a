/** The rows moved more often during the walk than it can follow. */
export class MovingRows extends Error {}

/**
 * A walk through a list by positions while others create and delete records. It sends nothing itself. The list is
 * sorted by creation, which never changes: rows come in at one end only, and a deletion moves the later rows forward.
 *
 * All rows: each page begins with the last row of the page before, so that no deletion can hide a row. A page counts
 * only if it shows a row that was read before: all rows in front of that one were read too, since a page has no gaps.
 * Otherwise so many rows were deleted that the page lies further on: the walk goes back a little, then twice as far.
 * A list that counts from 1 shows one more known row at the start of each page, and none is lost [open-points 2a].
 *
 * With a limit: pages side by side, and so ⌈limit / page⌉ requests. A record that is deleted meanwhile may hide
 * another one.
 */
export class OffsetWalk {
	/** Where the next page begins, counted from 0. */
	position = 0;

	isOver = false;

	private back = 0;

	private pages = 0;

	private futile = 0;

	private readonly seen = new Set<string>();

	constructor(private readonly isSideBySide: boolean) {}

	/**
	 * Takes the ids of the page at `position`.
	 * @returns true if the page counts
	 * @throws MovingRows if too many pages did not count, or brought nothing new
	 */
	take(ids: readonly string[], isFull: boolean): boolean {
		const joins = this.isSideBySide || this.position === 0 || ids.some((id) => this.seen.has(id));
		const before = this.seen.size;
		for (const id of joins ? ids : []) this.seen.add(id);
		this.pages += 1;
		if (!joins || (isFull && this.seen.size === before)) this.futile += 1;
		if (this.futile > 10 + this.pages / 2) throw new MovingRows('The rows moved too often');
		if (joins) this.goOn(ids.length, isFull);
		else this.goBack(ids.length);
		return joins;
	}

	private goOn(rows: number, isFull: boolean): void {
		this.back = 0;
		this.isOver = !isFull;
		this.position += this.isSideBySide ? rows : Math.max(1, rows - 1);
	}

	/** Less than a page, so that no row can hide between two pages. */
	private goBack(rows: number): void {
		const most = Math.max(1, (rows === 0 ? SMALLEST_PAGE : rows) - 1);
		this.back = Math.min(most, this.back === 0 ? Math.ceil(most / 10) : 2 * this.back);
		this.position = Math.max(0, this.position - this.back);
	}
}

/** An empty page does not show how many rows a page has. */
const SMALLEST_PAGE = 50;
