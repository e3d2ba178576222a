import type { HelpdeskRecord, Span } from './helpdesk';
import type { RowWindow } from './row-window';

/** What a walk reads. */
export interface WalkPlan<Row = HelpdeskRecord> {
	/** The most rows in one request. */
	readonly pageSize: number;
	/** How many records to return; all if absent. */
	readonly limit?: number;
	/** Returns false for a record to leave out although the service sent it. */
	readonly keep?: (row: Row) => boolean;
	/** Time of change and content. As long as this text stays the same, nobody changed the row. */
	readonly versionOf: (row: Row) => string;
	/** When the row was last changed; undefined if it does not say. */
	readonly changed: (row: Row) => Span | undefined;
}

/** The rows moved more often during the walk than its limit allows. */
export class ShiftingRows extends Error {}

/**
 * Reads a long list page by page while others create, edit and delete records. It sends nothing itself: it gives the
 * window to read, takes the rows, and gives the next window. The order of the list is unknown, but rows that nobody
 * touches keep theirs.
 *
 * All records: a pass starts at the front, and pages overlap by one row. A page counts only if it shares an unchanged
 * row with the page before it, and no unread row comes before that row. Then all untouched rows before the shared row
 * came before it last time too, and were read. Otherwise the pass goes back a little, then twice as far, and so on.
 *
 * If the list shows the last changed rows first, an edit moves an unread row to the front. So another pass starts at
 * the front and runs up to a row that an earlier pass read, that nobody changed, and that is older than any change
 * since that pass began. All later changes come before that row. A pass of one page is complete, because nothing moves
 * within a page. A longer pass is complete if it knew every row and no page was shifted against the one before.
 * Otherwise another pass follows. In the end, every record that was there all the time has been read.
 *
 * With a limit: windows side by side, ⌈n / page⌉ requests. A record that moves meanwhile may be missed, but none is
 * returned twice.
 */
export class Walk<Row extends { readonly id: string } = HelpdeskRecord> {
	/** Pages that counted. */
	pages = 0;

	private requests = 0;

	/** The last row of any page that counted, by its position in the list. */
	private reach = 0;

	/** Records read before the first pass ended. */
	private read = 0;

	private readonly ids = new Set<string>();

	private readonly kept = new Map<string, Row>();

	private isOver: boolean;

	/** True while every page so far fits a list sorted by last change, newest first. */
	private mayShowLastChangedFirst = true;

	/** The rows of earlier passes, in the version read last. */
	private readonly known = new Map<string, Row>();

	/** No change since the previous pass began is earlier than this. */
	private newest = Infinity;

	private pass = newPass<Row>();

	constructor(private readonly plan: WalkPlan<Row>) {
		this.isOver = plan.limit === 0;
	}

	/** Each record once, in its latest version, in the order of first appearance. */
	get records(): Row[] {
		return [...this.kept.values()].slice(0, this.plan.limit);
	}

	/** Requests beyond those that an undisturbed walk needs for as many records. */
	get extraRequests(): number {
		const look = this.known.size > 0 ? 1 : 0;
		return Math.max(0, this.requests - look - Math.max(1, this.pagesRead));
	}

	/** The number of pages that an undisturbed pass over everything read takes: without a limit they overlap by a row. */
	private get pagesRead(): number {
		const { limit, pageSize } = this.plan;
		return Math.ceil(this.progress / (limit === undefined ? Math.max(1, pageSize - 1) : pageSize));
	}

	/** The number of rows read. New rows that keep coming and repeated pages do not count as progress. */
	private get progress(): number {
		return Math.min(this.read, this.reach);
	}

	/** The next rows to read; undefined when the walk has ended. */
	next(): RowWindow | undefined {
		if (this.isOver) return undefined;
		const { limit, pageSize, keep } = this.plan;
		const { from } = this.pass;
		const whole = { from, to: from + pageSize - 1 };
		// After the windows for the limit, some rows have moved, or `keep` leaves some out. A whole page costs no
		// more and makes up for them.
		if (limit === undefined || from > limit || keep !== undefined) return whole;
		return { from, to: Math.min(whole.to, limit) };
	}

	/**
	 * Takes the rows of the window from `next`.
	 * @throws ShiftingRows beyond the limit; `records` holds what was read until then.
	 */
	take(rows: readonly Row[]): void {
		const window = this.next();
		this.requests += 1;
		this.pass.newest ??= Math.max(...rows.map((row) => this.plan.changed(row)?.earliest ?? -Infinity));
		for (const row of rows) this.note(row);
		this.mayShowLastChangedFirst &&= !this.isOutOfOrder(rows);
		if (window !== undefined && this.plan.limit !== undefined) this.takeLimited(rows, window, this.plan.limit);
		else if (this.pass.from === 1 || this.joinsLastPage(rows)) this.acceptPage(rows);
		else this.goBack();
		// The limit allows the pass to go back over everything read, in case all of it is deleted. Rows read in later
		// passes do not raise the limit, so the walk ends.
		if (this.known.size === 0) this.read = this.ids.size;
		if (!this.isOver && this.extraRequests > 10 + this.pagesRead) throw new ShiftingRows('The rows moved too often');
	}

	private takeLimited(rows: readonly Row[], { from, to }: RowWindow, limit: number): void {
		this.pages += 1;
		this.reach = from + rows.length - 1;
		this.isOver = rows.length < to - from + 1 || this.kept.size >= limit;
		this.pass.from += rows.length;
	}

	private acceptPage(rows: readonly Row[]): void {
		const { pass } = this;
		this.pages += 1;
		this.reach = Math.max(this.reach, pass.from + rows.length - 1);
		pass.pages += 1;
		pass.back = 0;
		pass.isStill &&=
			(pass.from === 1 || rows.at(0)?.id === [...pass.last.keys()].at(-1)) &&
			rows.every((row) => this.isUnchanged(row, this.known));
		pass.last = new Map(rows.map((row) => [row.id, row]));
		for (const row of rows) pass.read.set(row.id, row);
		if (
			rows.length < this.plan.pageSize ||
			rows.some((row) => this.isUnchanged(row, this.known) && this.isOlderThanLastPass(row))
		)
			this.endPass();
		else pass.from += rows.length - 1;
	}

	private goBack(): void {
		const { pass, plan } = this;
		// Less than a page, so that no row can hide between two windows.
		pass.back = Math.min(
			Math.max(1, plan.pageSize - 1),
			pass.back === 0 ? Math.ceil(plan.pageSize / 10) : 2 * pass.back,
		);
		pass.from = Math.max(1, pass.from - pass.back);
	}

	private endPass(): void {
		this.isOver = this.pass.pages === 1 || this.pass.isStill || !this.mayShowLastChangedFirst;
		for (const [id, row] of this.pass.read) this.known.set(id, row);
		this.newest = this.pass.newest ?? Infinity;
		this.pass = newPass();
	}

	/**
	 * True if the rows at the start of the page, up to the first unread one, include an unchanged row of the page
	 * before. A match after an unread row proves nothing: the unread row may be untouched, and the matching one may
	 * have been changed unseen.
	 */
	private joinsLastPage(rows: readonly Row[]): boolean {
		const { last, read } = this.pass;
		const unread = rows.findIndex(({ id }) => !read.has(id) && !this.known.has(id));
		return (unread === -1 ? rows : rows.slice(0, unread)).some((row) => this.isUnchanged(row, last));
	}

	private isUnchanged(row: Row, before: ReadonlyMap<string, Row>): boolean {
		const earlier = before.get(row.id);
		return earlier !== undefined && this.plan.versionOf(earlier) === this.plan.versionOf(row);
	}

	/** True if the row was changed before the previous pass began, or does not say when. */
	private isOlderThanLastPass(row: Row): boolean {
		const changed = this.plan.changed(row);
		return changed === undefined || changed.latest < this.newest;
	}

	/**
	 * True if a row was certainly changed later than a row before it. A list sorted by last change never shows that
	 * within a page.
	 */
	private isOutOfOrder(rows: readonly Row[]): boolean {
		let least = Infinity;
		return rows.some((row) => {
			const changed = this.plan.changed(row);
			least = Math.min(least, changed?.latest ?? Infinity);
			return changed !== undefined && changed.earliest > least;
		});
	}

	private note(row: Row): void {
		this.ids.add(row.id);
		if (this.plan.keep?.(row) ?? true) this.kept.set(row.id, row);
		else this.kept.delete(row.id);
	}
}

/** A pass before its first page: its position, how far it last went back, the previous page, and all rows it read. */
function newPass<Row>() {
	return {
		from: 1,
		pages: 0,
		back: 0,
		isStill: true,
		newest: undefined as number | undefined,
		last: new Map<string, Row>(),
		read: new Map<string, Row>(),
	};
}
