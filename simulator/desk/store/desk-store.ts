import type { Clock } from '../../clock';
import { ACCESS } from '../access';
import type { OpenPoints } from '../open-points';
import type { Json } from '../reference/json';
import { Ids } from './ids';
import { MODULES, MODULE_NAMES } from './module';
import type { ModuleName } from './module';
import { ModuleTable } from './module-table';
import type { DeskRecord, Values } from './record';
import { SearchIndex } from './search-index';
import type { SearchedTable } from './search-index';

/** A record in the recycle bin. */
export interface Trashed {
	readonly module: ModuleName;
	readonly record: DeskRecord;
	readonly deletedTime: string;
	readonly deletedById: string;
}

/** How a write is stamped. */
export interface Stamp {
	/** Agent's id. Default: the owner of the refresh token. */
	readonly by?: string;
	/** Whether it moves modifiedTime. Default true. */
	readonly moves?: boolean;
}

/** The records of the organization, its recycle bin and the indexes of its searches. */
export class DeskStore {
	readonly ids = new Ids();
	readonly bin = new Map<string, Trashed>();
	private readonly tables = new Map<ModuleName, ModuleTable>(MODULE_NAMES.map((name) => [name, new ModuleTable()]));
	private readonly indexes = new Map([...this.tables].map(([name, table]) => [name, new SearchIndex(table)]));
	private lastTicketNumber = 100;
	private writes = 0;

	constructor(
		readonly clock: Clock,
		private readonly points: () => OpenPoints,
	) {}

	table(module: ModuleName): ModuleTable {
		const table = this.tables.get(module);
		if (table === undefined) throw new Error(`There is no module ${module}`);
		return table;
	}

	/** The records of a module as a search sees them now. */
	searched(module: ModuleName): SearchedTable {
		return this.index(module).at(this.clock.milliseconds());
	}

	find(module: ModuleName, id: string): DeskRecord | undefined {
		return this.table(module).get(id);
	}

	/** Stores a new record. */
	add(module: ModuleName, values: Values, { by = ACCESS.agents.ada }: Stamp = {}): DeskRecord {
		const now = this.now();
		const record = this.made(module, { createdTime: now, modifiedTime: now, createdBy: by, modifiedBy: by, ...values });
		this.table(module).put(record);
		this.tellIndex(module, record.id, undefined, record);
		return record;
	}

	/** Stores a record of the past, which searches know at once. `values` has its times and becomes the record's. */
	fill(module: ModuleName, values: Record<string, Json>): DeskRecord {
		const id = this.ids.next();
		values['id'] = id;
		if (module === 'tickets') values['ticketNumber'] = this.nextTicketNumber();
		if (this.belongs(module)) values['departmentId'] ??= ACCESS.departments.support;
		const record = { id, values };
		this.table(module).put(record);
		return record;
	}

	/** Stores a new version of a record. null empties a field. */
	change(module: ModuleName, record: DeskRecord, changes: Values, stamp: Stamp = {}): DeskRecord {
		const { by = ACCESS.agents.ada, moves = true } = stamp;
		const moved: Values = moves ? { modifiedTime: this.now(), modifiedBy: by } : {};
		const changed = { id: record.id, values: { ...record.values, ...moved, ...changes } };
		this.table(module).put(changed);
		this.tellIndex(module, record.id, record, changed);
		return changed;
	}

	/** Moves a record to the recycle bin. */
	trash(module: ModuleName, record: DeskRecord, by: string = ACCESS.agents.ada): void {
		this.remove(module, record.id);
		this.bin.set(record.id, { module, record, deletedTime: this.now(), deletedById: by });
	}

	/** Brings a record back from the recycle bin. */
	restore(id: string): boolean {
		const trashed = this.bin.get(id);
		if (trashed === undefined) return false;
		this.bin.delete(id);
		this.table(trashed.module).put(trashed.record);
		this.tellIndex(trashed.module, id, undefined, trashed.record);
		return true;
	}

	/** Removes a record for good. */
	remove(module: ModuleName, id: string): void {
		const before = this.find(module, id);
		this.table(module).remove(id);
		this.tellIndex(module, id, before, undefined);
	}

	/** Whether each record of the module belongs to one department. */
	belongs(module: ModuleName): boolean {
		return MODULES[module].hasDepartment;
	}

	/** The moment of the clock as records have it. */
	now(): string {
		return this.timeOf(this.clock.milliseconds());
	}

	/** A moment as records have it (milliseconds). */
	timeOf(moment: number): string {
		const iso = new Date(moment).toISOString();
		return this.points().timePrecision === 'seconds' ? `${iso.slice(0, 19)}.000Z` : iso;
	}

	private made(module: ModuleName, values: Values): DeskRecord {
		const id = this.ids.next();
		const numbered: Values = module === 'tickets' ? { ticketNumber: this.nextTicketNumber() } : {};
		const place: Values = this.belongs(module) ? { departmentId: ACCESS.departments.support } : {};
		return { id, values: { id, ...MODULES[module].defaults, ...place, ...numbered, ...values } };
	}

	private nextTicketNumber(): string {
		this.lastTicketNumber += 1;
		return String(this.lastTicketNumber);
	}

	private index(module: ModuleName): SearchIndex {
		const index = this.indexes.get(module);
		if (index === undefined) throw new Error(`There is no module ${module}`);
		return index;
	}

	private tellIndex(module: ModuleName, id: string, before?: DeskRecord, version?: DeskRecord): void {
		this.writes += 1;
		const lag = this.points().indexLag;
		const seconds = lag === 'out-of-order' ? (this.writes * 37) % 61 : Number(lag);
		const now = this.clock.milliseconds();
		this.index(module).tell(id, before, version, now + seconds * 1_000, now);
	}
}
