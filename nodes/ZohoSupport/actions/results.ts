import { type IDataObject, type INode, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import type { RowOutcome } from '../helpdesk/batches';
import type { ItemFailed, ItemResult, Run } from './run';

/** What was written, as the result of its item: id, outcome and the fields that were sent, as a record shows them. */
export function writeResult(outcome: RowOutcome, verb: 'created' | 'updated' | 'deleted', fields: IDataObject = {}): ItemResult {
	if (outcome.kind !== 'written') return { kind: 'failed', outcome: outcome.kind, problem: outcome.problem };
	// A field of the portal may be labelled `id` or `outcome`: the record's own come first and last.
	const own: IDataObject = { id: outcome.id, outcome: verb };
	return { kind: 'done', output: [{ ...own, ...fields, ...own }], written: `${verb} ${outcome.id ?? '(id not given)'}` };
}

/**
 * The node's output. Each item is tied to the input item that it came of.
 * @throws NodeOperationError for the first failed item, unless the node continues on fail.
 */
export function outputOf(run: Pick<Run, 'context' | 'goOn' | 'remember'>, results: readonly ItemResult[]): INodeExecutionData[] {
	run.remember(results);
	if (!run.goOn) throwFirstFailure(run, results);
	const output: INodeExecutionData[] = [];
	const given = new Set<unknown>();
	results.forEach((result, index) => {
		// Items that share a result get a copy each: they must not change together in a later node.
		const shared = given.has(result.output);
		given.add(result.output);
		for (const json of result.output ?? []) output.push({ json: shared ? { ...json } : json, pairedItem: { item: index } });
		if (result.kind === 'failed') output.push({ json: failedJson(index, result), pairedItem: { item: index } });
	});
	return output;
}

/** The item that ended the run, not one that was only left out because of it. */
function throwFirstFailure(run: Pick<Run, 'context'>, results: readonly ItemResult[]): void {
	const failures = results.flatMap((result, index) => (result.kind === 'failed' ? [{ index, result }] : []));
	const first = failures.find(({ result }) => result.outcome !== 'notSent') ?? failures.at(0);
	if (first !== undefined) throw stopError(run.context.getNode(), first.index, first.result, results);
}

/** `error` and `details` only: n8n sends an item with just these to the error output. */
export function failedJson(index: number, failed: ItemFailed): IDataObject {
	const { problem, outcome } = failed;
	const details: IDataObject = { item: index, outcome, code: problem.code, nextStep: problem.nextStep };
	return { error: sentence(failed), details };
}

const LEAD: Readonly<Record<ItemFailed['outcome'], string>> = {
	refused: '',
	failed: '',
	uncertain: 'Uncertain: ',
	notSent: 'Not done: ',
};

function sentence({ outcome, problem }: ItemFailed): string {
	return `${LEAD[outcome]}${problem.message}`;
}

/** At most so many ids are named in the text of an error; all of them are in its context. */
const NAMED_IDS = 20;

/** The error that ends the run: which item, what happened, what to do next, and what was already written. */
export function stopError(node: INode, index: number, failed: ItemFailed, results: readonly ItemResult[]): NodeOperationError {
	const written = results.flatMap((result, item) => (result.kind === 'done' && result.written !== undefined ? [{ item, what: result.written }] : []));
	const uncertain = results.flatMap((result, item) => (result.kind === 'failed' && result.outcome === 'uncertain' ? [item] : []));
	const lines = [failed.problem.nextStep];
	if (written.length > 0) {
		const named = written.slice(0, NAMED_IDS).map(({ item, what }) => `item ${item} ${what}`);
		const more = written.length > NAMED_IDS ? `, and ${written.length - NAMED_IDS} more` : '';
		lines.push(`Already written: ${named.join(', ')}${more}. Do not send these again.`);
	} else if (failed.outcome !== 'failed') lines.push('No other item was written.');
	if (uncertain.length > 1) lines.push(`Not certain: the items ${uncertain.slice(0, NAMED_IDS).join(', ')}${uncertain.length > NAMED_IDS ? ', …' : ''} (counted from 0, as n8n does).`);
	const error = new NodeOperationError(node, `Item ${index}: ${sentence(failed)}`, { description: lines.join(' '), itemIndex: index, level: 'warning' });
	error.context.data = { code: failed.problem.code, outcome: failed.outcome, written, uncertain, recordsRead: [...(failed.output ?? [])] };
	return error;
}
