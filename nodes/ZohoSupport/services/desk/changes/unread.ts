import type { Version } from '../../../helpdesk/changes';
import type { RecordQuestion } from './question';
import { createdAt } from './versions';

/**
 * Records whose current version is not read yet: the list shows them, and the index does not yet, or shows an older
 * version than was handled. They are read by id. Usually that is only a few at once: the index will show the others, or the
 * next reading gets them.
 */
export class Unread<Row extends Version> {
	/** When the last record was created that the list showed, if it had more new ones than it could show. */
	cutAt = -Infinity;

	private readonly byIds = new Map<string, Version>();

	constructor(private readonly rows: Map<string, Row>) {}

	get size(): number {
		return this.byIds.size;
	}

	/** When the oldest of them was created; Infinity if there are none. */
	get oldest(): number {
		return [...this.byIds.values()].reduce((least, row) => Math.min(least, createdAt(row)), Infinity);
	}

	has(id: string): boolean {
		return this.byIds.has(id);
	}

	/** Puts it last: the order is that of the list as it was read last, though rows move while it is read. */
	add(row: Version): void {
		this.byIds.delete(row.id);
		this.byIds.set(row.id, row);
	}

	delete(id: string): void {
		this.byIds.delete(id);
	}

	/** They as versions: what such a row says can not be compared with what others say. */
	versions(): Version[] {
		return [...this.byIds.values()].map(({ id, made, changed }) => ({ id, made, changed, print: '' }));
	}

	/**
	 * Reads them one by one. A record that does not come is gone.
	 * @param most how many of them, oldest first
	 * @param keep takes the row of one
	 */
	byId(
		most: number,
		keep: (row: Row) => void,
	): { next(): RecordQuestion | undefined; take(rows: readonly Row[]): void } {
		// The list shows the newest first. What is left stays in front of it, where the next reading looks.
		const oldestFirst = [...this.byIds.values()].reverse().slice(0, most);
		return {
			next: () => {
				const first = oldestFirst.at(0);
				return first && { ask: 'record', id: first.id };
			},
			take: (answer) => {
				const id = oldestFirst.shift()?.id ?? '';
				this.byIds.delete(id);
				const row = answer.find((one) => one.id === id);
				if (row === undefined) this.rows.delete(id);
				else keep(row);
			},
		};
	}
}
