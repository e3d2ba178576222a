import type { HelpdeskRecord, Span } from './helpdesk';
import type { RowWindow } from './row-window';

/** What a walk is to read. */
export interface WalkPlan<Row = HelpdeskRecord> {
	/** Rows a request, at most. */
	readonly pageSize: number;
	/** How many records to give; absent = all. */
	readonly limit?: number;
	/** False for a record to leave out although the service sent it. */
	readonly keep?: (row: Row) => boolean;
	/** Time of change and content: while this text stays the same, nobody changed the row. */
	readonly versionOf: (row: Row) => string;
	/** When the row was last changed; undefined where it does not tell. */
	readonly changed: (row: Row) => Span | undefined;
}

/** The rows moved under the walk more often than its bound allows. */
export class ShiftingRows extends Error {}

/**
 * Reads a long list page by page while others create, edit and delete. Pure: it says which window to read, takes what came, and
 * says the next. The order of the list is unknown; rows that nobody touches keep theirs.
 *
 * All: a pass runs from the front, pages overlap by a row. A page counts only where it shares a row with the page before it that
 * nobody changed in between, and no unread row stands before that one: untouched rows before it stood before it then too, and were
 * read. Else the pass goes back a little, then twice as far, and so on.
 *
 * On a list that shows the last changed first, an edit takes an unread row to the front: so another pass looks there, until it comes
 * to a row that an earlier pass read, that nobody changed, and that is older than any change since that pass began. All that changed
 * since stands before that row. A look of one page is whole, since nothing moves inside a page. So is a longer one where every row
 * was known, and no page shifted beside the one before it. Else another look follows. Then every record that was there all the time was read.
 *
 * Limit: windows side by side, ⌈n / page⌉ requests; a record that moves meanwhile may be missed, none comes twice.
 */
export class Walk<Row extends { readonly id: string } = HelpdeskRecord> {
	/** Answers that counted. */
	pages = 0;

	private requests = 0;

	/** The last row of any page that counted, by its place in the list. */
	private reach = 0;

	/** Records that came before the front was looked at again. */
	private read = 0;

	private readonly ids = new Set<string>();

	private readonly kept = new Map<string, Row>();

	private isOver: boolean;

	/** Whether each page that came may be sorted by last change, newest first. */
	private mayShowLastChangedFirst = true;

	/** What earlier passes read, as they read it last. */
	private readonly known = new Map<string, Row>();

	/** No change since the pass before began is earlier than this. */
	private newest = Infinity;

	private pass = firstPage<Row>();

	constructor(private readonly plan: WalkPlan<Row>) {
		this.isOver = plan.limit === 0;
	}

	/** Each record once, as it came last, in the order in which the records came first. */
	get records(): Row[] {
		return [...this.kept.values()].slice(0, this.plan.limit);
	}

	/** Requests beyond those of an undisturbed walk that reads as many records. */
	get extraRequests(): number {
		const { limit, pageSize } = this.plan;
		const step = limit === undefined ? Math.max(1, pageSize - 1) : pageSize;
		const look = this.known.size > 0 ? 1 : 0;
		return Math.max(0, this.requests - look - Math.max(1, Math.ceil(this.progress / step)));
	}

	/** Rows that were read: rows that come in all the time, and pages that are all the same, take a walk nowhere. */
	private get progress(): number {
		return Math.min(this.read, this.reach);
	}

	/** The next rows to read; undefined when the walk is over. */
	next(): RowWindow | undefined {
		if (this.isOver) return undefined;
		const { limit, pageSize, keep } = this.plan;
		const { from } = this.pass;
		const whole = { from, to: from + pageSize - 1 };
		// Past the windows that the limit needs rows moved, and `keep` leaves some out: a whole page costs no more and makes up for them.
		if (limit === undefined || from > limit || keep !== undefined) return whole;
		return { from, to: Math.min(whole.to, limit) };
	}

	/**
	 * Takes the rows of the window that `next` gave.
	 * @throws ShiftingRows past the bound; `records` holds what was read until then.
	 */
	take(rows: readonly Row[]): void {
		const window = this.next();
		this.requests += 1;
		this.pass.newest ??= Math.max(...rows.map((row) => this.plan.changed(row)?.earliest ?? -Infinity));
		for (const row of rows) this.note(row);
		this.mayShowLastChangedFirst &&= !this.riseIn(rows);
		if (window !== undefined && this.plan.limit !== undefined) this.takeLimited(rows, window, this.plan.limit);
		else if (this.pass.from === 1 || this.isJoined(rows)) this.goOn(rows);
		else this.goBack();
		// Enough to go back over all that was read, should all of it be deleted. What comes in later gives no more: a look must end.
		if (this.known.size === 0) this.read = this.ids.size;
		if (!this.isOver && this.extraRequests > 10 + this.progress / this.plan.pageSize)
			throw new ShiftingRows('the rows moved too often');
	}

	private takeLimited(rows: readonly Row[], { from, to }: RowWindow, limit: number): void {
		this.pages += 1;
		this.reach = from + rows.length - 1;
		this.isOver = rows.length < to - from + 1 || this.kept.size >= limit;
		this.pass.from += rows.length;
	}

	private goOn(rows: readonly Row[]): void {
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
		if (rows.length < this.plan.pageSize || rows.some((row) => this.isUnchanged(row, this.known) && this.isOlder(row)))
			this.endPass();
		else pass.from += rows.length - 1;
	}

	private goBack(): void {
		const { pass, plan } = this;
		// By less than a page: no row can hide between two windows.
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
		this.pass = firstPage();
	}

	/** Whether a page begins with rows that were read, up to one of the page before: an unread one before that may be untouched, where the other was changed unseen. */
	private isJoined(rows: readonly Row[]): boolean {
		const { last, read } = this.pass;
		const unread = rows.findIndex(({ id }) => !read.has(id) && !this.known.has(id));
		return (unread === -1 ? rows : rows.slice(0, unread)).some((row) => this.isUnchanged(row, last));
	}

	private isUnchanged(row: Row, before: ReadonlyMap<string, Row>): boolean {
		const one = before.get(row.id);
		return one !== undefined && this.plan.versionOf(one) === this.plan.versionOf(row);
	}

	/** Whether a row was changed before the pass before began; so it counts too where it does not tell. */
	private isOlder(row: Row): boolean {
		const changed = this.plan.changed(row);
		return changed === undefined || changed.latest < this.newest;
	}

	/** Whether a row was surely changed later than one before it: no list that shows the last changed first has that within a page. */
	private riseIn(rows: readonly Row[]): boolean {
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

/** A run over the list, before its first page: where it stands, how far it went back last, the page before, and all it read. */
function firstPage<Row>() {
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
