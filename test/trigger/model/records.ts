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
	/** The time of the change as text, as the service showed it then. */
	readonly shown: string;
	readonly born: number;
	ended: number;
	deleted: boolean;
	readonly before: Version | undefined;
}

/** A row of an answer. */
export interface Row {
	readonly id: string;
	/** The version that the row shows; for the judge, not for the trigger. */
	readonly version: Version;
}

/** The ticks at which a reading began and ended. */
export interface Reading {
	readonly from: number;
	readonly to: number;
}

const FIRST_ID = 191_901_000_000;

/** A model of a service, independent of the product: the records and their versions. How it answers is its own. */
export abstract class ModelService {
	/** All versions that ever existed. */
	readonly history: Version[] = [];

	protected readonly current = new Map<string, Version>();

	/** Records that are never deleted. */
	readonly kept = new Set<string>();

	private lastId = FIRST_ID;

	constructor(
		/** The zone of the times that it shows. */
		public zone: string,
		/** The true time, in milliseconds since 1970. */
		protected readonly now: () => number,
		/** Returns the next tick. */
		protected readonly tick: () => number,
		/** How far its clock is ahead of the true time, in milliseconds. */
		private readonly ahead: number,
	) {}

	/** One request, which only the service understands. */
	abstract answer(question: object): Row[];

	/** Number of rows that all pages of a question have. */
	abstract matching(question: object): number;

	/** The time as the service stores it. */
	abstract unitOf(instant: number): number;

	/** A time as text, as the service shows it. */
	protected abstract textOf(instant: number): string;

	/** Time passed: what becomes visible by itself does so now. */
	settle(): void {}

	/** How long it takes at most until everything is visible, in milliseconds. */
	get settlesWithin(): number {
		return 0;
	}

	/** Whether the service showed a version during all of a reading, so that each complete reading must have it. */
	shows({ born, ended }: Version, { from, to }: Reading): boolean {
		return born <= from && ended > to;
	}

	/** Whether a version was current during all of a reading that must have its record, in this version or another. */
	showsRecordOf(version: Version, reading: Reading): boolean {
		return this.shows(version, reading);
	}

	/** The tick since when the service shows a version. */
	appeared({ born }: Version): number {
		return born;
	}

	/** Whether a trigger that started at a tick knew that the record of a version existed. */
	wasThere({ born }: Version, tick: number): boolean {
		return born <= tick;
	}

	/** Whether a reading can tell the content of a version from that of a later one with the same time. */
	isComparable(_version: Version): boolean {
		return true;
	}

	/** Whether a version may count as older than a start with now, which ended at a tick. */
	mayCountAsOld(_version: Version, _tick: number): boolean {
		return false;
	}

	get clock(): number {
		return this.now() + this.ahead;
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
		if (version !== undefined) this.save(version, change(version.content, version));
	}

	protected save(version: Version, content: Content): void {
		version.ended = this.tick();
		const { id, n, madeAt } = version;
		this.add({ id, n: n + 1, at: this.clock, madeAt, content, before: version });
	}

	delete(place: number): void {
		const version = this.pick(place);
		if (version === undefined || this.kept.has(version.id)) return;
		version.ended = this.tick();
		version.deleted = true;
		this.current.delete(version.id);
		this.deleted(version);
	}

	protected added(_version: Version): void {}

	protected deleted(_version: Version): void {}

	private add(version: Omit<Version, 'born' | 'ended' | 'deleted' | 'shown'>): void {
		const shown = this.textOf(version.at);
		const whole: Version = { ...version, shown, born: this.tick(), ended: Infinity, deleted: false };
		this.history.push(whole);
		this.current.set(whole.id, whole);
		this.added(whole);
	}

	private pick(place: number): Version | undefined {
		if (this.size === 0) return undefined;
		return [...this.current.values()].sort((a, b) => b.born - a.born)[place % this.size];
	}
}

/** A hash that separates neighbouring ids. */
export function scattered(id: string): number {
	return Math.imul(Number(id.slice(-6)), 2654435761) >>> 0;
}
