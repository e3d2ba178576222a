import type { JsonObject } from '../../helpdesk/json';
import { idOf } from './answers';
import { DenseSecond, MOST_ROWS, tooMany, type Window } from './dense-second';
import { OffsetWalk } from './offset-walk';
import { PageReader } from './page-reader';
import { type PagesEnd, readPages } from './pages';
import { CHEAP_DEPTH } from './prices';
import type { ReadContext } from './read-context';
import type { RowCollector } from './row-collector';
import { departmentOfSearch, RANGE_SLACK_MS } from './search-parameters';
import { TimeTrail } from './time-trail';
import { secondOf, timeRange } from './times';

export const SEARCH_PAGE = 100;
/** No source gives a smaller number at which rows end. */
const LEAST_CEILING = 950;
const SECOND_MS = 1000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;
const EARLIEST = Date.UTC(2000, 0, 1);

/**
 * Reads a search of any size. Rows come in the order of creation. Where page numbers become dear or end, a new search
 * begins at the creation of the last row; the windows overlap by more than a second, since neither the precision of
 * the index nor the ends of a range are known [open-points 7]. So every page is a cheap one.
 */
export class WindowSearch {
	private readonly reader: PageReader;

	private readonly isNewestFirst: boolean;

	constructor(
		private readonly context: ReadContext,
		private readonly parameters: Readonly<Record<string, string>>,
		private readonly collector: RowCollector,
	) {
		const path = `/${context.module.path}/search`;
		this.reader = new PageReader(context.send, path, SEARCH_PAGE, context.learnt);
		this.isNewestFirst = collector.limit !== undefined && !context.learnt.refuses(path, 'sortBy -');
	}

	/** @throws HelpdeskError, MovingRows */
	async read(window: Window): Promise<void> {
		let { from, until } = window;
		while (from === undefined || until === undefined || from <= until) {
			const run = new WindowRun({ from, until }, this.isNewestFirst);
			let end = await this.pages(run, CHEAP_DEPTH);
			if (end === 'tooDeep' && run.rest() === undefined) end = await this.pages(run, MOST_ROWS);
			if (end === 'enough' || (end === 'end' && !this.wasCutOff(run))) return;
			const rest = run.rest() ?? (await this.afterDenseSecond(run));
			if (rest === undefined) {
				await this.readHalves({ from, until });
				return;
			}
			({ from, until } = rest);
		}
	}

	private async pages(run: WindowRun, deepest: number): Promise<PagesEnd> {
		const { collector, reader } = this;
		const { limit } = collector;
		return await readPages({
			reader,
			query: this.query(run.window),
			walk: run.walk,
			atOnce: this.context.settings.pagesAtOnce,
			deepest,
			...(limit === undefined || collector.leavesOut ? {} : { wanted: () => limit - collector.size }),
			take: async (rows, { count }) => {
				run.note(rows, count);
				return await collector.take(rows);
			},
		});
	}

	/**
	 * True if the service counts more rows than it gave, and they can be elsewhere: a page may be cut off where numbers
	 * end [open-points 2c].
	 */
	private wasCutOff(run: WindowRun): boolean {
		return run.count > run.ids.size && (run.rest() !== undefined || run.ids.size >= LEAST_CEILING);
	}

	/** More rows in one second than can be reached by their number: other parameters split them. */
	private async afterDenseSecond(run: WindowRun): Promise<Window | undefined> {
		const { last } = run;
		if (!run.isInOrder || last === undefined) return undefined;
		const second = secondOf(last);
		const dense = new DenseSecond(this.context, this.reader, this.collector, (window) => this.query(window));
		// Both windows hold the seconds beside the dense one.
		if (this.isNewestFirst) {
			await dense.read({ from: second - 2 * SECOND_MS, until: second + 2 * SECOND_MS });
			return { from: run.window.from, until: second - SECOND_MS };
		}
		await dense.read({ from: second - SECOND_MS, until: second + 3 * SECOND_MS });
		return { from: second + 2 * SECOND_MS, until: run.window.until };
	}

	/** The service did not keep to the order: only smaller windows help. */
	private async readHalves(window: Window): Promise<void> {
		const from = window.from ?? EARLIEST;
		const until = window.until ?? this.context.settings.now() + DAY_MS;
		if (until - from < 4 * SECOND_MS) throw tooMany();
		const middle = secondOf((from + until) / 2);
		await this.read({ from, until: middle + SECOND_MS });
		await this.read({ from: middle - SECOND_MS, until });
	}

	private query({ from, until }: Window): Record<string, string> {
		const { settings, module } = this.context;
		const query: Record<string, string> = { ...this.parameters };
		if (from !== undefined || until !== undefined || Object.keys(query).length === 0) {
			const end = until ?? settings.now() + DAY_MS;
			query.createdTimeRange = timeRange((from ?? EARLIEST) - RANGE_SLACK_MS, end + RANGE_SLACK_MS);
		}
		return {
			...query,
			...departmentOfSearch(module, settings),
			sortBy: this.isNewestFirst ? '-createdTime' : 'createdTime',
		};
	}
}

/** One walk through a window, and how far it came in time. */
class WindowRun {
	readonly walk: OffsetWalk;

	readonly ids = new Set<string>();

	/** How many rows the service counted with the last page. */
	count = 0;

	private readonly trail: TimeTrail;

	constructor(
		readonly window: Window,
		private readonly isNewestFirst: boolean,
	) {
		this.walk = new OffsetWalk(isNewestFirst);
		this.trail = new TimeTrail(isNewestFirst);
	}

	note(rows: readonly JsonObject[], count = 0): void {
		this.count = count;
		for (const row of rows) this.ids.add(idOf(row));
		this.trail.note(rows);
	}

	/** The creation of the last row. */
	get last(): number | undefined {
		return this.trail.last;
	}

	get isInOrder(): boolean {
		return this.trail.isInOrder;
	}

	/** The window with the rows that are still missing; undefined if it would be the same one again. */
	rest(): Window | undefined {
		const { from, until } = this.window;
		if (!this.isInOrder || this.last === undefined) return undefined;
		if (this.isNewestFirst) {
			const next = secondOf(this.last) + 2 * SECOND_MS;
			return until === undefined || until - next >= SECOND_MS ? { from, until: next } : undefined;
		}
		const next = secondOf(this.last) - SECOND_MS;
		return from === undefined || next - from >= SECOND_MS ? { from: next, until } : undefined;
	}
}
