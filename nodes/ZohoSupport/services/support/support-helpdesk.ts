import type { ModuleName } from '../../helpdesk/catalogue';
import { asHelpdeskError, endsRun, hasNoAnswer, HelpdeskError, type Problem, problem } from '../../helpdesk/problem';
import type {
	FieldValues,
	Helpdesk,
	HelpdeskRecord,
	RecordId,
	RecordQuery,
	RecordTimes,
	WriteOutcome,
} from '../../helpdesk/helpdesk';
import type { RowWindow } from '../../helpdesk/row-window';
import { ChangesByList } from './changes/changes';
import { type Answer, rowsOf } from './answers';
import { CATALOGUE, supportModule } from './catalogue';
import { spanOf } from './times';
import { fieldValues, type RawFields } from './field-values';
import { messageOf, recordOf, type RecordForm, shownValue } from './records';
import {
	addRequest,
	conversationRequest,
	deleteRequest,
	FILTER_DRIFT_HOURS,
	getRequest,
	PAGE_SIZE,
	pageRequest,
	type SupportRequest,
	updateRequest,
	WRITE_SIZE,
} from './requests';
import { fill, leavesOpen, outcomesOf, uncertain, type WriteCall } from './row-outcomes';
import { unusableAnswer } from '../../connection/unusable-answer';

/**
 * Sends one request and reads its answer.
 * @throws HelpdeskError if no usable answer came; an error answer of the service is returned.
 */
export type Door = (request: SupportRequest) => Promise<Answer>;

const FILTER_DRIFT_MS = FILTER_DRIFT_HOURS * 60 * 60 * 1000;

/** The classic API behind the port. */
export class SupportHelpdesk implements Helpdesk {
	readonly catalogue = CATALOGUE;

	readonly pageSize = PAGE_SIZE;

	readonly writeSize = WRITE_SIZE;

	constructor(
		private readonly send: Door,
		private readonly form: RecordForm,
	) {}

	readonly createdField = 'Created Time';

	readonly modifiedField = 'Modified Time';

	readonly changes = new ChangesByList({ pageSize: PAGE_SIZE, filterDrift: FILTER_DRIFT_MS });

	readonly surelySince = (since: Date): Date => new Date(since.getTime() - FILTER_DRIFT_MS);

	prepare(module: ModuleName, raw: RawFields): FieldValues {
		return fieldValues(module, raw, this.form.zone);
	}

	shown(module: ModuleName, values: FieldValues): Record<string, string | null> {
		return Object.fromEntries(
			Object.entries(values).map(([label, value]) => [label, shownValue(module, label, value, this.form)]),
		);
	}

	times(record: HelpdeskRecord): RecordTimes {
		return {
			created: spanOf(record[this.createdField], this.form.zone),
			modified: spanOf(record[this.modifiedField], this.form.zone),
		};
	}

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
		return await this.write(addRequest(module, rows), { rows: rows.length, done: '2001' });
	}

	async update(module: ModuleName, id: RecordId, fields: FieldValues): Promise<WriteOutcome> {
		const [outcome] = await this.write(updateRequest(module, id, fields), { rows: 1, done: '2002', about: id });
		return outcome;
	}

	async delete(module: ModuleName, id: RecordId): Promise<WriteOutcome> {
		const [outcome] = await this.write(deleteRequest(module, id), { rows: 1, done: '2003', about: id });
		return outcome;
	}

	async conversation(caseId: RecordId, withContent: boolean): Promise<HelpdeskRecord[]> {
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

	/** Sends a write and returns one outcome for each row. A problem that ends the run is thrown. */
	private async write(request: SupportRequest, call: WriteCall): Promise<WriteOutcome[]> {
		let answer: Answer;
		try {
			answer = await this.send(request);
		} catch (error) {
			const trouble = asHelpdeskError(error);
			if (!mayHaveArrived(trouble.problem)) throw trouble;
			return fill(call.rows, uncertain(trouble.problem));
		}
		if (answer.kind === 'error') return refusedCall(answer.problem, call.rows);
		if (answer.kind === 'written') return outcomesOf(answer.code, answer.rows, call);
		return fill(
			call.rows,
			uncertain(problem('garbled', 'Zoho answered the write with something other than a confirmation.', '')),
		);
	}
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
function refusedCall(trouble: Problem, rows: number): WriteOutcome[] {
	if (leavesOpen(trouble)) return fill(rows, uncertain(trouble));
	if (endsRun(trouble)) throw new HelpdeskError(trouble);
	const nothingThere: Problem =
		trouble.kind === 'no-data'
			? { ...trouble, kind: 'not-found', nextStep: 'Check the ID. The record may have been deleted.' }
			: trouble;
	return fill(rows, { kind: 'refused', problem: nothingThere, wholeCall: true });
}
