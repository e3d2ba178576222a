import { ModelService, type Row, scattered, type Version } from './records';
import { instantOf, wallText } from './wall-clock';

/** The behaviour of the classic API in points that are open (reference, section 8). */
export interface OpenPoints {
	readonly order:
		| 'newest'
		| 'oldest'
		| 'hash'
		| 'recently-modified'
		| 'recently-modified-older-first'
		| 'recently-modified-last';
	readonly filter: 'inclusive' | 'exclusive' | 'ignored';
	readonly unit: 'second' | 'minute';
	/** The zone in which the service reads the filter; `portal`: the zone of its times. */
	readonly filterZone: string;
	/** Which pass of a repeated hour the filter assumes. */
	readonly pass: 'first' | 'second';
	/** How far the service's clock is ahead of the true time, in milliseconds. */
	readonly ahead: number;
}

/** A row of the list. */
export interface ListRow extends Row {
	readonly created: string;
	readonly modified: string;
	readonly content: Version['content'];
	readonly overdue: string;
}

/** One request; `since` is the text of `lastmodifiedtime`. */
export interface ListQuestion {
	readonly since: string | undefined;
	readonly window: Window;
}

export interface Window {
	readonly from: number;
	readonly to: number;
}

const MINUTE = 60_000;

/** The classic API: instants inside, local times without a zone outside. */
export class ListService extends ModelService {
	constructor(
		readonly points: OpenPoints,
		zone: string,
		now: () => number,
		tick: () => number,
	) {
		super(zone, now, tick, points.ahead);
	}

	protected textOf(instant: number): string {
		return wallText(this.unitOf(instant), this.zone);
	}

	/** The time as the service stores it: rounded down to a second or minute. */
	unitOf(instant: number): number {
		const unit = this.points.unit === 'second' ? 1_000 : MINUTE;
		return Math.floor(instant / unit) * unit;
	}

	matching(question: object): number {
		return this.filtered(asked(question).since).length;
	}

	answer(question: object): ListRow[] {
		const { since, window } = asked(question);
		return this.filtered(since)
			.sort((a, b) => this.inOrder(a, b))
			.slice(window.from - 1, window.to)
			.map((version) => this.rowOf(version));
	}

	private filtered(since: string | undefined): Version[] {
		const all = [...this.current.values()];
		const { filter, filterZone, pass } = this.points;
		if (since === undefined || filter === 'ignored') return all;
		const asked = this.unitOf(instantOf(since, filterZone === 'portal' ? this.zone : filterZone, pass));
		return all.filter(({ at }) => (filter === 'inclusive' ? this.unitOf(at) >= asked : this.unitOf(at) > asked));
	}

	private inOrder(a: Version, b: Version): number {
		const { order } = this.points;
		if (order === 'recently-modified') return b.at - a.at || b.born - a.born;
		// By the shown time, then the older record first.
		if (order === 'recently-modified-older-first')
			return this.unitOf(b.at) - this.unitOf(a.at) || Number(a.id) - Number(b.id);
		if (order === 'recently-modified-last') return a.at - b.at || a.born - b.born;
		if (order === 'hash') return scattered(a.id) - scattered(b.id);
		return order === 'newest' ? Number(b.id) - Number(a.id) : Number(a.id) - Number(b.id);
	}

	private rowOf(version: Version): ListRow {
		const { id, content, at, madeAt } = version;
		// Changes by itself while the record stays unchanged.
		const overdue = Math.floor(this.clock / (7 * MINUTE)) % 2 === 0 ? 'true' : 'false';
		return { id, created: this.textOf(madeAt), modified: this.textOf(at), content, overdue, version };
	}
}

const asked = (question: object) => question as ListQuestion;
