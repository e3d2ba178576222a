import type { DeskAnswer, DeskCall, DeskDoor } from '../../../nodes/ZohoSupport/services/desk/call';
import type { Json, JsonObject } from '../../../nodes/ZohoSupport/helpdesk/json';
import { problem } from '../../../nodes/ZohoSupport/helpdesk/problem';

/** How a fake service behaves where sources disagree. */
export interface FakeTraits {
	/** Which `from` is the first row of a list; `refuses0`: it counts from 1, and 0 is a 422. */
	readonly base: 0 | 1 | 'refuses0';
	readonly most: number;
	/** True: more than `most` rows are cut off without a word. */
	readonly isSilent: boolean;
	readonly listCeiling: number;
	readonly searchCeiling: number;
	readonly ends: 'inclusive' | 'exclusive';
	readonly precision: 'milliseconds' | 'seconds';
	/** Parameters that are refused as extra ones. */
	readonly refused: readonly string[];
	readonly refusesTwoIncludes: boolean;
	/** What a list does when it is to show the newest rows first. */
	readonly newestFirst: 'shows' | 'ignores' | 'refuses';
}

export const USUAL: FakeTraits = {
	base: 0,
	most: 100,
	isSilent: false,
	listCeiling: Infinity,
	searchCeiling: 4999,
	ends: 'inclusive',
	precision: 'milliseconds',
	refused: [],
	refusesTwoIncludes: false,
	newestFirst: 'shows',
};

export type FakeRow = { id: string; createdTime: string } & Record<string, Json>;

/** The records of one module behind a door, with a list and a search. `before` runs ahead of each call. */
export class FakeDesk {
	readonly calls: DeskCall[] = [];

	rows: FakeRow[];

	private readonly questions = new Map<string, { of: readonly FakeRow[]; length: number; found: FakeRow[] }>();

	before: (call: DeskCall) => void = () => undefined;

	/** Answers that come in place of the usual ones, by path. */
	readonly answers = new Map<string, DeskAnswer | ((call: DeskCall) => DeskAnswer)>();

	constructor(
		readonly path: string,
		rows: readonly FakeRow[],
		readonly traits: FakeTraits = USUAL,
	) {
		this.rows = [...rows];
	}

	readonly door: DeskDoor = async (call) => {
		this.before(call);
		this.calls.push(call);
		await Promise.resolve();
		const own = this.answers.get(call.path);
		if (own !== undefined) return typeof own === 'function' ? own(call) : own;
		if (call.path === `/${this.path}`) return this.page(call);
		if (call.path === `/${this.path}/search`) return this.search(call);
		if (call.path === '/organizationFields') return { kind: 'empty' };
		const id = call.path.split('/').at(-1);
		const row = this.rows.find((one) => one.id === id);
		return row === undefined ? refusal('not-found', 'URL_NOT_FOUND', 'No such record') : { kind: 'body', body: row };
	};

	/** Paths with what they were asked, for expectations. */
	asked(path: string): Array<Readonly<Record<string, string>>> {
		return this.calls.filter((call) => call.path === path).map(({ query = {} }) => query);
	}

	private page({ query = {} }: DeskCall): DeskAnswer {
		const trouble = this.trouble(query, this.traits.base === 'refuses0', this.traits.listCeiling);
		if (trouble !== undefined) return trouble;
		const from = Number(query.from);
		const start = this.traits.base === 0 ? from : Math.max(0, from - 1);
		const { newestFirst } = this.traits;
		const isTurned = query.sortBy?.startsWith('-') === true;
		if (isTurned && newestFirst === 'refuses')
			return { ...refusal('data', 'UNPROCESSABLE_ENTITY', 'sortBy'), parameter: 'sortBy' };
		const found = this.found(isTurned && newestFirst === 'ignores' ? { ...query, sortBy: 'createdTime' } : query);
		return listOf(found.slice(start, start + Math.min(Number(query.limit), this.traits.most)));
	}

	private search({ query = {} }: DeskCall): DeskAnswer {
		const trouble = this.trouble(query, false, this.traits.searchCeiling);
		if (trouble !== undefined) return trouble;
		const found = this.found(query);
		const from = Number(query.from);
		const most = this.traits.searchCeiling + 1;
		const rows = found.slice(from, Math.min(most, from + Math.min(Number(query.limit), this.traits.most)));
		return listOf(rows, found.length);
	}

	/** The rows of a question in order, worked out once for all of its pages. */
	private found({ from: _from, limit: _limit, ...question }: Readonly<Record<string, string>>): readonly FakeRow[] {
		const key = JSON.stringify(question);
		const there = this.questions.get(key);
		if (there?.of === this.rows && there.length === this.rows.length) return there.found;
		const found = sorted(
			this.rows.filter((row) => this.isAsked(row, question) && this.isInRanges(row, question)),
			question.sortBy ?? '',
		);
		this.questions.set(key, { of: this.rows, length: this.rows.length, found });
		return found;
	}

	private trouble(query: Readonly<Record<string, string>>, refuses0: boolean, ceiling: number): DeskAnswer | undefined {
		const { most, isSilent, refused, refusesTwoIncludes } = this.traits;
		const extra = Object.keys(query).find((name) => refused.includes(name));
		if (extra !== undefined)
			return {
				...refusal('data', 'UNPROCESSABLE_ENTITY', `Extra query parameter '${extra}'`),
				parameter: extra,
				isUnknown: true,
			};
		if (refusesTwoIncludes && query.include?.includes(',') === true)
			return { ...refusal('data', 'UNPROCESSABLE_ENTITY', 'include'), parameter: 'include' };
		if (!isSilent && Number(query.limit) > most) return range('limit', 1, most);
		const from = Number(query.from);
		if (refuses0 && from === 0) return range('from', 1, 1e9);
		return from > ceiling ? range('from', 0, ceiling) : undefined;
	}

	private isAsked(row: FakeRow, query: Readonly<Record<string, string>>): boolean {
		return ['status', 'departmentId', 'departmentIds', 'email', 'subject', 'contactId'].every((name) => {
			const wanted = query[name];
			const held = String(row[name === 'departmentIds' ? 'departmentId' : name] ?? '').toLowerCase();
			return wanted === undefined || wanted.split(',').some((one) => matches(held, one.toLowerCase()));
		});
	}

	private isInRanges(row: FakeRow, query: Readonly<Record<string, string>>): boolean {
		return (['createdTime', 'modifiedTime'] as const).every((name) => {
			const wanted = query[`${name}Range`];
			if (wanted === undefined) return true;
			// Texts in UTC with milliseconds compare as times do.
			const held = String(row[name]);
			const at = this.traits.precision === 'seconds' ? `${held.slice(0, 19)}.000Z` : held;
			const [from, until] = wanted.split(',');
			return this.traits.ends === 'inclusive' ? at >= from && at <= until : at > from && at < until;
		});
	}
}

function matches(held: string, wanted: string): boolean {
	if (!wanted.includes('*')) return held === wanted;
	const text = wanted.replaceAll('*', '');
	return wanted.startsWith('*') ? held.includes(text) : held.startsWith(text);
}

function sorted(rows: readonly FakeRow[], sortBy: string): FakeRow[] {
	const sign = sortBy.startsWith('-') ? -1 : 1;
	if (sortBy.replace('-', '') !== 'createdTime') return [...rows];
	return [...rows].sort(
		(one, other) => sign * (one.createdTime < other.createdTime ? -1 : one.createdTime > other.createdTime ? 1 : 0),
	);
}

function listOf(data: readonly JsonObject[], count?: number): DeskAnswer {
	if (data.length === 0) return { kind: 'empty' };
	return { kind: 'body', body: count === undefined ? { data } : { data, count } };
}

export function refusal(
	kind: Parameters<typeof problem>[0],
	code: string,
	message: string,
): DeskAnswer & { kind: 'error' } {
	return { kind: 'error', problem: { ...problem(kind, message, ''), code } };
}

function range(parameter: string, least: number, most: number): DeskAnswer {
	const message = `The value passed for field '${parameter}' exceeds the range of '${least}-${most}'.`;
	return { ...refusal('data', 'UNPROCESSABLE_ENTITY', message), parameter, range: { least, most } };
}
