import type { JsonObject } from '../../helpdesk/json';
import { HelpdeskError } from '../../helpdesk/problem';
import { countOf, rowsOf } from './answers';
import type { DeskDoor, DeskRefusal } from './call';
import type { Learnt } from './learnt';
import { isFull, lowerBound } from './page-bounds';
import { pageCall } from './requests';

/** A page that came, or that lies past the last row that the service gives by its number. */
export type Page =
	| { readonly kind: 'rows'; readonly rows: JsonObject[]; readonly isFull: boolean; readonly count?: number }
	| { readonly kind: 'tooDeep' };

/** Zoho's words where a search ends, which name no parameter [open-points 2c]. */
const TOO_DEEP = /iterable/i;

/** Parameters that some portals refuse: the read goes on without them, and rows are filtered here. */
const CAN_DO_WITHOUT: ReadonlySet<string> = new Set(['departmentIds', 'departmentId', 'include', 'fields', 'sortBy']);

/** Reads pages of one list or search, and learns what this portal refuses. */
export class PageReader {
	requests = 0;

	/** The most rows that a page brought: a portal with a known bound never brings more than that. */
	private longest = 0;

	constructor(
		private readonly send: DeskDoor,
		readonly path: string,
		readonly most: number,
		private readonly learnt: Learnt,
	) {}

	/** The most rows in a page, as far as known. */
	get size(): number {
		return this.learnt.mostRows(this.path, this.most);
	}

	/** The greatest `from` that gives rows, as far as known. */
	get greatestFrom(): number {
		return this.learnt.greatestFrom(this.path);
	}

	/**
	 * The rows from a position, counted from 0. A list that counts from 1 gives the row before it too.
	 * @throws HelpdeskError for any refusal that cannot be learnt from
	 */
	async read(query: Readonly<Record<string, string>>, position: number, wanted = this.size): Promise<Page> {
		for (;;) {
			const from = position + (this.learnt.startsAtOne(this.path) ? 1 : 0);
			if (from > this.greatestFrom) return { kind: 'tooDeep' };
			const limit = Math.min(wanted, this.size);
			const sent = this.accepted(query);
			this.requests += 1;
			const answer = await this.send(pageCall(this.path, sent, from, limit));
			if (answer.kind !== 'error') {
				const rows = rowsOf(answer);
				return { kind: 'rows', rows, isFull: this.isFull(rows.length, limit), count: countOf(answer) };
			}
			if (this.learns(answer, sent, from, limit)) continue;
			if (from > 0 && isTooDeep(answer)) {
				this.learnt.setGreatestFrom(this.path, answer.range?.most ?? from - 1);
				return { kind: 'tooDeep' };
			}
			throw new HelpdeskError(answer.problem);
		}
	}

	private isFull(rows: number, limit: number): boolean {
		this.longest = Math.max(this.longest, rows);
		return rows >= Math.min(limit, this.longest) && isFull(rows, limit);
	}

	/** The query without what this portal refuses. */
	private accepted(query: Readonly<Record<string, string>>): Record<string, string> {
		const sent = { ...query };
		const refused = (name: string) => this.learnt.refuses(this.path, name);
		if (sent.departmentIds !== undefined && refused('departmentIds')) {
			// The singular form takes one department [open-points 3].
			if (!sent.departmentIds.includes(',')) sent.departmentId = sent.departmentIds;
			delete sent.departmentIds;
		}
		if (sent.include?.includes(',') === true && refused('include,')) [sent.include] = sent.include.split(',');
		if (sent.sortBy?.startsWith('-') === true && refused('sortBy -')) sent.sortBy = sent.sortBy.slice(1);
		for (const name of ['departmentId', 'include', 'fields']) if (refused(name)) delete sent[name];
		return sent;
	}

	/** True if the refusal shows what to send instead. */
	private learns(
		{ parameter, range, isUnknown }: DeskRefusal,
		sent: Readonly<Record<string, string>>,
		from: number,
		limit: number,
	): boolean {
		if (parameter === 'limit') {
			const most = range !== undefined && range.most < limit ? range.most : lowerBound(limit);
			if (most === undefined || most < 1) return false;
			this.learnt.setMostRows(this.path, most);
			return true;
		}
		if (parameter === 'from' && from === 0) {
			this.learnt.startAtOne(this.path);
			return true;
		}
		if (parameter === undefined || !CAN_DO_WITHOUT.has(parameter) || sent[parameter] === undefined) return false;
		// A department that is refused by its value is wrong: without it, the read would cost more and find nothing.
		if (parameter.startsWith('department') && isUnknown !== true) return false;
		const name = refusedName(parameter, sent[parameter]);
		if (name === undefined || this.learnt.refuses(this.path, name)) return false;
		this.learnt.refuse(this.path, name);
		return true;
	}
}

/**
 * What is remembered: `include` with several values, or at all; the descending sort by a time, never sorting at all. An
 * order that a person chose is not given up.
 */
function refusedName(parameter: string, value: string): string | undefined {
	if (parameter === 'include' && value.includes(',')) return 'include,';
	if (parameter === 'sortBy') return /^-(?:created|modified)Time$/.test(value) ? 'sortBy -' : undefined;
	return parameter;
}

function isTooDeep({ parameter, problem }: DeskRefusal): boolean {
	return parameter === 'from' || TOO_DEEP.test(problem.message);
}
