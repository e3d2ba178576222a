import { instantOf, wallText } from './wall-clock';

/** The service's behaviour in points that are open (reference, section 8). */
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

/** The fields of a record, without its times. */
export interface Content {
	readonly Subject: string;
	readonly Status: string;
}

/** One state of a record between two writes. `born` and `ended` are ticks. */
export interface Version {
	readonly id: string;
	/** 1 for the record as it was created. */
	readonly n: number;
	/** By the service's clock. */
	readonly at: number;
	readonly madeAt: number;
	readonly content: Content;
	/** The local time of the change, as the portal showed it then. */
	readonly shown: string;
	readonly born: number;
	ended: number;
	deleted: boolean;
	readonly before: Version | undefined;
}

/** A row of an answer. */
export interface Row {
	readonly id: string;
	readonly created: string;
	readonly modified: string;
	readonly content: Content;
	readonly overdue: string;
	/** The version that the row shows; for the judge, not for the trigger. */
	readonly version: Version;
}

export interface Window {
	readonly from: number;
	readonly to: number;
}

const MINUTE = 60_000;
const FIRST_ID = 191_901_000_000;

/** A model of the service, independent of the product: instants inside, local times without a zone outside. */
export class ModelService {
	/** All versions that ever existed. */
	readonly history: Version[] = [];

	private readonly current = new Map<string, Version>();

	/** Records that are never deleted. */
	readonly kept = new Set<string>();

	private lastId = FIRST_ID;

	constructor(
		readonly points: OpenPoints,
		/** The zone of the times that it shows. */
		public zone: string,
		/** The true time, in milliseconds since 1970. */
		private readonly now: () => number,
		/** Returns the next tick. */
		private readonly tick: () => number,
	) {}

	get clock(): number {
		return this.now() + this.points.ahead;
	}

	get size(): number {
		return this.current.size;
	}

	/** Number of records that were ever created. */
	get everCreated(): number {
		return this.lastId - FIRST_ID;
	}

	create(content: Content): void {
		this.lastId += 1;
		this.add({ id: String(this.lastId), n: 1, at: this.clock, madeAt: this.clock, content, before: undefined });
	}

	/** Changes a record, picked by its position from the newest one. */
	edit(place: number, change: (content: Content, before: Version) => Content): void {
		const version = this.pick(place);
		if (version === undefined) return;
		version.ended = this.tick();
		this.add({
			id: version.id,
			n: version.n + 1,
			at: this.clock,
			madeAt: version.madeAt,
			content: change(version.content, version),
			before: version,
		});
	}

	delete(place: number): void {
		const version = this.pick(place);
		if (version === undefined || this.kept.has(version.id)) return;
		version.ended = this.tick();
		version.deleted = true;
		this.current.delete(version.id);
	}

	private add(version: Omit<Version, 'born' | 'ended' | 'deleted' | 'shown'>): void {
		const whole: Version = {
			...version,
			shown: wallText(this.unitOf(version.at), this.zone),
			born: this.tick(),
			ended: Infinity,
			deleted: false,
		};
		this.history.push(whole);
		this.current.set(whole.id, whole);
	}

	private pick(place: number): Version | undefined {
		if (this.size === 0) return undefined;
		return [...this.current.values()].sort((a, b) => b.born - a.born)[place % this.size];
	}

	/** The time as the service stores it: rounded down to a second or minute. */
	unitOf(instant: number): number {
		const unit = this.points.unit === 'second' ? 1_000 : MINUTE;
		return Math.floor(instant / unit) * unit;
	}

	/** Number of rows that pass the filter. */
	matching(since: string | undefined): number {
		return this.filtered(since).length;
	}

	/** One request. @param since the text of `lastmodifiedtime` */
	answer(since: string | undefined, { from, to }: Window): Row[] {
		return this.filtered(since)
			.sort((a, b) => this.inOrder(a, b))
			.slice(from - 1, to)
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

	private rowOf(version: Version): Row {
		const { id, content, at, madeAt } = version;
		const text = (instant: number) => wallText(this.unitOf(instant), this.zone);
		// Changes by itself while the record stays unchanged.
		const overdue = Math.floor(this.clock / (7 * MINUTE)) % 2 === 0 ? 'true' : 'false';
		return { id, created: text(madeAt), modified: text(at), content, overdue, version };
	}
}

/** A hash that separates neighbouring ids. */
function scattered(id: string): number {
	return Math.imul(Number(id.slice(-6)), 2654435761) >>> 0;
}
