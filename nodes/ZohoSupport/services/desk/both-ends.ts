import type { JsonObject } from '../../helpdesk/json';
import type { Window } from './dense-second';
import { OffsetWalk } from './offset-walk';
import type { PagesEnd } from './pages';
import type { PagesPlan } from './pages-ahead';
import { DEPTHS } from './prices';
import { TimeTrail } from './time-trail';
import { instantOf, secondOf } from './times';

const SECOND_MS = 1000;

/** Reads pages from one end of the list. */
export type ReadFromEnd = (
	end: 'oldest' | 'newest',
	plan: Pick<PagesPlan, 'walk' | 'take' | 'isNeeded' | 'isLast' | 'deepest' | 'step'>,
) => Promise<PagesEnd>;

/** A walk from one end, and how far it came. */
class ListEnd {
	readonly walk = new OffsetWalk(false);

	readonly trail: TimeTrail;

	constructor(readonly name: 'oldest' | 'newest') {
		this.trail = new TimeTrail(name === 'newest');
	}
}

/**
 * Reads a whole list from both of its ends until they meet: a page costs more the deeper it lies, and from two ends the
 * deepest row lies half as deep. Each end alone reads every row up to its last one, however rows move (`OffsetWalk`). So
 * no row is missing once the last row of the newest end was created in an earlier second than that of the oldest end.
 * Rows of one second may come in another order from the other end, so a shared row is not enough.
 *
 * The newest end counts only while it keeps to the order: a portal may refuse or ignore the descending sort.
 */
export class BothEnds {
	private readonly oldest = new ListEnd('oldest');

	private readonly newest = new ListEnd('newest');

	private isTrusted = true;

	/** From one page to the next, as the first one shows. */
	private step: number | undefined;

	constructor(
		private readonly readPages: ReadFromEnd,
		private readonly collect: (rows: readonly JsonObject[]) => Promise<unknown>,
		private readonly isQuick: boolean,
	) {}

	/**
	 * Each end goes on for as long as its pages are not dearer than those of the other one. Turning round takes time, so
	 * several pages at once turn only where pages are much dearer.
	 * @returns false if the service gives no deeper rows by number, and some are missing
	 * @throws HelpdeskError, MovingRows
	 */
	async read(): Promise<boolean> {
		const { oldest, newest } = this;
		for (const [turn, deepest] of [...DEPTHS.slice(this.isQuick ? 1 : 0), Infinity, Infinity].entries()) {
			const [end, other] = turn % 2 === 0 ? [oldest, newest] : [newest, oldest];
			if (end === newest && !this.isTrusted) continue;
			if ((await this.readEnd(end, other, deepest)) === 'end' || this.haveMet()) return true;
		}
		return false;
	}

	/** The creation of the last row from the oldest end. */
	get last(): number | undefined {
		return this.oldest.trail.last;
	}

	/** The window of what is missing between the ends, with rows of both; undefined if the newest end does not count. */
	get gap(): Required<Window> | undefined {
		const [from, until] = [this.oldest.trail.last, this.newest.trail.pageFirst];
		if (!this.isTrusted || from === undefined || until === undefined) return undefined;
		return { from: secondOf(from) - SECOND_MS, until: secondOf(until) + SECOND_MS };
	}

	/** True for a row as new as those that the newest end has read. */
	isOfNewest({ createdTime }: JsonObject): boolean {
		const [at, last] = [instantOf(createdTime), this.newest.trail.last];
		return at !== undefined && last !== undefined && secondOf(at) >= secondOf(last);
	}

	private async readEnd(end: ListEnd, other: ListEnd, deepest: number): Promise<PagesEnd> {
		return await this.readPages(end.name, {
			walk: end.walk,
			deepest,
			step: this.step,
			isNeeded: (rows) => !this.isPast(rows.at(0), other),
			isLast: (rows) => this.isPast(rows.at(-1), other),
			take: async (rows) => {
				this.step ??= end.walk.position;
				end.trail.note(rows);
				if (!end.trail.isInOrder || (end === this.newest && !this.isAhead())) this.isTrusted = false;
				await this.collect(rows);
				return this.haveMet() || (end === this.newest && !this.isTrusted);
			},
		});
	}

	/** Where the newest row is no newer than those of the oldest end, the service did not turn the order round. */
	private isAhead(): boolean {
		const [last, first] = [this.oldest.trail.last, this.newest.trail.first];
		return last !== undefined && first !== undefined && secondOf(last) < secondOf(first);
	}

	private haveMet(): boolean {
		const [last, other] = [this.oldest.trail.last, this.newest.trail.last];
		return this.isTrusted && last !== undefined && other !== undefined && secondOf(other) < secondOf(last);
	}

	/** True for a row that lies beyond the last row of the other end: nothing after it is needed. */
	private isPast({ createdTime }: JsonObject = {}, other: ListEnd): boolean {
		const [at, last] = [instantOf(createdTime), other.trail.last];
		if (!this.isTrusted || at === undefined || last === undefined) return false;
		return other === this.newest ? secondOf(at) > secondOf(last) : secondOf(at) < secondOf(last);
	}
}
