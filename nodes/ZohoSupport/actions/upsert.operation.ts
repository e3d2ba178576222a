import type { INodeProperties } from 'n8n-workflow';
import { endsRun, HelpdeskError, type Problem, problem } from '../helpdesk/problem';
import type { FieldValues, RecordId } from '../helpdesk/helpdesk';
import { moduleRow } from '../helpdesk/modules';
import { createRows, ROWS_PER_CALL, rowsPerCall } from './creating';
import { chosenField, fieldChoice } from '../form/field-choice';
import { fieldsToSend, FIELDS_TO_SEND } from './fields-to-send';
import { findMatch, type Match } from './matching';
import { FORMAT, optionsOf } from '../form/answer-options';
import { asResult, prepareEach } from './items';
import { formless } from '../helpdesk/value-form';
import { isSetByService } from '../helpdesk/fields';
import type { ItemFailed, ItemResult, Run } from './run';
import { updateRecord } from './updating';

export const description: INodeProperties[] = [
	...fieldChoice(
		'matchField',
		'Match On',
		'The field that tells which record is meant. Also fill in this field below: the node searches for that value. By a field that Zoho sets by itself, such as Request Id, records are only updated.',
		{
			contact: 'Email',
			account: 'Account Name',
		},
	),
	{
		displayName:
			'Costs one request to look up each distinct value, one for each record that is updated, and one for every 100 that are created. A value with markup, several blanks or decimals may cost one look-up more',
		name: 'upsertNotice',
		type: 'notice',
		default: '',
	},
	...FIELDS_TO_SEND,
	optionsOf([FORMAT, ROWS_PER_CALL]),
];

/** One value of the match field, and the items that carry it. */
interface Wanted extends Match {
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
	refuseAlike(run, wanted, results);
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
async function gather(
	run: Run,
	results: ItemResult[],
): Promise<{ readonly wanted: readonly Wanted[]; readonly size: number }> {
	let size = run.helpdesk.writeSize;
	const byKey = new Map<string, Wanted>();
	await prepareEach(run, results, (index) => {
		const field = chosenField(run, 'matchField', 'Match On', index);
		const given = fieldsToSend(run, index, field);
		const value = given[field] ?? '';
		if (value === '') throw noValue(field);
		const fields = isSetByService(run.module, field) ? without(given, field) : given;
		const key = JSON.stringify([field, value.toLowerCase()]);
		const want = byKey.get(key) ?? { field, value, items: [] };
		size = Math.min(size, rowsPerCall(run, index));
		want.items.push({ index, fields });
		byKey.set(key, want);
	});
	return { wanted: [...byKey.values()], size };
}

function noValue(field: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`The field '${field}', on which records are matched, has no value in this item.`,
			'Set it among the fields to send, or match on another field.',
		),
	);
}

/** A field that the service sets by itself tells the record, and is not sent. */
function without(given: FieldValues, field: string): FieldValues {
	const others = Object.entries(given).filter(([label]) => label !== field);
	if (others.length > 0) return Object.fromEntries(others);
	throw new HelpdeskError(
		problem(
			'data',
			`There is nothing to send but the ${field}, which Zoho sets by itself.`,
			'Add the fields to change.',
		),
	);
}

async function lookUp(run: Run, want: Wanted, results: ItemResult[]): Promise<void> {
	const stopped = stoppedBy(run, results);
	if (stopped !== undefined) return leaveOut(want.items, stopped, results);
	const result = await asResult(async () => {
		want.found = await findMatch(run, want);
		return { kind: 'done', output: [] };
	});
	if (result.kind === 'done') return;
	// Nothing was written for it, and a look-up is no write that could be sent again.
	const outcome = result.outcome === 'notSent' ? 'notSent' : 'refused';
	for (const { index } of want.items) results[index] = { ...result, outcome };
}

/**
 * Two values of one run that differ only in form may be one to Zoho: of these none is created beside one that is found, or created
 * before it.
 */
function refuseAlike(run: Run, wanted: readonly Wanted[], results: ItemResult[]): void {
	const first = new Map<string, Wanted>();
	for (const isFound of [true, false]) {
		for (const want of wanted.filter(({ found }) => (isFound ? typeof found === 'string' : found === null))) {
			const key = JSON.stringify([want.field, formless(want.value)]);
			const other = first.get(key);
			first.set(key, other ?? want);
			if (isFound || other === undefined) continue;
			want.found = undefined;
			for (const { index } of want.items) results[index] = alike(run, want, other);
		}
	}
}

function alike(run: Run, { field, value }: Wanted, other: Wanted): ItemResult {
	const message = `The ${field} '${value}' differs from '${other.value}' of item ${other.items[0].index} only in form, and Zoho may keep both alike. Nothing was written.`;
	const nextStep = `Write both alike where one ${moduleRow(run.module).label.toLowerCase()} is meant; else use Create.`;
	return { kind: 'failed', outcome: 'refused', problem: problem('data', message, nextStep) };
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
	return {
		kind: 'failed',
		outcome: 'notSent',
		problem: problem('data', message, 'Look at the result of that item first.'),
	};
}
