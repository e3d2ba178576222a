import type {
	FieldValues,
	HelpdeskRecord,
	Listed,
	ListPlan,
	Matches,
	RecordQuery,
	WriteOutcome,
} from '../../helpdesk/helpdesk';
import type { Json, JsonObject } from '../../helpdesk/json';
import type { DeskDoor } from './call';
import { conditionsOf, isId, type KnownCondition } from './conditions';
import { FIELD_MEMORY, type FieldMemory, fieldPlace } from './field-memory';
import type { Fields } from './fields';
import { fullRecord } from './full-records';
import { knownFields, learnFields } from './learn-fields';
import { matchingRows } from './lookups';
import { deskModule } from './modules';
import { objectOf, requireObjects } from './other-records';
import { completedValues, enabledDepartments } from './new-records';
import { namedContact, nestedValues, preparedValues } from './prepare';
import { type DeskQuery, namesAskedIn } from './query';
import { counting } from './read-progress';
import { namingIncludes, type ReadContext, type ReadSettings } from './read-context';
import { readRows } from './reading';
import { changeRecord } from './record-change';
import { recordOf } from './records';
import { type Source, sourceOfList, sourceOfSearch } from './search';
import { knownSort } from './sorting';
import { moveToTrash } from './trash';
import { HelpdeskError } from '../../helpdesk/problem';
import { canUpdateTogether, createRecord, updateTogether } from './writes';

/** How a `DeskRecords` is opened. What is absent has its usual value. */
export interface DeskRecordsSettings extends Partial<Omit<ReadSettings, 'now'>> {
	/** Who reads: what is remembered of one account and organization is not used for another. */
	readonly reader: string;
	readonly now: () => number;
	/** That of the process, unless a test gives its own. */
	readonly memory?: FieldMemory;
}

/** The records of Zoho Desk: fields, lists, searches and writes, each for the fewest credits. */
export class DeskRecords {
	private readonly settings: ReadSettings;

	private readonly memory: FieldMemory;

	private readonly reader: string;

	constructor(
		private readonly send: DeskDoor,
		{ reader, memory = FIELD_MEMORY, now, ...settings }: DeskRecordsSettings,
	) {
		this.reader = reader;
		this.memory = memory;
		this.settings = {
			fieldNames: 'api',
			include: [],
			objects: [],
			fullRecords: false,
			fieldsInLists: false,
			pagesAtOnce: 1,
			zone: 'utc',
			dryRun: false,
			...settings,
			now,
		};
	}

	/** Loads the fields of a module, unless they were loaded in the last five minutes. */
	async learn(module: string, send = this.send): Promise<void> {
		await this.memory.fields(
			this.place(module),
			this.settings.now(),
			async () => await learnFields(send, deskModule(module), this.settings.department),
		);
	}

	/**
	 * Loads the fields of a module if it must: for labels, for a name that is not known without, and for a field that
	 * is asked for, if the portal has its own choices for it: it may not find them in other letters.
	 */
	async learnFor(
		module: string,
		names: readonly string[],
		asked: readonly string[] = [],
		send = this.send,
	): Promise<void> {
		const known = knownFields(deskModule(module));
		const hasOwnChoices = (name: string) => ['Picklist', 'Multiselect'].includes(known.found(name)?.type ?? '');
		const isUnknown = [...names, ...asked].some((name) => known.found(name) === undefined);
		if (this.settings.fieldNames === 'labels' || isUnknown || asked.some(hasOwnChoices)) await this.learn(module, send);
	}

	/** The fields of a module: those of the portal after `learn`, else the known ones. */
	fields(module: string): Fields {
		return this.memory.known(this.place(module)) ?? knownFields(deskModule(module));
	}

	/** @throws HelpdeskError `data` that names the field */
	prepare(module: string, raw: Readonly<Record<string, unknown>>, matched?: string): FieldValues {
		return preparedValues(deskModule(module), this.fields(module), raw, this.settings.zone, matched);
	}

	/** Prepared values as a record shows them, by the names of the chosen form. */
	shown(module: string, values: FieldValues): Record<string, Json> {
		if (this.settings.fieldNames !== 'labels') return nestedValues(values);
		const byLabel = ([name, value]: [string, Json]) =>
			namedContact(module, name, value) ?? [this.fields(module).find(name).label, value];
		return Object.fromEntries(Object.entries(values).map(byLabel));
	}

	/** Get Many. */
	async list(query: DeskQuery, options: ListPlan = {}): Promise<Listed> {
		return await this.read(query, options, sourceOfList);
	}

	/** Search: exact matches only, whatever the service finds. */
	async search(query: DeskQuery, options: ListPlan = {}): Promise<Listed> {
		return await this.read(query, options, sourceOfSearch);
	}

	/**
	 * The records with a value, for Create or Update, with one or two requests. `isComplete` is false if there are more
	 * than were read.
	 * @throws HelpdeskError `data` for a field by which the service cannot be asked
	 */
	async matching(module: string, field: string, value: string, chosen?: readonly string[]): Promise<Matches> {
		await this.learnFor(module, chosen ?? [], [field]);
		const context = this.context(module);
		const [condition] = conditionsOf({ module, match: { field, value } }, context.fields, this.settings.zone);
		const { rows, isComplete } = await matchingRows(context, condition);
		return { records: rows.map((row) => this.record(context, row, chosen)), isComplete };
	}

	/** One record, for one credit; undefined if it is not there or not visible. */
	async get(module: string, id: string, chosen?: readonly string[]): Promise<HelpdeskRecord | undefined> {
		await this.learnFor(module, chosen ?? []);
		const context = this.context(module);
		const row = await fullRecord(context, id);
		return row === undefined ? undefined : this.record(context, row, chosen);
	}

	/** At most one request in five minutes. @throws HelpdeskError `data` that names what a new record lacks */
	async checkNew(module: string, row: FieldValues): Promise<void> {
		const completed = await completedValues(this.context(module), row, this.departments);
		if (completed.kind === 'lacking') throw new HelpdeskError(completed.problem);
	}

	async create(module: string, row: FieldValues): Promise<WriteOutcome> {
		return await createRecord(this.context(module), row, this.departments);
	}

	async update(module: string, id: string, values: FieldValues): Promise<WriteOutcome> {
		return await changeRecord(this.context(module), id, values);
	}

	/** True if `updateTogether` can set these prepared values. */
	canUpdateTogether(module: string, values: FieldValues): boolean {
		return canUpdateTogether({ module: deskModule(module), fields: this.fields(module) }, values);
	}

	/** Sets one field of many records with one call: `UPDATE_TOGETHER` at most. `value` as a workflow gives it. */
	async updateTogether(module: string, ids: readonly string[], field: string, value: unknown): Promise<WriteOutcome[]> {
		return await updateTogether(this.context(module), ids, field, value);
	}

	/** Moves records to the recycle bin with one call: `TRASH_TOGETHER` ids at most. */
	async trash(module: string, ids: readonly string[]): Promise<WriteOutcome[]> {
		return await moveToTrash(this.context(module), ids);
	}

	/** A row of the service in the chosen form. */
	shownRow(module: string, row: JsonObject): HelpdeskRecord {
		return recordOf(row, this.fields(module), this.settings.fieldNames);
	}

	private async read(
		query: DeskQuery,
		{ limit, onPage }: ListPlan,
		sourceOf: (context: ReadContext, conditions: readonly KnownCondition[]) => Source,
	): Promise<Listed> {
		const progress = { records: () => 0, requests: 0 };
		const send = counting(this.send, progress, onPage);
		await this.learnFor(query.module, query.fields ?? [], namesAskedIn(query), send);
		const fields = this.fields(query.module);
		const conditions = conditionsOf(query, fields, this.settings.zone);
		const chosen = query.fields?.map((name) => fields.find(name));
		const context = this.context(query.module, send, conditions, query);
		if (limit === 0) return { records: [] };
		const sort = query.sort === undefined ? undefined : knownSort(context.module, query.sort);
		const reading = { conditions, chosen, limit, sort, source: sourceOf(context, conditions) };
		const { rows, trouble } = await readRows(context, reading, (read) => (progress.records = read));
		const records = rows.map((row) => this.record(context, row, query.fields));
		return { records, ...(trouble === undefined ? {} : { trouble }) };
	}

	/** A row in the chosen form, with the chosen fields alone. */
	record({ fields, settings }: ReadContext, row: JsonObject, chosen: readonly string[] | undefined): HelpdeskRecord {
		return recordOf(
			row,
			fields,
			this.settings.fieldNames,
			chosen?.map((name) => fields.find(name)),
			settings.objects,
		);
	}

	/** What a read of a module works with. */
	context(
		name: string,
		send = this.send,
		conditions: readonly KnownCondition[] = [],
		{ view, include: objects = [] }: Pick<RecordQuery, 'view' | 'include'> = {},
	): ReadContext {
		const module = deskModule(name);
		const byName = conditions.filter(({ field, value }) => field.type === 'Reference' && !isId(value));
		const named = this.settings.fieldNames === 'labels' ? module.fields : byName.map(({ field }) => field);
		requireObjects(module, objects);
		const chosen = [...module.list.include, ...module.include].filter((value) => objects.includes(objectOf(value)));
		const include = [...new Set([...this.settings.include, ...namingIncludes(module, named), ...chosen])];
		return {
			send,
			module,
			fields: this.fields(name),
			learnt: this.memory.learntOf(this.reader),
			allFields: async () => (await this.learn(name), this.fields(name)),
			settings: { ...this.settings, include, objects, view },
		};
	}

	private readonly departments = async () =>
		await this.memory.departments.get(this.reader, async () => await enabledDepartments(this.send));

	private place(module: string): string {
		return fieldPlace(this.reader, this.settings.department, module);
	}
}
