import type { JsonObject } from '../../helpdesk/json';
import { idOf } from './answers';
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
	/** No page may end beyond this row. */
	readonly deepest?: number;
}

export type PagesEnd = 'end' | 'enough' | 'tooDeep';

/**
 * Reads pages until the list ends, nothing more is needed, or the service gives no deeper ones. Called again with the
 * same walk, it goes on.
 * @throws HelpdeskError, MovingRows
 */
export async function readPages(plan: PagesPlan): Promise<PagesEnd> {
	const ahead = new PagesAhead(plan);
	const { walk, deepest = Infinity } = plan;
	while (!walk.isOver) {
		if (walk.position + plan.reader.size > deepest) return 'tooDeep';
		const page = await ahead.page(walk.position);
		if (page.kind === 'tooDeep') return 'tooDeep';
		const before = walk.position;
		const counts = walk.take(page.rows.map(idOf), page.isFull);
		ahead.took(counts ? walk.position - before : 0);
		if (counts && (await plan.take(page.rows, page))) return 'enough';
	}
	return 'end';
}

/**
 * Sends for pages before their turn. The end of a list is not known, so a scout goes ahead: if its page holds rows,
 * the pages between are needed too and are read together. A scout that finds nothing was the only page too many.
 */
class PagesAhead {
	private readonly pages = new Map<number, Promise<Page>>();

	/** From one page to the next; 0 until a page has shown how many rows the service gives. */
	private step = 0;

	private isOff: boolean;

	constructor(private readonly plan: PagesPlan) {
		this.isOff = plan.atOnce < 2;
	}

	/** The walk went on by so many rows; 0 if the page did not count, and those ahead are out of place. */
	took(step: number): void {
		if (step === 0) this.pages.clear();
		else if (this.step === 0) this.step = step;
	}

	async page(position: number): Promise<Page> {
		if (!this.isOff && this.step > 0 && !this.pages.has(position)) await this.sendAhead(position);
		const sent = this.pages.get(position);
		this.pages.delete(position);
		return await (sent ?? this.read(position));
	}

	private async sendAhead(position: number): Promise<void> {
		const { atOnce } = this.plan;
		const scout = this.furthest(position, atOnce - 1);
		if (scout === position) return;
		const found = await this.send(scout);
		if (found.kind === 'tooDeep' || !this.isNeeded(found.rows)) {
			this.isOff = true;
			this.pages.clear();
			return;
		}
		for (let at = position; at < scout; at += this.step) void this.send(at);
		const next = this.furthest(scout + this.step, atOnce - 1);
		if (found.isFull && next > scout) void this.send(next);
	}

	/** The position so many pages further on, but no page beyond those that are wanted or given. */
	private furthest(position: number, pages: number): number {
		const { wanted, reader, deepest = Infinity } = this.plan;
		const open =
			wanted === undefined ? Infinity : Math.ceil((wanted() - (position - this.plan.walk.position)) / this.step);
		const given = Math.floor((Math.min(deepest - reader.size, reader.greatestFrom) - position) / this.step);
		return position + Math.max(0, Math.min(pages, open - 1, given)) * this.step;
	}

	private isNeeded(rows: readonly JsonObject[]): boolean {
		return rows.length > 0 && (this.plan.isNeeded?.(rows) ?? true);
	}

	private send(position: number): Promise<Page> {
		const sent = this.pages.get(position) ?? this.read(position);
		// Its trouble is met when its turn comes.
		sent.catch(() => undefined);
		this.pages.set(position, sent);
		return sent;
	}

	private async read(position: number): Promise<Page> {
		const { reader, query, wanted } = this.plan;
		const most = wanted === undefined ? reader.size : wanted() - (position - this.plan.walk.position);
		return await reader.read(query, position, Math.max(1, Math.min(reader.size, most)));
	}
}
