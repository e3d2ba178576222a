import type { OpenPoints } from '../open-points';
import { OrderedList } from './ordered-list';
import { type PortalRecord, withEarlier } from './record';
import { ValueIndex } from './value-index';
import type { ValueOf } from './value-index';

type RecordOrder = OpenPoints['recordOrder'];

/** Which records of an order to hand out: 1-based places, both included, counted among those that pass. */
export interface Window {
	readonly from: number;
	readonly to: number;
	readonly passes?: (record: PortalRecord) => boolean;
}

/** The records of one module in one department, kept in every order that was asked for. */
export class RecordTable {
	private readonly byId = new Map<string, PortalRecord>();
	private readonly byCreation = new OrderedList<PortalRecord>([], (left, right) => compareText(left.id, right.id));
	private scattered: OrderedList<PortalRecord> | undefined;
	private byModification: OrderedList<PortalRecord> | undefined;
	private readonly indexes = new Map<string, ValueIndex>();
	/** How many records were looked at to hand out windows; tests count with it. */
	visited = 0;

	get size(): number {
		return this.byId.size;
	}

	get(id: string): PortalRecord | undefined {
		return this.byId.get(id);
	}

	/** Oldest first. */
	oldestFirst(): Iterable<PortalRecord> {
		return this.byCreation;
	}

	put(record: PortalRecord): void {
		this.byId.set(record.id, record);
		this.byCreation.insert(record);
		this.scattered?.insert(record);
		this.byModification?.insert(record);
		for (const index of this.indexes.values()) index.add(record);
	}

	take(record: PortalRecord): void {
		this.byId.delete(record.id);
		this.byCreation.remove(record);
		this.scattered?.remove(record);
		this.byModification?.remove(record);
		for (const index of this.indexes.values()) index.remove(record);
	}

	/** Changes a record's fields and moment of modification, keeping every order and index right. */
	change(record: PortalRecord, change: Pick<PortalRecord, 'fields' | 'modified' | 'turn'>): void {
		this.byModification?.remove(record);
		for (const index of this.indexes.values()) index.remove(record);
		record.earlier = withEarlier(record, change.modified);
		record.fields = change.fields;
		record.modified = change.modified;
		record.turn = change.turn;
		this.byModification?.insert(record);
		for (const index of this.indexes.values()) index.add(record);
	}

	/** The records of a window in that order. Without `passes` only the window itself is touched. */
	window(order: RecordOrder, { from, to, passes }: Window): PortalRecord[] {
		const list = this.listFor(order);
		const backwards = order === 'newest-first' || order === 'recently-modified-first';
		const found: PortalRecord[] = [];
		let place = passes === undefined ? from - 1 : 0;
		let passed = place;
		for (; place < list.size && passed < to; place += 1) {
			const record = list.at(backwards ? list.size - 1 - place : place);
			this.visited += 1;
			if (record === undefined || passes?.(record) === false) continue;
			passed += 1;
			if (passed >= from) found.push(record);
		}
		return found;
	}

	/** The records that answer `value`, whatever its case. `name` names the question, so its index is built only once. */
	holding(name: string, value: string, valueOf: ValueOf): ReadonlySet<PortalRecord> {
		let index = this.indexes.get(name);
		if (index === undefined) {
			index = new ValueIndex(this.byCreation, valueOf);
			this.indexes.set(name, index);
		}
		return index.holding(value);
	}

	private listFor(order: RecordOrder): OrderedList<PortalRecord> {
		if (order === 'none') return (this.scattered ??= new OrderedList(this.byCreation, compareScattered));
		if (order === 'recently-modified-first' || order === 'recently-modified-last')
			return (this.byModification ??= new OrderedList(this.byCreation, compareModified));
		return this.byCreation;
	}
}

function compareText(left: string, right: string): number {
	return left < right ? -1 : left > right ? 1 : 0;
}

function compareModified(left: PortalRecord, right: PortalRecord): number {
	return left.modified - right.modified || left.turn - right.turn;
}

function compareScattered(left: PortalRecord, right: PortalRecord): number {
	return left.scatter - right.scatter || compareText(left.id, right.id);
}
