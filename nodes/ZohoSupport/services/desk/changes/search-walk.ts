import type { Version } from '../../../helpdesk/changes';
import { plus, type ServiceTime, serviceTime } from '../../../helpdesk/instants';
import { HelpdeskError, problem } from '../../../helpdesk/problem';
import { OffsetPages } from './offset-pages';
import { isFull } from '../page-bounds';
import { type DeskTraits, EDGE_MS, type SearchQuestion } from './question';

/** Rows at the end of a page that may show a later time than the one they are sorted by. */
const LATE_ROWS = 10;

/**
 * Reads all that changed since an instant, oldest first. It goes on by time and not by offset, because an edit moves a
 * row to the end and all later rows one place forward. Only rows of one moment that fill a page are walked by offset.
 * If there are more of them than an offset reaches, the rest is read from their other end [open-points 2c].
 */
export class SearchWalk<Row extends Version> {
	private isOver = false;
	private pages: OffsetPages;
	/** Set while the rest of a crowded moment is read from its other end. */
	private down: Down | undefined;

	/** Where it goes on. */
	private since: ServiceTime;

	constructor(
		private readonly start: ServiceTime,
		private readonly traits: Pick<DeskTraits, 'searchPage' | 'reach'>,
	) {
		this.since = start;
		this.pages = new OffsetPages(traits.searchPage);
	}

	next(): SearchQuestion | undefined {
		if (this.isOver) return undefined;
		const { since, down } = this;
		const { from } = down?.pages ?? this.pages;
		return {
			ask: 'search',
			since,
			until: down?.until ?? null,
			descending: down !== undefined,
			from,
			limit: this.traits.searchPage,
		};
	}

	/** @throws HelpdeskError if more records changed in one moment than can be reached; ShiftingRows as OffsetPages */
	take(rows: readonly Row[]): void {
		const keys = rows.map(keyOf);
		if (this.down !== undefined) return this.takeDown(this.down, rows, keys);
		if (!this.pages.take(keys)) return;
		if (!isFull(rows.length, this.traits.searchPage)) {
			this.isOver = true;
			return;
		}
		const times = rows.map(({ changed }) => changed.earliest);
		const next = Math.min(...times.slice(-LATE_ROWS)) - EDGE_MS;
		if (next > this.since) this.goOnFrom(serviceTime(next));
		else if (this.isOutOfReach(this.pages)) {
			const until = plus(serviceTime(Math.max(...times)), 2 * EDGE_MS);
			this.down = { until, pages: new OffsetPages(this.traits.searchPage), met: keys.at(-1) };
		}
	}

	private takeDown({ until, pages, met }: Down, rows: readonly Row[], keys: readonly string[]): void {
		if (!pages.take(keys)) return;
		const joins = this.joins(keys, met, isFull(rows.length, this.traits.searchPage));
		if (joins === 'not yet' && !this.isOutOfReach(pages)) return;
		this.down = undefined;
		if (joins === 'yes') return this.goOnFrom(plus(until, -EDGE_MS));
		// A poll that goes on with this reading asks again from the start.
		this.goOnFrom(this.start);
		throw crowded(until);
	}

	/**
	 * From the other end, the first row that was read must be the last one read from this end, and only rows that were
	 * read may follow. If both ends show the rows of one moment in the same order, that is not so.
	 */
	private joins(keys: readonly string[], met: string | undefined, mayFollow: boolean): 'yes' | 'no' | 'not yet' {
		const wasRead = (key: string) => this.pages.has(key);
		const first = keys.findIndex(wasRead);
		if (first !== -1 && !(keys[first] === met && keys.slice(first).every(wasRead))) return 'no';
		const showsNext = first !== -1 && first < keys.length - 1;
		return showsNext || !mayFollow ? 'yes' : 'not yet';
	}

	private goOnFrom(since: ServiceTime): void {
		this.since = since;
		this.pages = new OffsetPages(this.traits.searchPage);
	}

	private isOutOfReach({ from }: OffsetPages): boolean {
		return from + this.traits.searchPage > this.traits.reach;
	}
}

interface Down {
	readonly until: ServiceTime;
	readonly pages: OffsetPages;
	/** The last row that was read from the first end. */
	readonly met: string | undefined;
}

const keyOf = ({ id, changed, print }: Version) => `${id} ${changed.earliest} ${print}`;

function crowded(until: ServiceTime): HelpdeskError {
	const second = new Date(until - 2 * EDGE_MS).toISOString();
	return new HelpdeskError(
		problem(
			'request',
			`Too many records changed at ${second}: the search of Zoho Desk does not show all of them.`,
			'Nothing is lost before that time. Let the trigger watch for created records only, or start it again after that time.',
		),
	);
}
