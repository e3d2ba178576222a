import type { Version } from '../../../helpdesk/changes';
import { serviceTime } from '../../../helpdesk/instants';
import { OffsetPages } from './offset-pages';
import { isFull } from '../page-bounds';
import type { DeskTraits, SearchQuestion } from './question';

/** Reads the last changes, newest first, down to the first one that is older than the newest. For a start with now. */
export class NewestWalk<Row extends Version> {
	/** The newest change of the first page. */
	newest = -Infinity;

	/** True if more rows show the newest time than an offset reaches. */
	isCut = false;

	private isOver = false;
	private readonly pages: OffsetPages;

	constructor(private readonly traits: Pick<DeskTraits, 'searchPage' | 'reach'>) {
		this.pages = new OffsetPages(traits.searchPage);
	}

	next(): SearchQuestion | undefined {
		const { from } = this.pages;
		const limit = this.traits.searchPage;
		return this.isOver
			? undefined
			: { ask: 'search', since: serviceTime(0), until: null, descending: true, from, limit };
	}

	take(rows: readonly Row[]): void {
		const times = rows.map(({ changed }) => changed.earliest);
		if (!Number.isFinite(this.newest)) this.newest = Math.max(this.newest, ...times);
		if (!this.pages.take(rows.map(({ id, changed, print }) => `${id} ${changed.earliest} ${print}`))) return;
		const { searchPage, reach } = this.traits;
		this.isOver = !isFull(rows.length, searchPage) || times.some((time) => time < this.newest);
		this.isCut = !this.isOver && this.pages.from + searchPage > reach;
		this.isOver ||= this.isCut;
	}
}
