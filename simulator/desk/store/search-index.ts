import type { ModuleTable } from './module-table';
import type { DeskRecord } from './record';

interface Waiting {
	readonly due: number;
	readonly turn: number;
	readonly id: string;
	/** undefined: the record is gone. */
	readonly version: DeskRecord | undefined;
}

/** A module as searches see it: the table, but other versions of these records (undefined: not there). */
export interface SearchedTable {
	readonly table: ModuleTable;
	readonly stale: ReadonlyMap<string, DeskRecord | undefined>;
}

/** What a search knows of a module: it learns of changes some time after they happened (open-points 7). */
export class SearchIndex {
	private readonly stale = new Map<string, DeskRecord | undefined>();
	/** The turn of the newest change of a record, and of the version that searches know. */
	private readonly newest = new Map<string, number>();
	private readonly learnt = new Map<string, number>();
	private waiting: Waiting[] = [];
	private lastTurn = 0;

	constructor(private readonly table: ModuleTable) {}

	/** Tells of a new version, which searches know from `due` on (milliseconds). `before` is the version until now. */
	tell(id: string, before: DeskRecord | undefined, version: DeskRecord | undefined, due: number, now: number): void {
		this.settle(now);
		if (due <= now && !this.stale.has(id)) return;
		if (!this.stale.has(id)) this.stale.set(id, before);
		this.lastTurn += 1;
		this.newest.set(id, this.lastTurn);
		this.waiting.push({ due, turn: this.lastTurn, id, version });
		if (due <= now) this.settle(now);
	}

	/** The module as searches see it at this moment. */
	at(now: number): SearchedTable {
		this.settle(now);
		return { table: this.table, stale: this.stale };
	}

	private settle(now: number): void {
		const due = this.waiting.filter((change) => change.due <= now);
		if (due.length === 0) return;
		this.waiting = this.waiting.filter((change) => change.due > now);
		for (const change of due.sort((left, right) => left.turn - right.turn)) this.learn(change);
	}

	/** An older version that comes after a newer one is dropped. The newest one is what the table has. */
	private learn({ id, version, turn }: Waiting): void {
		if ((this.learnt.get(id) ?? 0) > turn || !this.newest.has(id)) return;
		this.learnt.set(id, turn);
		this.stale.set(id, version);
		if (this.newest.get(id) !== turn) return;
		for (const known of [this.stale, this.newest, this.learnt]) known.delete(id);
	}
}
