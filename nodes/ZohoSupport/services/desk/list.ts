import type { JsonObject } from '../../helpdesk/json';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { BothEnds } from './both-ends';
import type { KnownCondition } from './conditions';
import type { Window } from './dense-second';
import type { DeskField } from './field';
import { listQuestion } from './list-question';
import { carries } from './modules';
import { OffsetWalk } from './offset-walk';
import { PageReader } from './page-reader';
import { type PagesEnd, readPages } from './pages';
import type { PagesPlan } from './pages-ahead';
import type { ReadContext } from './read-context';
import { RowCollector } from './row-collector';
import { searchQuestion } from './search-parameters';
import { instantOf, secondOf } from './times';
import { WindowSearch } from './windows';

/** Reads a list: all of it, oldest first, or the newest so many. */
export class ListReading {
	readonly collector: RowCollector;

	private readonly reader: PageReader;

	private readonly parameters: Readonly<Record<string, string>>;

	/** Records before this instant are not wanted: the newest are read until one is older. */
	private readonly since: number | undefined;

	/** The creation of the last row that came, in the order of the walk. */
	private last: number | undefined;

	constructor(
		private readonly context: ReadContext,
		private readonly conditions: readonly KnownCondition[],
		chosen: readonly DeskField[] | undefined,
		limit: number | undefined,
	) {
		const { module, send, learnt } = context;
		const { parameters, asked } = listQuestion(context, conditions, chosen);
		this.parameters = parameters;
		this.reader = new PageReader(send, `/${module.path}`, module.list.most, learnt);
		this.collector = new RowCollector(context, conditions, asked, limit);
		const since = conditions.find(({ field, operator }) => field.name === 'createdTime' && operator === 'from');
		if (since !== undefined && carries(module, 'list', since.field)) this.since = Date.parse(since.value);
	}

	/** True if the rows come newest first. */
	get isNewestFirst(): boolean {
		const { newestFirst } = this.context.module.list;
		return newestFirst !== undefined && (this.collector.limit !== undefined || this.since !== undefined);
	}

	/** @throws HelpdeskError, MovingRows */
	async read(): Promise<void> {
		const { list } = this.context.module;
		const { oldestFirst, newestFirst } = list;
		const hasTimes = carries(this.context.module, 'list', { name: 'createdTime', custom: false });
		// What lies between both ends, where they do not meet, only a search can give.
		if (newestFirst !== undefined && hasTimes && !this.isNewestFirst && this.isSearched)
			return await this.readFromBothEnds({ oldest: oldestFirst, newest: newestFirst });
		const end = await this.pages(this.isNewestFirst ? newestFirst : oldestFirst, {
			walk: new OffsetWalk(this.collector.limit !== undefined),
			isNeeded: (rows) => !this.isOlder(rows.at(0)),
			isLast: (rows) => this.isOlder(rows.at(-1)),
			take: async (rows) => {
				this.last = rows.map(createdIn).findLast((at) => at !== undefined) ?? this.last;
				return (await this.collector.take(rows)) || this.isOlder(rows.at(-1));
			},
		});
		if (end === 'tooDeep') await this.readRest();
	}

	private async readFromBothEnds(sorts: Readonly<Record<'oldest' | 'newest', string>>): Promise<void> {
		const ends = new BothEnds(
			async (end, plan) => await this.pages(sorts[end], plan),
			async (rows) => await this.collector.take(rows),
			this.context.settings.pagesAtOnce > 1,
		);
		if (await ends.read()) return;
		this.last = ends.last;
		await (ends.gap === undefined ? this.readRest() : this.readGap(ends, ends.gap));
	}

	/** The rows between both ends come from a search by time of creation, which must know those of the newest end. */
	private async readGap(ends: BothEnds, gap: Window): Promise<void> {
		let isClosed = false;
		this.collector.onRows = (rows) => {
			isClosed ||= rows.some((row) => ends.isOfNewest(row));
		};
		await this.search(() => gap);
		if (!isClosed) throw tooLong(this.context.module.plural);
	}

	/** A search finds nothing by view. */
	private get isSearched(): boolean {
		const { module, settings } = this.context;
		return module.search !== undefined && settings.view === undefined;
	}

	private async search(windowOf: (created: Window) => Window): Promise<void> {
		const { context, conditions, collector } = this;
		if (!this.isSearched) return;
		const { parameters, created } = searchQuestion(context.module, conditions, context.settings.now());
		await new WindowSearch(context, parameters, collector).read(windowOf(created));
	}

	private async pages(
		sortBy: string | undefined,
		plan: Omit<PagesPlan, 'reader' | 'query' | 'atOnce'>,
	): Promise<PagesEnd> {
		const { collector, reader } = this;
		const { limit } = collector;
		return await readPages({
			...plan,
			reader,
			query: { ...this.parameters, ...(sortBy === undefined ? {} : { sortBy }) },
			atOnce: this.context.settings.pagesAtOnce,
			...(limit === undefined || collector.leavesOut ? {} : { wanted: () => limit - collector.size }),
		});
	}

	/**
	 * Past the last row that the list gives by its number [open-points 2d]: a search by time of creation, then the list
	 * from its other end up to a row that is known, since a search may not know the newest records yet [open-points 7].
	 */
	private async readRest(): Promise<void> {
		const { context, collector } = this;
		const { list, plural } = context.module;
		await this.search((created) => this.rest(created));
		if (collector.isFull) return;
		const other = this.isNewestFirst ? list.oldestFirst : list.newestFirst;
		if (other === undefined || (this.isNewestFirst && this.isSearched)) return;
		// Without those of this walk: each of its pages begins with the last row of the one before.
		const known = collector.ids();
		const end = await this.pages(other, {
			walk: new OffsetWalk(collector.limit !== undefined),
			take: async (rows) => {
				const meetsKnown = rows.some(({ id }) => known.has(String(id)));
				await collector.take(rows);
				return meetsKnown;
			},
		});
		if (end === 'tooDeep') throw tooLong(plural);
	}

	/** The window of the rows that did not come. */
	private rest({ from, until }: Window): Window {
		if (this.last === undefined) return { from, until };
		const second = secondOf(this.last);
		if (this.isNewestFirst) return { from, until: Math.min(until ?? Infinity, second + 2000) };
		return { from: Math.max(from ?? 0, second - 1000), until };
	}

	private isOlder(row: JsonObject | undefined): boolean {
		const at = row === undefined ? undefined : createdIn(row);
		return this.since !== undefined && this.isNewestFirst && at !== undefined && at < this.since;
	}
}

function createdIn({ createdTime }: JsonObject): number | undefined {
	return instantOf(createdTime);
}

function tooLong(plural: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`Zoho Desk shows no more of these ${plural}: its list ends here, though there may be more.`,
			'Set a limit, or add a condition, and read the rest with another.',
		),
	);
}
