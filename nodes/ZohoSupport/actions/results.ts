import { type IDataObject, type INode, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import type { RowOutcome } from '../helpdesk/batches';
import type { RecordId } from '../helpdesk/helpdesk';
import { planResult } from './dry-run';
import { endingError, isTool } from './ending-error';
import type { Deed, ItemFailed, ItemResult, Run } from './run';

/**
 * What was written, as the result of its item: id, outcome and the fields that were sent, as a record shows them.
 * @param about the record that is written to; null for a new one
 */
export function writeResult(
	outcome: RowOutcome,
	verb: Deed,
	about: RecordId | null,
	fields: IDataObject = {},
): ItemResult {
	if (outcome.kind === 'planned') return planResult(outcome, verb, about);
	if (outcome.kind !== 'written') return { kind: 'failed', outcome: outcome.kind, problem: outcome.problem };
	// A field of the portal may be labelled `id` or `outcome`: the node's own values win.
	const own: IDataObject = { id: outcome.id, outcome: verb };
	return {
		kind: 'done',
		output: [{ ...own, ...fields, ...own }],
		written: `${verb} ${outcome.id ?? '(ID not given)'}`,
	};
}

/**
 * The node's output. Each item is paired with the input item that it came from.
 * @throws NodeOperationError for the first failed item, unless the node continues on fail.
 */
export function outputOf(
	run: Pick<Run, 'context' | 'items' | 'goOn' | 'remember'>,
	results: readonly ItemResult[],
): INodeExecutionData[] {
	run.remember(results);
	if (!run.goOn) throwFirstFailure(run, results);
	const output: INodeExecutionData[] = [];
	const given = new Set<unknown>();
	results.forEach((result, index) => {
		// Items that share a result get a copy each: they must not change together in a later node.
		const shared = given.has(result.output);
		given.add(result.output);
		const files = result.kind === 'done' && result.binary !== undefined ? { binary: { ...result.binary } } : {};
		for (const json of result.output ?? [])
			output.push({ json: shared ? { ...json } : json, ...files, pairedItem: { item: index } });
		if (result.kind === 'failed') output.push(failedItem(run.context.getNode(), index, result));
	});
	return output;
}

/** The item that ended the run, not one that was only left out because of it. */
function throwFirstFailure(run: Pick<Run, 'context' | 'items'>, results: readonly ItemResult[]): void {
	const failures = results.flatMap((result, index) => (result.kind === 'failed' ? [{ index, result }] : []));
	const first = failures.find(({ result }) => result.outcome !== 'notSent') ?? failures.at(0);
	const all = run.items.map((_, index) => results[index]);
	if (first !== undefined) throw stopError(run.context.getNode(), first.index, first.result, all);
}

/**
 * An item with `error` and `details` only: n8n sends one with just these to the error output, since 2.36. An older n8n goes
 * by the item's own error. It cannot be enumerated, so it is not copied: an item that keeps it loses its `details` in n8n.
 */
export function failedItem(node: INode, index: number, failed: ItemFailed): INodeExecutionData {
	const { problem, outcome } = failed;
	const details: IDataObject = { item: index, outcome, code: problem.code, nextStep: problem.nextStep };
	const error = sentence(failed);
	const item: INodeExecutionData = { json: { error, details }, pairedItem: { item: index } };
	if (node.onError !== 'continueErrorOutput') return item;
	return Object.defineProperty(item, 'error', { value: new NodeOperationError(node, error), writable: true });
}

const LEAD: Readonly<Record<ItemFailed['outcome'], string>> = {
	refused: '',
	failed: '',
	uncertain: 'Uncertain: ',
	notSent: 'Not sent: ',
};

function sentence({ outcome, problem }: ItemFailed): string {
	return `${LEAD[outcome]}${problem.message}`;
}

/** The text of an error names at most this many items; its context has all of them. */
const NAMED = 20;

/**
 * The error that ends the run: which item, what happened, what to do next, and what became of the others.
 * @param results one for each input item; undefined for items that the run did not reach
 */
export function stopError(
	node: INode,
	index: number,
	failed: ItemFailed,
	results: ReadonlyArray<ItemResult | undefined>,
): NodeOperationError {
	const fates = fatesOf(results);
	// A tool of an agent has one item, so there is none to name, and no other.
	const isAlone = isTool(node) && results.length === 1;
	const others = isAlone || failed.outcome === 'failed' ? [] : othersIn(fates, index);
	const what = isAlone ? sentence(failed) : `Item ${index}: ${sentence(failed)}`;
	const error = endingError(node, what, [failed.problem.nextStep, ...others].join(' '), index);
	error.context.data = {
		code: failed.problem.code,
		outcome: failed.outcome,
		...fates,
		recordsRead: [...(failed.output ?? [])],
	};
	return error;
}

/** What became of the items of a run that ended early, by their place in the input. */
interface Fates {
	readonly written: ReadonlyArray<{ readonly item: number; readonly what: string }>;
	readonly uncertain: readonly number[];
	readonly unsent: readonly number[];
}

function fatesOf(results: ReadonlyArray<ItemResult | undefined>): Fates {
	const failedAs = (outcome: ItemFailed['outcome']) => (result: ItemResult | undefined) =>
		result?.kind === 'failed' && result.outcome === outcome;
	const places = (is: (result: ItemResult | undefined) => boolean) =>
		results.flatMap((result, item) => (is(result) ? [item] : []));
	return {
		written: results.flatMap((result, item) =>
			result?.kind === 'done' && result.written !== undefined ? [{ item, what: result.written }] : [],
		),
		uncertain: places(failedAs('uncertain')),
		unsent: places((result) => result === undefined || failedAs('notSent')(result)),
	};
}

/** Sentences that say what became of the other items of a run that writes. */
function othersIn({ written, uncertain, unsent }: Fates, index: number): string[] {
	const lines: string[] = [];
	const isOther = (item: number) => item !== index;
	if (written.length > 0) {
		const named = written.slice(0, NAMED).map(({ item, what }) => `item ${item} ${what}`);
		const more = written.length > NAMED ? `, and ${written.length - NAMED} more` : '';
		lines.push(`Already written: ${named.join(', ')}${more}. Do not send these again.`);
	} else if (!uncertain.some(isOther)) lines.push('No other item was written.');
	if (uncertain.some(isOther)) {
		lines.push(
			`Uncertain: ${counted(uncertain.length)} ${uncertain.slice(0, NAMED).join(', ')}${uncertain.length > NAMED ? ', …' : ''} (counted from 0, as n8n counts).`,
		);
	}
	const others = unsent.filter(isOther);
	if (others.length > 0) lines.push(`Not sent: ${counted(others.length)} ${runsOf(others)}.`);
	return lines;
}

function counted(items: number): string {
	return items === 1 ? 'item' : 'items';
}

/** Places in order, neighbours as a range: `0, 2 to 9`. */
function runsOf(places: readonly number[]): string {
	const firsts = places.filter((place, at) => places[at - 1] !== place - 1);
	const lasts = places.filter((place, at) => places[at + 1] !== place + 1);
	const named = firsts
		.slice(0, NAMED)
		.map((first, at) => (first === lasts[at] ? String(first) : `${first} to ${lasts[at]}`));
	return named.join(', ') + (firsts.length > NAMED ? ', …' : '');
}
