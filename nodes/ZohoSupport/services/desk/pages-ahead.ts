import type { JsonObject } from '../../helpdesk/json';
import type { OffsetWalk } from './offset-walk';
import type { Page, PageReader } from './page-reader';

/** One walk through the pages of a list or search. */
export interface PagesPlan {
	readonly reader: PageReader;
	readonly query: Readonly<Record<string, string>>;
	readonly walk: OffsetWalk;
	/** Pages on their way at the same time. */
	readonly atOnce: number;
	/** Takes the rows of a page; true if nothing more is needed. */
	readonly take: (rows: readonly JsonObject[], page: { readonly count?: number }) => Promise<boolean>;
	/** How many rows are wanted from now on; all that a page holds if absent. */
	readonly wanted?: () => number;
	/** False for a page that lies beyond what is needed. */
	readonly isNeeded?: (rows: readonly JsonObject[]) => boolean;
	/** True for a page after which no other is needed. */
	readonly isLast?: (rows: readonly JsonObject[]) => boolean;
	/** From one page to the next, in rows, if that is known before the first page. */
	readonly step?: number | undefined;
	/** No page may end beyond this row. */
	readonly deepest?: number;
}

/**
 * Sends for pages before their turn, so that as many as allowed are on their way. The end of a list is not known, so a
 * scout goes ahead: if its page holds rows, the pages before it and the one after it are needed too. A scout that
 * finds nothing was the only page too many, and the rest is read one by one.
 */
export class PagesAhead {
	/** Pages that came, or are on their way, until their turn comes. */
	private readonly sent = new Map<number, Promise<Page>>();

	/** Every position that was sent for since the last start. */
	private asked = new Set<number>();

	private onTheirWay = 0;

	/** The first page that may not have been sent for, and the last one that is surely needed. */
	private next = 0;

	private needed = 0;

	private scout: number | undefined;

	/** Where the wanted rows end. */
	private end = Infinity;

	/** From one page to the next; 0 until a page has shown how many rows the service gives. */
	private step: number;

	private isOff: boolean;

	constructor(private readonly plan: PagesPlan) {
		this.isOff = plan.atOnce < 2;
		this.step = plan.step ?? 0;
	}

	/** The page at the position of the walk. */
	async page(position: number): Promise<Page> {
		const { wanted } = this.plan;
		if (wanted !== undefined) this.end = position + wanted();
		if (!this.sent.has(position)) {
			// The walk goes on after a full page: the next one is needed too.
			if (position === this.needed + this.step) this.needed = position;
			if (this.nextNeeded() !== position) this.startAt(position);
			this.send(position);
		}
		this.fill();
		const page = await this.sent.get(position)!;
		this.sent.delete(position);
		return page;
	}

	/** The walk went on by so many rows; 0 if the page did not count, and those ahead are out of place. */
	took(step: number): void {
		if (step === 0) this.asked.clear();
		else if (this.step === 0) this.step = step;
	}

	/** Sends nothing more. */
	stop(): void {
		this.isOff = true;
		this.needed = -1;
	}

	private startAt(position: number): void {
		this.sent.clear();
		this.asked.clear();
		this.next = position;
		this.needed = position;
		this.scout = undefined;
	}

	private fill(): void {
		const { atOnce } = this.plan;
		while (this.onTheirWay < atOnce && this.sent.size < 2 * atOnce) {
			const position = this.following();
			if (position === undefined) return;
			this.send(position);
		}
	}

	private following(): number | undefined {
		if (!this.isOff && this.scout === undefined && this.step > 0) {
			const scout = this.furthest();
			if (scout > this.needed) {
				this.scout = scout;
				return scout;
			}
		}
		return this.nextNeeded();
	}

	private nextNeeded(): number | undefined {
		while (this.step > 0 && this.next <= this.needed && this.asked.has(this.next)) this.next += this.step;
		return this.next > this.needed || this.asked.has(this.next) ? undefined : this.next;
	}

	/** The position so many pages further on, but no page beyond those that are wanted or given. */
	private furthest(): number {
		const given = Math.floor((this.lastGiven() - this.needed) / this.step);
		return this.needed + Math.max(0, Math.min(this.plan.atOnce - 1, given)) * this.step;
	}

	/** No page may begin further on. */
	private lastGiven(): number {
		const { reader, deepest = Infinity } = this.plan;
		return Math.min(this.end - 1, deepest - reader.size, reader.greatestFrom);
	}

	private send(position: number): void {
		const { reader, query } = this.plan;
		const most = Math.max(1, Math.min(reader.size, this.end - position));
		const sent = reader.read(query, position, most);
		this.asked.add(position);
		this.sent.set(position, sent);
		this.onTheirWay += 1;
		const came = (page?: Page): void => {
			this.onTheirWay -= 1;
			if (position === this.scout && this.sent.get(position) === sent) this.scouted(position, page);
			this.fill();
		};
		// Its trouble is met when its turn comes.
		void sent.then(came, () => came());
	}

	private scouted(position: number, page: Page | undefined): void {
		const { isNeeded, isLast } = this.plan;
		const holds = (rows: readonly JsonObject[]) => rows.length > 0 && (isNeeded?.(rows) ?? true);
		this.scout = undefined;
		if (page?.kind !== 'rows' || !holds(page.rows)) this.isOff = true;
		else {
			const goesOn = page.isFull && isLast?.(page.rows) !== true;
			this.needed = goesOn && position + this.step <= this.lastGiven() ? position + this.step : position;
			this.isOff = !goesOn;
		}
	}
}
