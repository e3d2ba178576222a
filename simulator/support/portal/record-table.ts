import type { OpenPoints } from '../open-points';
import { OrderedList } from '../../ordered-list';
import { type PortalRecord, withEarlier } from './record';
import { ValueIndex } from './value-index';
import type { ValueOf } from './value-index';

type RecordOrder = OpenPoints['recordOrder'];

/** Which records of an order to return: positions from 1, both included, counted among those that pass. */
export interface Window {
	readonly from: number;
	readonly to: number;
	readonly passes?: (record: PortalRecord) => boolean;
}

/** The records of one module in one department, in every order that was requested. */
export class RecordTable {
	private readonly byId = new Map<string, PortalRecord>();
	private readonly byCreation = new OrderedList<PortalRecord>([], (left, right) => compareText(left.id, right.id));
	private scattered: OrderedList<PortalRecord> | undefined;
	private byModification: OrderedList<PortalRecord> | undefined;
	private readonly indexes = new Map<string, ValueIndex>();
	/** How many records were visited to return windows, for tests. */
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

	/** Changes a record's fields and modification time, and updates every order and index. */
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

	/** The records of a window in that order. Without `passes` only the window itself is visited. */
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

	/**
	 * The records whose value is `value`, ignoring case. `name` is the key of the index, so that it is built only once.
	 */
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
