import { ShiftingRows } from '../../../helpdesk/walk';

/**
 * Walks through one question by offset, while rows come and go in front of the page. Pages overlap by one row: a page
 * counts if its first row was read before. Then all rows in front of it were read too, since rows that nobody touches
 * keep their order. Otherwise rows have moved forward, and the walk goes back a little, then twice as far.
 */
export class OffsetPages {
	from = 0;

	private readonly read = new Set<string>();
	private back = 0;
	/** Pages that did not count. */
	private repeated = 0;

	constructor(private readonly limit: number) {}

	/** Whether the version of a row was read. */
	has(key: string): boolean {
		return this.read.has(key);
	}

	/**
	 * Takes a page, as one key for each version of a row.
	 * @returns false if rows are missing before it: then the same question follows, from further in front
	 * @throws ShiftingRows when the rows moved more often than the walk can follow
	 */
	take(keys: readonly string[]): boolean {
		if (this.from > 0 && !this.read.has(keys.at(0) ?? '')) {
			this.goBack();
			return false;
		}
		for (const key of keys) this.read.add(key);
		this.back = 0;
		this.from += Math.max(0, keys.length - 1);
		return true;
	}

	private goBack(): void {
		this.repeated += 1;
		if (this.repeated > 10 + this.read.size / this.limit) throw new ShiftingRows('The rows moved too often');
		// Less than a page, so that no row can hide between two pages.
		const most = Math.max(1, this.limit - 1);
		this.back = Math.min(most, this.back === 0 ? Math.ceil(this.limit / 10) : 2 * this.back);
		this.from = Math.max(0, this.from - this.back);
	}
}
