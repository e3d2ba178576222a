import type { INodeProperties } from 'n8n-workflow';
import { endsRun, HelpdeskError, type Problem, problem } from '../helpdesk/problem';
import type { FieldValues, RecordId } from '../helpdesk/helpdesk';
import { docsLink } from '../form/docs-link';
import { fieldsToSendForm, fieldToMatch } from '../form/fields-to-send';
import { formFor } from '../form/node-form';
import { notice } from '../form/notice';
import { writeOptionsOf } from '../form/options';
import { rowsPerCall, rowsPerCallForm } from '../form/rows-per-call';
import { jsonText } from '../helpdesk/json';
import { formless } from '../helpdesk/value-form';
import type { Service } from '../services/service';
import { createRows } from './creating';
import { asResult, leaveOut, prepareEach } from './items';
import { LookUps } from './looking-up';
import { findMatch, type Match } from './matching';
import { preparedFields } from './prepared-fields';
import { type ItemFailed, type ItemResult, nameOf, type Run } from './run';
import { updateRecord } from './updating';

export const description = (service: Service): INodeProperties[] => [
	notice(
		'upsertNotice',
		service.words.prices.createOrUpdate,
		docsLink('How the record is found', service.words.docs.matching),
	),
	...fieldsToSendForm(service, 'upsert'),
	writeOptionsOf(service, rowsPerCallForm(service)),
];

/** One value of the match field, and the items that carry it. */
interface Wanted extends Match {
	readonly items: Array<{ readonly index: number; readonly fields: FieldValues }>;
	/** The one record that has the value; null if there is none yet. */
	found?: RecordId | null;
}

/**
 * First looks up each distinct value, several with one request where the service can. Then it creates all missing
 * records together, then updates. Items with the same value are taken in their order: if no record exists, the first
 * item creates it and the others update it.
 */
export async function execute(run: Run) {
	await run.helpdesk.learn(run.module);
	const results: ItemResult[] = [];
	const { wanted, size } = await gather(run, results);
	await run.lately.alone(run.module, wanted, async () => await carryOut(run, wanted, size, results));
	return results;
}

async function carryOut(run: Run, wanted: readonly Wanted[], size: number, results: ItemResult[]): Promise<void> {
	const lookUps = new LookUps(run, wanted);
	for (const want of wanted) await lookUp(run, want, lookUps, results);
	refuseAlike(run, wanted, results);
	await create(run, wanted, size, results);
	for (const want of wanted) await update(run, want, results);
}

/**
 * The item that ends the run: the first failed one. With *Continue on Fail*, only one whose trouble is the same for
 * all items.
 */
function stoppedBy(run: Run, results: readonly ItemResult[]): ItemFailed | undefined {
	const ends = (problem: Problem) => !run.goOn || endsRun(problem);
	return results.find((result): result is ItemFailed => result?.kind === 'failed' && ends(result.problem));
}

const indexesOf = ({ items }: Wanted) => items.map(({ index }) => index);

/** The items by the value of their match field, without regard to case and surrounding blanks. */
async function gather(
	run: Run,
	results: ItemResult[],
): Promise<{ readonly wanted: readonly Wanted[]; readonly size: number }> {
	let size = run.helpdesk.writeSize;
	const byKey = new Map<string, Wanted>();
	await prepareEach(run, results, async (index) => {
		const form = formFor(run, index);
		const named = fieldToMatch(form);
		const [field] = await run.helpdesk.keysOf(run.module, [named]);
		const given = await preparedFields(run, index, named);
		const name = await preparedName(run, given, field);
		const value = jsonText(given[name]).trim();
		if (value === '') throw noValue(field);
		const isOwn = run.helpdesk.catalogue.isSetByService(run.module, field);
		const fields = isOwn ? without(given, name) : trimmed(given, name);
		const key = JSON.stringify([field, value.toLowerCase()]);
		const want = byKey.get(key) ?? { field, value, items: [] };
		size = Math.min(size, rowsPerCall(form, run.helpdesk.writeSize));
		want.items.push({ index, fields });
		byKey.set(key, want);
	});
	return { wanted: [...byKey.values()], size };
}

/**
 * How prepared values name the field that records show under this key: a service may show labels and send its own
 * names.
 */
async function preparedName({ helpdesk, module }: Run, given: FieldValues, key: string): Promise<string> {
	const names = Object.keys(given);
	const keys = await helpdesk.keysOf(module, names);
	return names[keys.indexOf(key)] ?? key;
}

function noValue(field: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`The field '${field}' to match on has no value in this item.`,
			'Fill in the field, or match on another field.',
		),
	);
}

/** A value that records are matched on is sent as it is looked for. */
function trimmed(given: FieldValues, name: string): FieldValues {
	const value = given[name];
	return typeof value === 'string' ? { ...given, [name]: value.trim() } : given;
}

/** A field that the service sets itself identifies the record, and is not sent. */
function without(given: FieldValues, field: string): FieldValues {
	const others = Object.entries(given).filter(([label]) => label !== field);
	if (others.length > 0) return Object.fromEntries(others);
	throw new HelpdeskError(
		problem('data', `The only field to send is '${field}', and Zoho sets it itself.`, 'Add the fields to change.'),
	);
}

async function lookUp(run: Run, want: Wanted, lookUps: LookUps, results: ItemResult[]): Promise<void> {
	const stopped = stoppedBy(run, results);
	if (stopped !== undefined) return leaveOut(run, indexesOf(want), stopped.problem, results);
	const result = await asResult(async () => {
		want.found = await findMatch(run, want, await lookUps.matches(want));
		return { kind: 'done', output: [] };
	});
	if (result.kind === 'done') return;
	// Nothing was written: only the look-up failed.
	const outcome = result.outcome === 'notSent' ? 'notSent' : 'refused';
	for (const { index } of want.items) results[index] = { ...result, outcome };
}

/**
 * Zoho may keep two values of one run as the same value if they differ only in details. So no record is created for a
 * value if one like it was found, or is created before it.
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
	const message = `The ${field} '${value}' and the '${other.value}' of item ${other.items[0].index} differ only in details such as spaces or markup, so Zoho may keep both as the same value. Nothing was written.`;
	const nextStep = `If both mean the same ${nameOf(run)}, write them the same way. If not, use Create.`;
	return { kind: 'failed', outcome: 'refused', problem: problem('data', message, nextStep) };
}

async function create(run: Run, wanted: readonly Wanted[], size: number, results: ItemResult[]): Promise<void> {
	const missing = wanted.filter((want) => want.found === null);
	const stopped = stoppedBy(run, results);
	if (stopped !== undefined) return leaveOut(run, missing.flatMap(indexesOf), stopped.problem, results);
	const rows = new Map(missing.map(({ items: [first] }) => [first.index, first.fields]));
	await createRows(run, rows, size, results);
	for (const want of missing) want.found = createdId(results, want.items[0].index);
}

/** The record that an item created. A dry run names the item in its place. */
function createdId(results: readonly ItemResult[], index: number): RecordId | undefined {
	const result = results.at(index);
	if (result?.kind === 'done' && result.planned !== undefined) return `the new record of item ${index}`;
	const id = result?.kind === 'done' ? result.output[0]?.id : undefined;
	return typeof id === 'string' ? id : undefined;
}

async function update(run: Run, want: Wanted, results: ItemResult[]): Promise<void> {
	for (const { index, fields } of want.items) {
		if (results[index] !== undefined) continue;
		const stopped = stoppedBy(run, results);
		if (stopped !== undefined) return leaveOut(run, indexesOf(want), stopped.problem, results);
		if (typeof want.found !== 'string') results[index] = notCreated(want, index, results);
		else {
			const id = want.found;
			results[index] = await asResult(async () => await updateRecord(run, id, fields), 'write');
		}
	}
}

/** The result of an item that should have updated the record of an earlier item. */
function notCreated(
	{ field, value, items: [first] }: Wanted,
	index: number,
	results: readonly ItemResult[],
): ItemResult {
	const result = results[first.index];
	const isNone = result.kind === 'failed' && ['refused', 'notSent'].includes(result.outcome);
	const state = isNone ? 'no record was created for it' : 'the ID of its record is not known';
	const message = `Item ${first.index} has the same ${field} ('${value}'), and ${state}, so item ${index} was not sent.`;
	return {
		kind: 'failed',
		outcome: 'notSent',
		problem: problem('data', message, 'Look at the result of that item first.'),
	};
}
