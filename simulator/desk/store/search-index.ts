import { ModuleTable } from './module-table';
import type { DeskRecord } from './record';

interface Waiting {
	readonly due: number;
	readonly turn: number;
	readonly id: string;
	/** undefined: the record is gone. */
	readonly version: DeskRecord | undefined;
}

/** What a search knows of a module: a table that learns of changes some time after they happened (open-points 7). */
export class SearchIndex {
	private readonly known = new ModuleTable();
	private readonly learnt = new Map<string, number>();
	private waiting: Waiting[] = [];
	private lastTurn = 0;

	/** Tells the index of a new version, which it knows from `due` on (milliseconds). */
	tell(id: string, version: DeskRecord | undefined, due: number, now: number): void {
		this.lastTurn += 1;
		this.waiting.push({ due, turn: this.lastTurn, id, version });
		this.settle(now);
	}

	/** Tells the index of a record without any delay. */
	fill(record: DeskRecord): void {
		this.known.put(record);
	}

	/** The table as searches see it at this moment. */
	at(now: number): ModuleTable {
		this.settle(now);
		return this.known;
	}

	private settle(now: number): void {
		if (this.waiting.length === 0) return;
		const due = this.waiting.filter((change) => change.due <= now).sort((left, right) => left.turn - right.turn);
		if (due.length === 0) return;
		this.waiting = this.waiting.filter((change) => change.due > now);
		for (const { id, version, turn } of due) this.learn(id, version, turn);
		if (this.waiting.length === 0) this.learnt.clear();
	}

	/** An older version that comes after a newer one is dropped. */
	private learn(id: string, version: DeskRecord | undefined, turn: number): void {
		if ((this.learnt.get(id) ?? 0) > turn) return;
		this.learnt.set(id, turn);
		if (version === undefined) this.known.remove(id);
		else this.known.put(version);
	}
}
