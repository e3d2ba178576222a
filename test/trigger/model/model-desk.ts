import { instantOf, wallText } from './wall-clock';

/** How a service may behave where nobody knows (reference, section 8). */
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
	/** The zone in which the filter is read; `portal`: the one that its times are in. */
	readonly filterZone: string;
	/** Which pass of a repeated hour the filter takes a text for. */
	readonly pass: 'first' | 'second';
	/** The service's clock beside the true time, in milliseconds. */
	readonly ahead: number;
}

/** What a record says, beside its times. */
export interface Content {
	readonly Subject: string;
	readonly Status: string;
}

/** One state of a record between two writes. `born` and `ended` count what happened in the world. */
export interface Version {
	readonly id: string;
	/** 1 for the record as it was made. */
	readonly n: number;
	/** By the service's clock. */
	readonly at: number;
	readonly madeAt: number;
	readonly content: Content;
	/** The time of the change as the wall showed it then. */
	readonly shown: string;
	readonly born: number;
	ended: number;
	deleted: boolean;
	readonly before: Version | undefined;
}

/** A row as it goes over the wire. */
export interface Row {
	readonly id: string;
	readonly created: string;
	readonly modified: string;
	readonly content: Content;
	readonly overdue: string;
	/** What the row shows: for the judge, not for the trigger. */
	readonly version: Version;
}

export interface Window {
	readonly from: number;
	readonly to: number;
}

const MINUTE = 60_000;
const FIRST_ID = 191_901_000_000;

/** A help desk as it truly is: instants within, texts without a zone on its wall. Knows nothing of the product. */
export class ModelDesk {
	/** Every version there ever was. */
	readonly history: Version[] = [];

	private readonly current = new Map<string, Version>();

	/** Records that nobody deletes. */
	readonly kept = new Set<string>();

	private lastId = FIRST_ID;

	constructor(
		readonly points: OpenPoints,
		/** The zone of the times that it shows. */
		public zone: string,
		/** True time, milliseconds since 1970. */
		private readonly now: () => number,
		/** Counts on. */
		private readonly tick: () => number,
	) {}

	get clock(): number {
		return this.now() + this.points.ahead;
	}

	get size(): number {
		return this.current.size;
	}

	/** Records there ever were. */
	get everMade(): number {
		return this.lastId - FIRST_ID;
	}

	create(content: Content): void {
		this.lastId += 1;
		this.add({ id: String(this.lastId), n: 1, at: this.clock, madeAt: this.clock, content, before: undefined });
	}

	/** Changes a record, picked by its place from the newest on. */
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

	/** The time as the service keeps it: without what its unit leaves out. */
	unitOf(instant: number): number {
		const unit = this.points.unit === 'second' ? 1_000 : MINUTE;
		return Math.floor(instant / unit) * unit;
	}

	/** How many rows the filter lets through. */
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
		// As the time is shown; of one time, the older record first.
		if (order === 'recently-modified-older-first')
			return this.unitOf(b.at) - this.unitOf(a.at) || Number(a.id) - Number(b.id);
		if (order === 'recently-modified-last') return a.at - b.at || a.born - b.born;
		if (order === 'hash') return scattered(a.id) - scattered(b.id);
		return order === 'newest' ? Number(b.id) - Number(a.id) : Number(a.id) - Number(b.id);
	}

	private rowOf(version: Version): Row {
		const { id, content, at, madeAt } = version;
		const text = (instant: number) => wallText(this.unitOf(instant), this.zone);
		// Goes over by itself while the record stays unchanged.
		const overdue = Math.floor(this.clock / (7 * MINUTE)) % 2 === 0 ? 'true' : 'false';
		return { id, created: text(madeAt), modified: text(at), content, overdue, version };
	}
}

/** Neighbours land far apart. */
function scattered(id: string): number {
	return Math.imul(Number(id.slice(-6)), 2654435761) >>> 0;
}
