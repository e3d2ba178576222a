import type { Changes } from '../../helpdesk/changes';
import type { FieldKind, ModuleName } from '../../helpdesk/catalogue';
import type { Columns } from '../../helpdesk/columns';
import type {
	ConversationPlan,
	FieldValues,
	GettingTogether,
	Helpdesk,
	HelpdeskRecord,
	Listed,
	ListPlan,
	Matches,
	MatchingTogether,
	MessageKind,
	RecordId,
	RecordQuery,
	RecordTimes,
	SampleQuery,
	UpdateTogether,
	WriteOutcome,
} from '../../helpdesk/helpdesk';
import { picked, valueAt } from '../../helpdesk/json';
import { CATALOGUE } from './catalogue';
import { ChangesBySearch } from './changes/changes';
import { NewMessages } from './changes/messages/changes';
import type { MessageQuestion } from './changes/messages/question';
import { traitsOf } from './changes/modules';
import type { DeskQuestion } from './changes/question';
import type { ChangedRows } from './changed-rows';
import { columnsOf } from './columns';
import type { DeskRecords } from './desk-records';
import { kindOfType } from './field';
import type { MessageRows } from './message-rows';
import { deskModule } from './modules';
import { UPDATE_MANY_PRICE, WRITE_PRICE } from './prices';
import { nameOfKey, keyOf } from './records';
import { simplified, simplifiedMessage } from './simplified';
import { TRASH_TOGETHER, UPDATE_TOGETHER } from './requests';
import { contactsOf, matchesOf } from './records-together';
import { instantOf } from './times';

/** How a help desk of Zoho Desk is opened. */
export interface HelpdeskForm {
	readonly fieldNames: 'api' | 'labels';
	/** How far back each poll reads again, in milliseconds. */
	readonly lag: number;
}

/** Reads the messages of a ticket. */
export type ConversationReader = (id: RecordId, plan: ConversationPlan) => Promise<readonly HelpdeskRecord[]>;

/** Zoho Desk behind the port. */
export class DeskHelpdesk implements Helpdesk {
	readonly catalogue: Helpdesk['catalogue'];

	/** One record a call [openapi]. */
	readonly writeSize = 1;

	readonly deleteSize = TRASH_TOGETHER;

	readonly together: UpdateTogether;

	readonly matchingTogether: MatchingTogether;

	readonly gettingTogether: GettingTogether;

	readonly createdField: string;

	readonly modifiedField: string;

	/** Records of a list, or read by id: they have other fields than the rows of a search, so they cannot be compared. */
	private readonly ofOtherFields = new WeakSet<HelpdeskRecord>();

	constructor(
		private readonly records: DeskRecords,
		private readonly changedRows: ChangedRows,
		readonly conversation: ConversationReader,
		private readonly messageRows: MessageRows,
		private readonly form: HelpdeskForm,
	) {
		const isLabels = form.fieldNames === 'labels';
		this.createdField = isLabels ? 'Created Time' : 'createdTime';
		this.modifiedField = isLabels ? 'Modified Time' : 'modifiedTime';
		this.catalogue = { ...CATALOGUE, isSetByService: (module, name) => this.isSetByService(module, name) };
		this.together = {
			size: UPDATE_TOGETHER,
			// One call costs as much as this many single updates.
			least: UPDATE_MANY_PRICE / WRITE_PRICE,
			fits: (module, fields) => records.canUpdateTogether(module, fields),
			update: async (module, ids, fields) => {
				const [[name, value]] = Object.entries(fields);
				return await this.records.updateTogether(module, ids, name, value);
			},
		};
		this.matchingTogether = matchesOf(records);
		this.gettingTogether = contactsOf(records);
	}

	async learn(module: ModuleName): Promise<void> {
		await this.records.learn(module);
	}

	async keysOf(module: ModuleName, names: readonly string[]): Promise<readonly string[]> {
		await this.records.learnFor(module, names);
		const fields = this.records.fields(module);
		const isLabels = this.form.fieldNames === 'labels';
		return names.map((name) => {
			const field = fields.find(name);
			return isLabels ? field.label : keyOf(field);
		});
	}

	isSameField(module: ModuleName, one: string, other: string): boolean {
		const fields = this.records.fields(module);
		const its = fields.found(one)?.name;
		return its !== undefined && its === fields.found(other)?.name;
	}

	kindOf(module: ModuleName, name: string): FieldKind | undefined {
		const field = this.records.fields(module).found(name);
		return field === undefined ? undefined : kindOfType(field.type);
	}

	referenceOf(module: ModuleName, name: string): ReturnType<NonNullable<Helpdesk['referenceOf']>> {
		const { idLabel } = this.records.fields(module).found(name) ?? {};
		if (idLabel === undefined) return undefined;
		return this.form.fieldNames === 'labels' ? { idKey: idLabel } : 'id';
	}

	private isSetByService(module: ModuleName, name: string): boolean {
		const field = this.records.fields(module).found(name);
		return field === undefined ? CATALOGUE.isSetByService(module, name) : !field.writable;
	}

	prepare(module: ModuleName, raw: Readonly<Record<string, unknown>>, matched?: string): FieldValues {
		return this.records.prepare(module, raw, matched);
	}

	columnsOf(module: ModuleName, item: Readonly<Record<string, unknown>>): Columns {
		return columnsOf(item, this.records.fields(module), deskModule(module).beside);
	}

	shown(module: ModuleName, values: FieldValues): FieldValues {
		return this.records.shown(module, values);
	}

	simplified(module: ModuleName, record: HelpdeskRecord, beside: readonly string[] = []): HelpdeskRecord {
		return simplified(record, deskModule(module), this.records.fields(module), this.form.fieldNames, beside);
	}

	readonly simplifiedMessage = simplifiedMessage;

	times(record: HelpdeskRecord): RecordTimes {
		const known = this.messageRows.times(record);
		if (known !== undefined) return known;
		const spanOf = (key: string) => {
			const at = instantOf(valueAt(record, key));
			return at === undefined ? undefined : { earliest: at, latest: at };
		};
		const modified = spanOf(this.modifiedField);
		const isPart = modified === undefined || this.ofOtherFields.has(record);
		return { created: spanOf(this.createdField), modified, ...(isPart && { isPart }) };
	}

	changesOf(module: ModuleName, messages?: MessageKind): Changes {
		const { path } = deskModule(module);
		const traits = traitsOf(path, { lag: this.form.lag, reach: this.changedRows.reach(module) });
		if (traits === undefined) throw new Error(`A trigger cannot watch '${module}'`);
		if (messages !== undefined) return new NewMessages(traits, messages);
		return new ChangesBySearch(
			this.changedRows.cannotShowNewest(module) && traits.hasSearch ? { ...traits, hasList: false } : traits,
		);
	}

	async changed(
		question: DeskQuestion | MessageQuestion,
		query: Pick<RecordQuery, 'module' | 'fields' | 'conditions'>,
	): Promise<HelpdeskRecord[]> {
		if ('of' in question) return await this.messageRows.answer(question, query);
		const rows = await this.changedRows.answer(query.module, question);
		const records = rows.map((row) => this.chosen(this.records.shownRow(query.module, row), query.fields));
		if (question.ask !== 'search') for (const record of records) this.ofOtherFields.add(record);
		return records;
	}

	async sample({ messages, ...query }: SampleQuery): Promise<HelpdeskRecord[]> {
		const { module, fields } = query;
		if (messages !== undefined) return await this.messageRows.sample(messages, query);
		const rows = await this.changedRows.newest(module);
		return rows.map((row) => this.chosen(this.records.shownRow(module, row), fields));
	}

	/** By key, not by name: the keys are already those of records. */
	private chosen(record: HelpdeskRecord, keys: readonly string[] | undefined): HelpdeskRecord {
		return keys === undefined ? record : { ...picked(record, keys), id: record.id };
	}

	async list(query: RecordQuery, plan: ListPlan): Promise<Listed> {
		const { match, conditions = [], fields, ...rest } = query;
		const asked = {
			...rest,
			...(match && { match: { ...match, field: nameOfKey(match.field) } }),
			...(fields && { fields: fields.map(nameOfKey) }),
			conditions: conditions.map(({ field, comparison, value }) => ({ field, operator: comparison, value })),
		};
		return await (match === undefined ? this.records.list(asked, plan) : this.records.search(asked, plan));
	}

	async matching({ module, match, fields }: RecordQuery & Required<Pick<RecordQuery, 'match'>>): Promise<Matches> {
		return await this.records.matching(module, nameOfKey(match.field), match.value, fields?.map(nameOfKey));
	}

	async get(module: ModuleName, id: RecordId, fields?: readonly string[]): Promise<HelpdeskRecord | undefined> {
		return await this.records.get(module, id, fields?.map(nameOfKey));
	}

	async checkNew(module: ModuleName, values: FieldValues): Promise<void> {
		await this.records.checkNew(module, values);
	}

	async create(module: ModuleName, rows: readonly FieldValues[]): Promise<WriteOutcome[]> {
		const outcomes: WriteOutcome[] = [];
		for (const row of rows) outcomes.push(await this.records.create(module, row));
		return outcomes;
	}

	async update(module: ModuleName, id: RecordId, fields: FieldValues): Promise<WriteOutcome> {
		return await this.records.update(module, id, fields);
	}

	async delete(module: ModuleName, ids: readonly RecordId[]): Promise<WriteOutcome[]> {
		return await this.records.trash(module, ids);
	}
}
