import { ModelService, type Reading, type Row, scattered, type Version } from '../records';
import type { Settings } from '../system';
import { Violation } from '../violation';
import type { DeskPoints } from './points';
import { SearchIndex } from './search-index';

export type DeskAsk =
	| { readonly ask: 'list'; readonly from: number; readonly limit: number }
	| {
			readonly ask: 'search';
			readonly since: number;
			readonly until: number | null;
			readonly descending: boolean;
			readonly from: number;
			readonly limit: number;
	  }
	| { readonly ask: 'record'; readonly id: string };

export interface DeskRow extends Row {
	readonly createdTime: string;
	/** Rows of the list have none. */
	readonly modifiedTime?: string;
	/** Only some of the fields in rows of the list, and more of them in a single record. */
	readonly fields: Readonly<Record<string, string>>;
	readonly isPart: boolean;
}

/** Zoho Desk: a list by time of creation, a late search by time of change, single records. */
export class DeskService extends ModelService {
	private readonly index: SearchIndex;
	/** How many records the index lacked in the reading that the judge looks at. */
	private last: { readonly of: Reading; readonly lacking: number } | undefined;
	private readonly comments = new Map<string, number>();
	/** The newest version of a record that was read by id. */
	private readonly readById = new Map<string, number>();
	/** Versions that were read by id, or that the list showed before the index had them. */
	private readonly shownInPart = new Set<Version>();

	constructor(
		private readonly points: DeskPoints,
		private readonly settings: Pick<Settings, 'events' | 'pageSize' | 'reach'>,
		now: () => number,
		tick: () => number,
	) {
		super('UTC', now, tick, points.ahead);
		this.index = new SearchIndex(points, now, tick);
	}

	unitOf(instant: number): number {
		return this.points.unit === 'second' ? Math.floor(instant / 1_000) * 1_000 : Math.floor(instant);
	}

	protected textOf(instant: number): string {
		return new Date(this.unitOf(instant)).toISOString();
	}

	protected override added(version: Version): void {
		this.index.add(version);
	}

	protected override deleted(version: Version): void {
		this.index.remove(version);
	}

	/** A save without a change is a comment. */
	protected override save(version: Version, content: Version['content']): void {
		const isComment = content === version.content;
		if (isComment) this.comments.set(version.id, (this.comments.get(version.id) ?? 0) + 1);
		if (!isComment || this.points.commentsMove) super.save(version, content);
	}

	override settle(): void {
		this.index.settle();
	}

	override get settlesWithin(): number {
		return this.points.lag;
	}

	/**
	 * The index showed it all the time, and no later version was read by id before. A trigger that waits for new records
	 * only reads the list. A record that is gone may come as long as the index shows it, but need not.
	 */
	override shows(version: Version, reading: Reading): boolean {
		if (this.settings.events === 'created') return super.shows(version, reading);
		if (!this.index.shows(version, reading) || version.n < (this.readById.get(version.id) ?? 0)) return false;
		return version.ended > reading.to || !this.isGone(version, reading.to);
	}

	/**
	 * The list shows a new record at once. If the index lacks many, they are read a few at a time, and of those that the
	 * list does not reach, those that the index shows.
	 */
	override showsRecordOf(version: Version, reading: Reading): boolean {
		const { pageSize, reach = Infinity } = this.settings;
		const isInReach = this.everCreated + 2 * pageSize <= reach || this.index.shows(version, reading);
		return super.shows(version, reading) && isInReach && this.lackingIn(reading) < 100;
	}

	private lackingIn(reading: Reading): number {
		const { last } = this;
		if (last?.of.from !== reading.from || last.of.to !== reading.to)
			this.last = { of: reading, lacking: this.index.lackingIn(reading) };
		return this.last?.lacking ?? 0;
	}

	override appeared(version: Version): number {
		return this.index.appeared(version);
	}

	/** The index may still show records that are gone. A trigger that starts with an empty list takes them for new. */
	override wasThere(version: Version, tick: number): boolean {
		return version.born <= tick && !this.isGone(version, tick);
	}

	private isGone({ id }: Version, tick: number): boolean {
		const last = this.history.findLast((version) => version.id === id);
		return last?.deleted === true && last.ended <= tick;
	}

	override isComparable(version: Version): boolean {
		return !this.shownInPart.has(version);
	}

	/** Limit: more records of the newest moment than an offset reaches. */
	override mayCountAsOld({ at }: Version, tick: number): boolean {
		const { pageSize, reach = Infinity } = this.settings;
		const ofMoment = this.history.filter((one) => one.born <= tick && this.unitOf(one.at) === this.unitOf(at));
		return ofMoment.length > reach - 2 * pageSize;
	}

	matching(question: object): number {
		const asked = question as DeskAsk;
		return asked.ask === 'search' ? this.searched(asked).length : asked.ask === 'list' ? this.size : 1;
	}

	answer(question: object): DeskRow[] {
		const asked = question as DeskAsk;
		if (asked.ask === 'record') {
			const version = this.current.get(asked.id);
			if (version === undefined) return [];
			this.readById.set(version.id, version.n);
			return [this.rowOf(version, 'record')];
		}
		const { from, limit } = asked;
		const { pageSize, reach = Infinity } = this.settings;
		if (limit > pageSize || from + limit > reach || from < 0) throw new Violation(`422 for ${JSON.stringify(asked)}`);
		if (asked.ask === 'search')
			return this.searched(asked)
				.slice(from, from + limit)
				.map((version) => this.rowOf(version, 'search'));
		const first = Math.max(0, from - this.points.listBase);
		return this.listed()
			.slice(first, first + limit)
			.map((version) => this.rowOf(version, 'list'));
	}

	private listed(): Version[] {
		return [...this.current.values()].sort(
			(a, b) => this.unitOf(b.madeAt) - this.unitOf(a.madeAt) || Number(b.id) - Number(a.id),
		);
	}

	private searched({ since, until, descending }: DeskAsk & { ask: 'search' }): Version[] {
		const isInclusive = this.points.ends === 'inclusive';
		const end = until ?? Infinity;
		const isIn = ({ at }: Version) => {
			const time = this.unitOf(at);
			return isInclusive ? time >= since && time <= end : time > since && time < end;
		};
		const turn = descending ? -1 : 1;
		const ofTies = descending && this.points.tiesTurn ? -1 : 1;
		return this.index
			.versions()
			.filter(isIn)
			.sort((a, b) => turn * (this.unitOf(a.at) - this.unitOf(b.at)) || ofTies * this.tie(a, b));
	}

	private tie(a: Version, b: Version): number {
		const { ties } = this.points;
		if (ties === 'saved') return a.born - b.born;
		return ties === 'id' ? Number(a.id) - Number(b.id) : scattered(a.id) - scattered(b.id);
	}

	private rowOf(version: Version, where: DeskAsk['ask']): DeskRow {
		const { id, content, at, madeAt } = version;
		// A record is read by id if the search did not show it, perhaps because it was asked before.
		if (where === 'record' || (where === 'list' && !this.index.has(version))) this.shownInPart.add(version);
		const row = { id, createdTime: this.textOf(madeAt), isPart: where !== 'search', version };
		if (where === 'list') return { ...row, fields: { Subject: content.Subject } };
		const fields = { ...content, commentCount: String(this.comments.get(id) ?? 0) };
		const more: Record<string, string> = where === 'record' ? { channelCode: 'none' } : {};
		return { ...row, modifiedTime: this.textOf(at), fields: { ...fields, ...more } };
	}
}
