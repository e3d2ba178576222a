import type { Clock } from '../clock';
import { MODULES, moduleNamed } from '../modules';
import type { Module, ModuleName } from '../modules';
import { scatterOf } from './record';
import type { PortalRecord } from './record';
import { RecordTable } from './record-table';

/** Who writes, and when when it is not now (milliseconds; for seeded data). */
export interface Authorship {
	readonly by: string;
	readonly created?: number;
	readonly modified?: number;
}

/** A change by label; null clears the field. */
export type FieldChange = Readonly<Record<string, string | null>>;

const RECORD_PREFIX = '190';
const FIRST_REQUEST_NUMBER = 101;

/** All records of one portal: a table for each module and department. */
export class RecordStore {
	private readonly tables = new Map<string, RecordTable>();
	private readonly learnt = new Map<ModuleName, Set<string>>();
	private lastSerial = 1000;
	private lastTurn = 0;
	private requestNumber = FIRST_REQUEST_NUMBER - 1;

	constructor(
		private readonly clock: Clock,
		readonly departments: readonly string[],
	) {}

	/** Throws an Error when there is no such department. */
	table(module: ModuleName, department: string): RecordTable {
		if (!this.departments.includes(department))
			throw new Error(`There is no department "${department}". Departments: ${this.departments.join(', ')}`);
		const key = `${module}/${department}`;
		let table = this.tables.get(key);
		if (table === undefined) this.tables.set(key, (table = new RecordTable()));
		return table;
	}

	/** Stores a record under the next id. System and id labels are left out: the service's own. */
	add(module: Module, department: string, fields: Readonly<Record<string, string>>, author: Authorship): PortalRecord {
		const created = author.created ?? this.clock.milliseconds();
		const id = this.nextId();
		const record: PortalRecord = {
			id,
			scatter: scatterOf(id),
			department,
			fields: { ...this.given(module, fields), 'Created By': author.by, 'Modified By': author.by },
			created,
			modified: author.modified ?? created,
			turn: this.nextTurn(),
		};
		this.table(module.name, department).put(record);
		return record;
	}

	change(module: Module, record: PortalRecord, change: FieldChange, by: string): void {
		const fields: Record<string, string> = { ...record.fields, 'Modified By': by };
		const cleared = new Set<string>();
		for (const [label, value] of Object.entries(change)) {
			if (isTheServicesOwn(module, label)) continue;
			if (value === null || value === '') cleared.add(label);
			else fields[label] = value;
		}
		const kept = Object.fromEntries(Object.entries(fields).filter(([label]) => !cleared.has(label)));
		this.table(module.name, record.department).change(record, {
			fields: kept,
			modified: this.clock.milliseconds(),
			turn: this.nextTurn(),
		});
	}

	remove(module: Module, record: PortalRecord): void {
		this.table(module.name, record.department).take(record);
	}

	/** The record of that id in whichever department. */
	find(module: ModuleName, id: string): PortalRecord | undefined {
		for (const department of this.departments) {
			const record = this.table(module, department).get(id);
			if (record !== undefined) return record;
		}
		return undefined;
	}

	/** Every record of a module, oldest first. */
	all(module: ModuleName, department?: string): PortalRecord[] {
		if (department !== undefined) return [...this.table(module, department).oldestFirst()];
		const every = this.departments.flatMap((each) => [...this.table(module, each).oldestFirst()]);
		return every.sort((left, right) => (left.id < right.id ? -1 : 1));
	}

	/** The Request Id of the last case that was added. In an empty store it is one less than the first Request Id. */
	get lastRequestNumber(): number {
		return this.requestNumber;
	}

	/** How many records each module holds, all departments together. */
	counts(): Record<string, number> {
		return Object.fromEntries(
			MODULES.map(({ name }) => [
				name,
				this.departments.reduce((sum, department) => sum + this.table(name, department).size, 0),
			]),
		);
	}

	/** Labels past the module's table make the portal know them: its administrator added a custom field. */
	learn(module: ModuleName, labels: Iterable<string>): void {
		const known = this.learnt.get(module) ?? new Set();
		for (const label of labels) if (!moduleNamed(module).field.has(label)) known.add(label);
		this.learnt.set(module, known);
	}

	/** The labels of a module: its table's, then those learnt. */
	labels(module: Module): string[] {
		return [...module.field.keys(), ...(this.learnt.get(module.name) ?? [])];
	}

	knows(module: Module, label: string): boolean {
		return module.field.has(label) || this.learnt.get(module.name)?.has(label) === true;
	}

	private given(module: Module, fields: Readonly<Record<string, string>>): Record<string, string> {
		const given: Record<string, string> = {};
		for (const [label, value] of Object.entries(fields)) {
			if (value !== '' && !isTheServicesOwn(module, label)) given[label] = value;
		}
		if (module.name === 'requests') given['Request Id'] = String((this.requestNumber += 1));
		return given;
	}

	/** 18 digits, growing; past 2^53, so that a client that takes an id for a number loses it. */
	private nextId(): string {
		this.lastSerial += 1;
		return RECORD_PREFIX + String(this.lastSerial).padStart(15, '0');
	}

	private nextTurn(): number {
		return (this.lastTurn += 1);
	}
}

/** Writes to these are ignored. */
function isTheServicesOwn(module: Module, label: string): boolean {
	const kind = module.field.get(label)?.kind;
	return kind === 'id' || kind === 'system';
}
