import type { HelpdeskRecord, RowWindow } from './helpdesk';

/** What a walk is to read. */
export interface WalkPlan<Row = HelpdeskRecord> {
	/** Rows a request, at most. */
	readonly pageSize: number;
	/** How many records to give; absent = all. */
	readonly limit?: number;
	/** Records to leave out although the service sent them. */
	readonly keep?: (record: Row) => boolean;
	/** True: what comes in before the walk meanwhile is left to a later one, and costs this one no request. */
	readonly leaveNewcomers?: boolean;
}

/** The rows moved under the walk more often than its bound allows. */
export class ShiftingRows extends Error {}

/**
 * Reads a long list page by page while others create and delete. Pure: it says which window to read, takes what came, and
 * says the next. Knows nothing of the order of the answer, only that records which nobody touches keep their relative order.
 *
 * All: each page begins with the last row of the page before it. The same row again means that nothing before it came or
 * went. Another row means a shift: when the page begins with a row already read, rows came in before it, and nothing is
 * missing; when it begins with an unread row, rows before it went away and unread ones may have slipped behind the walk: it
 * reads one page further back, until a page begins with a row already read. Where records came in before the walk it looks
 * at the first rows once more at the end, since a service that lists the last changed first puts an unread record there.
 *
 * Limit: windows side by side, ⌈n / page⌉ requests.
 */
export class Walk<Row extends { readonly id: string } = HelpdeskRecord> {
	readonly records: Row[] = [];

	/** Requests beyond those that an undisturbed walk needs. */
	extraRequests = 0;

	private readonly seen = new Set<string>();

	private stage: 'forward' | 'back' | 'front' | 'done' = 'forward';

	private from = 1;

	private anchor: string | undefined;

	/** The page that showed a shift, kept while the walk looks further back. */
	private held: { readonly from: number; readonly rows: readonly Row[] } | undefined;

	private cameIn = 0;

	constructor(private readonly plan: WalkPlan<Row>) {
		if (plan.limit === 0) this.stage = 'done';
	}

	/** The next rows to read; undefined when the walk is over. */
	next(): RowWindow | undefined {
		if (this.stage === 'done') return undefined;
		const { limit, pageSize, keep } = this.plan;
		const whole = { from: this.from, to: this.from + pageSize - 1 };
		// Past the windows that the limit needs rows moved, and `keep` leaves some out: a whole page costs no more and makes up for them.
		if (limit === undefined || this.from > limit || keep !== undefined) return whole;
		return { from: this.from, to: Math.min(whole.to, limit) };
	}

	/**
	 * Takes the rows of the window that `next` gave.
	 * @throws ShiftingRows past the bound; `records` holds what was read until then.
	 */
	take(rows: readonly Row[]): void {
		if (this.plan.limit !== undefined) return this.takeLimited(rows, this.plan.limit);
		if (this.stage === 'front') return this.takeFront(rows);
		if (this.stage === 'back') return this.takeBack(rows);
		this.takeForward(rows);
	}

	private takeLimited(rows: readonly Row[], limit: number): void {
		const window = this.next();
		const asked = window === undefined ? 0 : window.to - window.from + 1;
		if (this.add(rows) === 0) this.spendExtra();
		if (rows.length < asked || this.records.length >= limit) this.stage = 'done';
		else this.from += rows.length;
		if (this.records.length > limit) this.records.length = limit;
	}

	private takeForward(rows: readonly Row[]): void {
		const first = rows.at(0);
		if (this.anchor === undefined || first?.id === this.anchor) return this.goOn(rows);
		if (first !== undefined && this.seen.has(first.id)) {
			this.cameIn += Math.max(1, rows.findIndex((row) => row.id === this.anchor));
			return this.goOn(rows);
		}
		this.held = { from: this.from, rows };
		this.goBack();
	}

	private takeBack(rows: readonly Row[]): void {
		const first = rows.at(0);
		if (this.from > 1 && (first === undefined || !this.seen.has(first.id))) return this.goBack();
		const held = this.held;
		this.held = undefined;
		this.stage = 'forward';
		// The page reaches into the one that showed the shift, however far rows moved in between: nothing is missing between them.
		const joint = rows.at(-1);
		if (held !== undefined && joint !== undefined && held.rows.some((row) => row.id === joint.id)) {
			this.add(rows);
			this.from = held.from;
			return this.goOn(held.rows);
		}
		this.goOn(rows);
	}

	private takeFront(rows: readonly Row[]): void {
		const found = this.add(rows);
		this.cameIn -= found;
		if (found === 0 || this.cameIn <= 0 || rows.length < this.plan.pageSize) this.stage = 'done';
		else {
			this.spendExtra();
			this.from += rows.length - 1;
		}
	}

	private goBack(): void {
		this.spendExtra();
		this.stage = 'back';
		this.from = Math.max(1, this.from - (this.plan.pageSize - 1));
	}

	private goOn(rows: readonly Row[]): void {
		const found = this.add(rows);
		const last = rows.at(-1);
		if (rows.length < this.plan.pageSize || last === undefined) return this.end();
		if (found === 0) this.spendExtra();
		this.from += rows.length - 1;
		this.anchor = last.id;
	}

	private end(): void {
		if (this.cameIn === 0 || this.plan.leaveNewcomers === true) {
			this.stage = 'done';
			return;
		}
		this.spendExtra();
		this.stage = 'front';
		this.from = 1;
	}

	/** Adds what is new, gives how many rows had not been seen. */
	private add(rows: readonly Row[]): number {
		let found = 0;
		for (const row of rows) {
			if (this.seen.has(row.id)) continue;
			this.seen.add(row.id);
			found += 1;
			if (this.plan.keep?.(row) ?? true) this.records.push(row);
		}
		return found;
	}

	private spendExtra(): void {
		this.extraRequests += 1;
		if (this.extraRequests > 10 + this.seen.size / this.plan.pageSize / 2) throw new ShiftingRows('the rows moved too often');
	}
}
