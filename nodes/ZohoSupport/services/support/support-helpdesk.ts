import type { FieldKind, ModuleName } from '../../helpdesk/catalogue';
import { asHelpdeskError, endsRun, hasNoAnswer, HelpdeskError, type Problem, problem } from '../../helpdesk/problem';
import type { PlannedCall } from '../../helpdesk/dry-run';
import type {
	ConversationPlan,
	FieldValues,
	Helpdesk,
	HelpdeskRecord,
	Listed,
	ListPlan,
	Matches,
	RecordId,
	RecordQuery,
	RecordTimes,
	WriteOutcome,
} from '../../helpdesk/helpdesk';
import { jsonText } from '../../helpdesk/json';
import type { RowWindow } from '../../helpdesk/row-window';
import { ChangesByList } from './changes/changes';
import type { ReadRequest } from './changes/question';
import { type Answer, rowsOf } from './answers';
import { CATALOGUE, fieldKind, supportModule } from './catalogue';
import { simplified } from './simplified';
import { spanOf } from './times';
import { fieldValues, type RawFields } from './field-values';
import { FILTER_DRIFT_MS, MODIFIED_FIELD, readList } from './list';
import { messageOf, recordOf, type RecordForm, shownValue } from './records';
import {
	addRequest,
	conversationRequest,
	deleteRequest,
	getRequest,
	PAGE_SIZE,
	pageRequest,
	type SupportRequest,
	updateRequest,
	type WireFields,
	WRITE_SIZE,
} from './requests';
import { fill, leavesOpen, naming, outcomesOf, uncertain, type WriteCall } from './row-outcomes';
import { WORDS } from './service-words';
import { unusableAnswer } from '../../connection/unusable-answer';

/**
 * Sends one request and reads its answer.
 * @throws HelpdeskError if no usable answer came; an error answer of the service is returned.
 */
export type Door = (request: SupportRequest) => Promise<Answer>;

/** How far back a test run looks first, in milliseconds. */
const RECENT_MS = 7 * 24 * 60 * 60 * 1000;

const FIRST_PAGE: RowWindow = { from: 1, to: PAGE_SIZE };

const CHANGES = new ChangesByList({ pageSize: PAGE_SIZE, filterDrift: FILTER_DRIFT_MS });

/** The classic API behind the port. */
export class SupportHelpdesk implements Helpdesk {
	readonly catalogue = CATALOGUE;

	readonly writeSize = WRITE_SIZE;

	/** Nobody knows whether the service takes a list of ids, so none is sent [open, section 8]. */
	readonly deleteSize = 1;

	/** The fields of the classic API are known without a request. */
	async learn(): Promise<void> {}

	async keysOf(_module: ModuleName, names: readonly string[]): Promise<readonly string[]> {
		return await Promise.resolve(names);
	}

	isSameField(_module: ModuleName, one: string, other: string): boolean {
		return one.trim() === other.trim();
	}

	constructor(
		private readonly send: Door,
		private readonly form: RecordForm,
	) {}

	readonly createdField = 'Created Time';

	readonly modifiedField = MODIFIED_FIELD;

	readonly changesOf = () => CHANGES;

	prepare(module: ModuleName, raw: RawFields): FieldValues {
		return fieldValues(module, raw, this.form.zone);
	}

	shown(module: ModuleName, values: FieldValues): Record<string, string | null> {
		return Object.fromEntries(
			Object.entries(textsOf(values)).map(([label, value]) => [label, shownValue(module, label, value, this.form)]),
		);
	}

	kindOf(module: ModuleName, name: string): FieldKind | undefined {
		return fieldKind(module, name);
	}

	simplified(module: ModuleName, record: HelpdeskRecord): HelpdeskRecord {
		return simplified(record, supportModule(module));
	}

	times(record: HelpdeskRecord): RecordTimes {
		return {
			created: spanOf(jsonText(record[this.createdField]), this.form.zone),
			modified: spanOf(jsonText(record[this.modifiedField]), this.form.zone),
		};
	}

	async changed({ since, window }: ReadRequest, query: Pick<RecordQuery, 'module' | 'fields'>) {
		return await this.page({ ...query, ...(since !== null && { modifiedSince: new Date(since) }) }, window);
	}

	async sample(query: Pick<RecordQuery, 'module' | 'fields'>): Promise<HelpdeskRecord[]> {
		const recent = await this.page({ ...query, modifiedSince: new Date(Date.now() - RECENT_MS) }, FIRST_PAGE);
		return recent.length > 0 ? recent : await this.page(query, FIRST_PAGE);
	}

	async list(query: RecordQuery, plan: ListPlan): Promise<Listed> {
		return await readList(this, query, plan);
	}

	async matching(query: RecordQuery): Promise<Matches> {
		const records = await this.page(query, FIRST_PAGE);
		return { records, isComplete: records.length < PAGE_SIZE };
	}

	/** One request: the rows of a window. Fewer at the end of the list, none after it. */
	async page(query: RecordQuery, window: RowWindow): Promise<HelpdeskRecord[]> {
		const answer = await this.send(pageRequest(query, window, this.form.zone));
		const size = window.to - window.from + 1;
		return rowsOf(answer)
			.slice(0, size)
			.map((row) => recordOf(row, query.module, this.form, query.fields));
	}

	async get(module: ModuleName, id: RecordId, fields?: readonly string[]): Promise<HelpdeskRecord | undefined> {
		const answer = await this.send(getRequest(module, id, fields));
		if (answer.kind === 'error' && answer.problem.kind === 'not-found') return undefined;
		const rows = rowsOf(answer);
		if (rows.length === 0) return undefined;
		const records = rows.map((row) => recordOf(row, module, this.form, fields, rows.length === 1 ? id : undefined));
		const asked = records.filter((record) => record.id.trim() === id);
		if (asked.length === 1) return asked[0];
		const came = records.slice(0, 3).map((record) => record.id);
		throw unusableAnswer(`Zoho was asked for the record ${id}, but answered with ${came.join(', ')}`);
	}

	async create(module: ModuleName, rows: readonly FieldValues[]): Promise<WriteOutcome[]> {
		const texts = rows.map(textsOf);
		return await this.write(addRequest(module, texts), { rows: rows.length, done: '2001' }, texts);
	}

	async update(module: ModuleName, id: RecordId, fields: FieldValues): Promise<WriteOutcome> {
		const texts = textsOf(fields);
		const call: WriteCall = { rows: 1, done: '2002', about: id };
		const [outcome] = await this.write(updateRequest(module, id, texts), call, [texts]);
		return outcome;
	}

	async delete(module: ModuleName, [id]: readonly RecordId[]): Promise<WriteOutcome[]> {
		return await this.write(deleteRequest(module, id), { rows: 1, done: '2003', about: id }, [{}]);
	}

	async conversation(caseId: RecordId, { withContent }: ConversationPlan): Promise<HelpdeskRecord[]> {
		const answer = await this.send(conversationRequest(caseId, withContent));
		const rows = rowsOf(answer);
		const cases = rows.flatMap((row) =>
			row.flatMap(([label, value]) => (isCaseId(label) && value !== null ? [value] : [])),
		);
		if (cases.length > 0 && !cases.includes(caseId)) {
			throw unusableAnswer(
				`Zoho was asked for the messages of the case ${caseId}, but answered with those of ${cases[0]}`,
			);
		}
		return rows.map((row, place) => messageOf(row, place, caseId, this.form));
	}

	/** Sends a write of these texts and returns one outcome for each row. A problem that ends the run is thrown. */
	private async write(request: SupportRequest, call: WriteCall, texts: readonly WireFields[]): Promise<WriteOutcome[]> {
		let answer: Answer;
		try {
			answer = await this.send(request);
		} catch (error) {
			const trouble = asHelpdeskError(error);
			if (!mayHaveArrived(trouble.problem)) throw trouble;
			return fill(call.rows, uncertain(trouble.problem));
		}
		if (answer.kind === 'planned') return plannedRows(texts);
		if (answer.kind === 'error') return refusedCall(answer.problem, call);
		if (answer.kind === 'written') return outcomesOf(answer.code, answer.rows, call);
		return fill(
			call.rows,
			uncertain(problem('garbled', 'Zoho answered the write with something other than a confirmation.', '')),
		);
	}
}

/** Prepared values: the classic API takes texts. */
function textsOf(values: FieldValues): Record<string, string> {
	return Object.fromEntries(Object.entries(values).map(([label, value]) => [label, jsonText(value)]));
}

/** The outcomes of a dry run: all rows would go with one request. */
function plannedRows(texts: readonly WireFields[]): WriteOutcome[] {
	const call: PlannedCall = { cost: 1, unit: WORDS.unit.many, records: texts.length };
	return texts.map((sends) => ({ kind: 'planned', sends, calls: [call] }));
}

/** True if a write may have been carried out although it threw. */
function mayHaveArrived(trouble: Problem): boolean {
	return hasNoAnswer(trouble) && trouble.neverArrived !== true && trouble.whileSigningIn !== true;
}

function isCaseId(label: string): boolean {
	return supportModule('case').idLabels.includes(label);
}

/**
 * The outcomes for an error answer to a write. Most errors mean that nothing was written; after an internal or unknown
 * error it is uncertain.
 */
function refusedCall(trouble: Problem, { rows, about }: WriteCall): WriteOutcome[] {
	if (leavesOpen(trouble)) return fill(rows, uncertain(trouble));
	if (endsRun(trouble)) throw new HelpdeskError(trouble);
	const named = about === undefined ? trouble : naming(about, trouble);
	const nothingThere: Problem =
		trouble.kind === 'no-data'
			? { ...named, kind: 'not-found', nextStep: 'Check the ID. The record may have been deleted.' }
			: named;
	return fill(rows, { kind: 'refused', problem: nothingThere, wholeCall: true });
}
