import type { Version } from '../../../helpdesk/changes';
import { OffsetPages } from './offset-pages';
import { isFull } from '../page-bounds';
import type { DeskTraits, ListQuestion } from './question';

/** Reads the list, newest record first, until nothing new can follow. */
export class ListWalk<Row extends Version> {
	private isOver = false;
	private readonly pages: OffsetPages;

	constructor(
		private readonly traits: Pick<DeskTraits, 'listPage' | 'reach' | 'hasSearch'>,
		/** Whether a page shows that no later page has a new record. */
		private readonly isLast: (page: readonly Row[]) => boolean,
	) {
		this.pages = new OffsetPages(traits.listPage);
	}

	/** True if the list went on further than an offset reaches. */
	isCut = false;

	next(): ListQuestion | undefined {
		return this.isOver ? undefined : { ask: 'list', from: this.pages.from, limit: this.traits.listPage };
	}

	/** @throws ShiftingRows when the rows moved more often than the walk can follow */
	take(rows: readonly Row[]): void {
		// The time of creation never changes: the id is enough to know a row again.
		if (!this.pages.take(rows.map(({ id }) => id))) return;
		this.isOver = !isFull(rows.length, this.traits.listPage) || this.isLast(rows);
		const { listPage, reach, hasSearch } = this.traits;
		// Without a search nothing else could show the rest.
		if (this.isOver || !hasSearch || this.pages.from + listPage <= reach) return;
		this.isOver = true;
		this.isCut = true;
	}
}
