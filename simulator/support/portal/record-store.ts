import type { Clock } from '../../clock';
import { MODULES, moduleNamed } from '../modules';
import type { Module, ModuleName } from '../modules';
import { scatterOf } from './record';
import type { PortalRecord } from './record';
import { RecordTable } from './record-table';

/** Who writes, and when (milliseconds, for seeded data; now by default). */
export interface Authorship {
	readonly by: string;
	readonly created?: number;
	readonly modified?: number;
}

/** A change by label. null clears the field. */
export type FieldChange = Readonly<Record<string, string | null>>;

const RECORD_PREFIX = '190';
const FIRST_REQUEST_NUMBER = 101;

/** All records of one portal: a table for each module and department. */
export class RecordStore {
	private readonly tables = new Map<string, RecordTable>();
	private readonly customLabels = new Map<ModuleName, Set<string>>();
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

	/** Stores a record under the next id. Labels that only the service sets are left out. */
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
			if (isSetByService(module, label)) continue;
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

	/** The record with this id in any department. */
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

	/** How many records each module has in all departments. */
	counts(): Record<string, number> {
		return Object.fromEntries(
			MODULES.map(({ name }) => [
				name,
				this.departments.reduce((sum, department) => sum + this.table(name, department).size, 0),
			]),
		);
	}

	/** Adds labels that are not in the module's table as custom fields of the portal. */
	learn(module: ModuleName, labels: Iterable<string>): void {
		const known = this.customLabels.get(module) ?? new Set();
		for (const label of labels) if (!moduleNamed(module).field.has(label)) known.add(label);
		this.customLabels.set(module, known);
	}

	/** The labels of a module: those of its table, then those that were added. */
	labels(module: Module): string[] {
		return [...module.field.keys(), ...(this.customLabels.get(module.name) ?? [])];
	}

	knows(module: Module, label: string): boolean {
		return module.field.has(label) || this.customLabels.get(module.name)?.has(label) === true;
	}

	private given(module: Module, fields: Readonly<Record<string, string>>): Record<string, string> {
		const given: Record<string, string> = {};
		for (const [label, value] of Object.entries(fields)) {
			if (value !== '' && !isSetByService(module, label)) given[label] = value;
		}
		if (module.name === 'requests') given['Request Id'] = String((this.requestNumber += 1));
		return given;
	}

	/** 18 digits, ascending. They are above 2^53, so that a client that reads an id as a number loses digits. */
	private nextId(): string {
		this.lastSerial += 1;
		return RECORD_PREFIX + String(this.lastSerial).padStart(15, '0');
	}

	private nextTurn(): number {
		return (this.lastTurn += 1);
	}
}

/** Writes to these are ignored. */
function isSetByService(module: Module, label: string): boolean {
	const kind = module.field.get(label)?.kind;
	return kind === 'id' || kind === 'system';
}
