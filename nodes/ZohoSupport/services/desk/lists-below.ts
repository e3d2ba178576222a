import type { ListPlan } from '../../helpdesk/helpdesk';
import type { JsonObject } from '../../helpdesk/json';
import { asHelpdeskError, type Problem } from '../../helpdesk/problem';
import { idIn, rowsOf } from './answers';
import type { DeskAnswer, DeskDoor } from './call';
import { isFull, lowerBound } from './page-bounds';
import { PAGE_PRICE } from './prices';

/** A list below a ticket. */
export interface ListBelow {
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	/** The most rows of a page. */
	readonly pageRows: number;
}

/** The rows of a list, each once. */
export interface RowsBelow {
	readonly rows: readonly JsonObject[];
	/** What stopped the read; `rows` are those that were read before. */
	readonly trouble?: Problem;
}

/** Reads lists below tickets page by page. */
export class ListsBelow {
	/** The most rows of a page, where the service named another bound. */
	private readonly bounds = new Map<string, number>();

	constructor(private readonly send: DeskDoor) {}

	/** One page, from the first row. @throws HelpdeskError */
	async first(list: ListBelow): Promise<JsonObject[]> {
		return (await this.page(list, 0, list.pageRows)).rows;
	}

	/** All rows. @throws HelpdeskError if a page cannot be read */
	async all(list: ListBelow): Promise<readonly JsonObject[]> {
		const reading = new Reading();
		await this.readOn(list, reading, {});
		return reading.rows;
	}

	/** All rows, or the first of them; trouble in the middle keeps what was read before. */
	async upTo(list: ListBelow, plan: ListPlan): Promise<RowsBelow> {
		const reading = new Reading();
		try {
			await this.readOn(list, reading, plan);
			return { rows: reading.rows.slice(0, plan.limit) };
		} catch (error) {
			return { rows: reading.rows.slice(0, plan.limit), trouble: asHelpdeskError(error).problem };
		}
	}

	private async readOn(list: ListBelow, reading: Reading, { limit = Infinity, onPage }: ListPlan): Promise<void> {
		while (reading.rows.length < limit) {
			const { rows, asked } = await this.page(list, reading.from, Math.min(list.pageRows, limit));
			const isNews = reading.take(rows);
			onPage?.(reading.rows.length, reading.pages);
			// A page that is shorter than one before it is not cut: it is the last.
			const mayGoOn = rows.length >= Math.min(asked, reading.longest) && isFull(rows.length, asked);
			if (!isNews || !mayGoOn) return;
		}
	}

	private async page(list: ListBelow, from: number, most: number): Promise<{ rows: JsonObject[]; asked: number }> {
		const kind = list.path.replaceAll(/\d+/g, '');
		let asked = Math.min(most, this.bounds.get(kind) ?? most);
		for (;;) {
			const answer = await this.ask(list, from, asked);
			const bound = boundIn(answer, asked);
			if (bound === undefined) return { rows: rowsOf(answer), asked };
			this.bounds.set(kind, bound);
			asked = bound;
		}
	}

	private async ask({ path, query }: ListBelow, from: number, limit: number): Promise<DeskAnswer> {
		const window = { from: String(from), limit: String(limit) };
		return await this.send({ access: 'read', method: 'GET', path, query: { ...query, ...window }, weight: PAGE_PRICE });
	}
}

/** The rows read so far. */
class Reading {
	readonly rows: JsonObject[] = [];

	from = 0;

	pages = 0;

	/** The most rows of a page so far. */
	longest = 0;

	private readonly known = new Set<string>();

	/** Returns true if a row was not read before. The first row may be 0 or 1, so one may come twice [open-points 2a]. */
	take(rows: readonly JsonObject[]): boolean {
		this.pages += 1;
		this.from += rows.length;
		this.longest = Math.max(this.longest, rows.length);
		const news = rows.filter((row) => !this.known.has(keyOf(row)));
		for (const row of news) this.known.add(keyOf(row));
		this.rows.push(...news);
		return news.length > 0;
	}
}

/** Events, and perhaps comments, have no id. */
function keyOf(row: JsonObject): string {
	return idIn(row) ?? JSON.stringify(row);
}

/** The lower bound of a page, if the service refused this one for its size. */
function boundIn(answer: DeskAnswer, asked: number): number | undefined {
	if (answer.kind !== 'error' || answer.parameter !== 'limit') return undefined;
	const named = answer.range?.most;
	if (named !== undefined) return named >= 1 && named < asked ? named : undefined;
	return lowerBound(asked);
}
