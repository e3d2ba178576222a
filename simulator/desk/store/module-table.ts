import { OrderedList } from '../../ordered-list';
import { textOf } from './record';
import type { DeskRecord } from './record';

/** The records of a module, with a sorted list for each key that was asked for. */
export class ModuleTable {
	private readonly byId = new Map<string, DeskRecord>();
	private readonly orders = new Map<string, OrderedList<DeskRecord>>();

	get size(): number {
		return this.byId.size;
	}

	get(id: string): DeskRecord | undefined {
		return this.byId.get(id);
	}

	/** All records, in no order that anyone may rely on. */
	all(): Iterable<DeskRecord> {
		return this.byId.values();
	}

	/** Stores a version in place of the one with the same id. */
	put(record: DeskRecord): void {
		const before = this.byId.get(record.id);
		for (const order of this.orders.values()) {
			if (before !== undefined) order.remove(before);
			order.insert(record);
		}
		this.byId.set(record.id, record);
	}

	remove(id: string): void {
		const before = this.byId.get(id);
		if (before === undefined) return;
		for (const order of this.orders.values()) order.remove(before);
		this.byId.delete(id);
	}

	/** The records by a key, ascending; equal ones by id. The first call for a key sorts, later changes keep it sorted. */
	by(key: string): OrderedList<DeskRecord> {
		const order = this.orders.get(key) ?? new OrderedList(this.byId.values(), comparison(key));
		this.orders.set(key, order);
		return order;
	}
}

function comparison(key: string): (left: DeskRecord, right: DeskRecord) => number {
	return (left, right) => {
		const [one, other] = [textOf(left.values, key), textOf(right.values, key)];
		if (one !== other) return one < other ? -1 : 1;
		return left.id === right.id ? 0 : left.id < right.id ? -1 : 1;
	};
}
