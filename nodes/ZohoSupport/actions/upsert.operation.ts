import type { INodeProperties } from 'n8n-workflow';
import { endsRun, HelpdeskError, type Problem, problem } from '../helpdesk/problem';
import type { FieldValues, HelpdeskRecord, RecordId } from '../helpdesk/helpdesk';
import { moduleRow } from '../helpdesk/modules';
import { createRows, ROWS_PER_CALL, rowsPerCall } from './creating';
import { chosenField, fieldChoice } from '../form/field-choice';
import { fieldsToSend, FIELDS_TO_SEND } from './fields-to-send';
import { FORMAT, optionsOf } from '../form/answer-options';
import { asResult, prepareEach } from './items';
import { withoutEntities } from '../helpdesk/entities';
import type { ItemFailed, ItemResult, Run } from './run';
import { updateRecord } from './updating';

export const description: INodeProperties[] = [
	...fieldChoice('matchField', 'Match On', 'The field that tells which record is meant. Also fill in this field below: the node searches for that value.', {
		contact: 'Email',
		account: 'Account Name',
	}),
	{
		displayName: 'Costs one request to look up each distinct value, one for each record that is updated, and one for every 100 that are created',
		name: 'upsertNotice',
		type: 'notice',
		default: '',
	},
	...FIELDS_TO_SEND,
	optionsOf([FORMAT, ROWS_PER_CALL]),
];

/** One value of the match field, and the items that carry it. */
interface Wanted {
	readonly field: string;
	readonly value: string;
	readonly items: Array<{ readonly index: number; readonly fields: FieldValues }>;
	/** The one record that has the value; null when there is none yet. */
	found?: RecordId | null;
}

/**
 * Looks up each distinct value first; then creates what is missing, all together; then updates. Items with the same value
 * are taken in their order: where none exists, the first creates it and the others update what it created.
 */
export async function execute(run: Run) {
	const results: ItemResult[] = [];
	const { wanted, size } = await gather(run, results);
	await run.lately.alone(run.module, wanted, async () => await carryOut(run, wanted, size, results));
	return results;
}

async function carryOut(run: Run, wanted: readonly Wanted[], size: number, results: ItemResult[]): Promise<void> {
	for (const want of wanted) await lookUp(run, want, results);
	await create(run, wanted, size, results);
	for (const want of wanted) await update(run, want, results);
}

/** The item that ends the run: the first failed one, or with *Continue on Fail* one whose trouble is the same for all. */
function stoppedBy(run: Run, results: readonly ItemResult[]): ItemFailed | undefined {
	const ends = (problem: Problem) => !run.goOn || endsRun(problem);
	return results.find((result): result is ItemFailed => result?.kind === 'failed' && ends(result.problem));
}

/** Sets the result of the items that have none where the run has ended before them. */
function leaveOut(items: Wanted['items'], { problem: cause }: ItemFailed, results: ItemResult[]): void {
	for (const { index } of items) results[index] ??= { kind: 'failed', outcome: 'notSent', problem: cause };
}

/** The items by the value of their match field, without regard to case and surrounding blanks. */
async function gather(run: Run, results: ItemResult[]): Promise<{ readonly wanted: readonly Wanted[]; readonly size: number }> {
	let size = run.helpdesk.writeSize;
	const byKey = new Map<string, Wanted>();
	await prepareEach(run, results, (index) => {
		const field = chosenField(run, 'matchField', 'Match On', index);
		const fields = fieldsToSend(run, index, field);
		const value = fields[field] ?? '';
		if (value === '') throw noValue(field);
		const key = JSON.stringify([field, value.toLowerCase()]);
		const want = byKey.get(key) ?? { field, value, items: [] };
		size = Math.min(size, rowsPerCall(run, index));
		want.items.push({ index, fields });
		byKey.set(key, want);
	});
	return { wanted: [...byKey.values()], size };
}

function noValue(field: string): HelpdeskError {
	return new HelpdeskError(problem('data', `The field '${field}', on which records are matched, has no value in this item.`, 'Set it among the fields to send, or match on another field.'));
}

async function lookUp(run: Run, want: Wanted, results: ItemResult[]): Promise<void> {
	const { field, value } = want;
	const stopped = stoppedBy(run, results);
	if (stopped !== undefined) return leaveOut(want.items, stopped, results);
	const result = await asResult(async () => {
		const query = { module: run.module, match: { field, value }, fields: [field] };
		const found = await run.helpdesk.page(query, { from: 1, to: run.helpdesk.pageSize });
		const rows = [...found, ...(await notFoundYet(run, want, found))];
		// A service may find more than equal values: only equal ones are meant.
		const shown = comparable(shownValue(run, want));
		const same = rows.filter((row) => comparable(row[field]) === shown);
		if (same.length > 1) throw several(run, want, same.map((row) => row.id));
		if (same.length === 0) refuseDoubt(run, want, rows);
		refuseUnseen(run, want, found.length, same.length);
		want.found = same.at(0)?.id ?? null;
		return { kind: 'done', output: [] };
	});
	if (result.kind === 'done') return;
	// Nothing was written for it, and a look-up is no write that could be sent again.
	const outcome = result.outcome === 'notSent' ? 'notSent' : 'refused';
	for (const { index } of want.items) results[index] = { ...result, outcome };
}

/** What this process lately gave the value, and a search that lags does not find: read by id, as it may have changed since. */
async function notFoundYet(run: Run, { field, value }: Wanted, found: readonly HelpdeskRecord[]): Promise<HelpdeskRecord[]> {
	const records: HelpdeskRecord[] = [];
	for (const id of run.lately.records(run.module, field, value)) {
		if (id === null || found.some((row) => row.id === id)) continue;
		const record = await run.helpdesk.get(run.module, id, [field]);
		if (comparable(record?.[field]) !== '') records.push(...(record === undefined ? [] : [record]));
	}
	return records;
}

/** Found, but not shown to be the one, or perhaps not found yet: creating would not be safe. */
function refuseDoubt(run: Run, { field, value }: Wanted, rows: readonly HelpdeskRecord[]): void {
	const unseen = rows.filter((row) => (row[field] ?? '') === '').map((row) => row.id);
	const { label } = moduleRow(run.module);
	if (unseen.length > 0) {
		throw new HelpdeskError(problem('data', `Zoho found the ${label.toLowerCase()} ${unseen.slice(0, 5).join(', ')} for the ${field} '${value}' and did not show its ${field}. Nothing was written.`, 'Look at it in Zoho Support, then use Update with its id, or Create.'));
	}
	const shown = shownValue(run, { field, value });
	const encoded = rows.find((row) => comparable(withoutEntities(row[field] ?? '')) === comparable(withoutEntities(shown)));
	if (encoded !== undefined) {
		throw new HelpdeskError(problem('data', `Zoho found the ${label.toLowerCase()} ${encoded.id} for the ${field} '${value}' and shows it as '${encoded[field]}'. Nothing was written.`, 'Where both are the same, use Update with its id; else use Create.'));
	}
	if (run.lately.records(run.module, field, value).includes(null)) {
		throw new HelpdeskError(problem('data', `A ${label.toLowerCase()} with the ${field} '${value}' was sent to Zoho a moment ago, its id is not known, and the search does not find it. Nothing was written.`, 'Look whether it is there, and use Update or Create; or run this again in some minutes.'));
	}
}

/** Too many to see all: neither creating nor updating would be safe. */
function refuseUnseen(run: Run, { field, value }: Wanted, found: number, same: number): void {
	if (found < run.helpdesk.pageSize) return;
	const { plural } = moduleRow(run.module);
	const seen = same === 0 ? 'none of the first is equal' : 'one of the first is equal; there may be others';
	const message = `Zoho found ${found} or more ${plural} like the ${field} '${value}', and ${seen}. Nothing was written.`;
	throw new HelpdeskError(problem('data', message, 'Match on a field with more distinct values, or use Update with the id.'));
}

/** The wanted value as a record shows it when it is read. */
function shownValue(run: Run, { field, value }: Pick<Wanted, 'field' | 'value'>): string {
	return run.helpdesk.shown(run.module, { [field]: value })[field] ?? '';
}

/** Values are the same whatever their case and the blanks around them. */
function comparable(value: string | null | undefined): string {
	return (value ?? '').trim().toLowerCase();
}

function several(run: Run, { field, value }: Wanted, ids: readonly RecordId[]): HelpdeskError {
	const named = ids.slice(0, 5).join(', ') + (ids.length > 5 ? ` and ${ids.length - 5} more` : '');
	const message = `${ids.length} ${moduleRow(run.module).plural} have the ${field} '${value}': ${named}. Nothing was written.`;
	return new HelpdeskError(problem('data', message, 'Merge or correct them in Zoho Support, match on a field that only one record has, or use Update with the id.'));
}

async function create(run: Run, wanted: readonly Wanted[], size: number, results: ItemResult[]): Promise<void> {
	const missing = wanted.filter((want) => want.found === null);
	const stopped = stoppedBy(run, results);
	if (stopped !== undefined) return missing.forEach(({ items }) => leaveOut(items, stopped, results));
	const rows = new Map(missing.map(({ items: [first] }) => [first.index, first.fields]));
	await createRows(run, rows, size, results);
	for (const want of missing) want.found = createdId(results[want.items[0].index]);
}

function createdId(result: ItemResult | undefined): RecordId | undefined {
	const id = result?.kind === 'done' ? result.output[0]?.id : undefined;
	return typeof id === 'string' ? id : undefined;
}

async function update(run: Run, want: Wanted, results: ItemResult[]): Promise<void> {
	for (const { index, fields } of want.items) {
		if (results[index] !== undefined) continue;
		const stopped = stoppedBy(run, results);
		if (stopped !== undefined) return leaveOut(want.items, stopped, results);
		if (typeof want.found !== 'string') results[index] = notCreated(want, index);
		else {
			const id = want.found;
			results[index] = await asResult(async () => await updateRecord(run, id, fields), 'write');
		}
	}
}

/** An item that would have updated what an earlier item of the run was to create. */
function notCreated({ field, value, items }: Wanted, index: number): ItemResult {
	const message = `Item ${items[0].index} has the same ${field} ('${value}') and its id is not known, so item ${index} was not sent.`;
	return { kind: 'failed', outcome: 'notSent', problem: problem('data', message, 'Look at the result of that item first.') };
}
