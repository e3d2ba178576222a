import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import { choiceOf } from '../form/given';
import { LatelyWritten } from '../connection/lately-written';
import { openHelpdesk } from '../connection/open-helpdesk';
import { isModuleName } from '../helpdesk/modules';
import { HelpdeskError } from '../helpdesk/problem';
import { OPERATIONS, USAGE } from './properties';
import { failedJson } from './results';
import { earlierTry } from './retried-run';
import type { Run } from './run';

/** API Usage is about no module; a run still names one. */
const NO_MODULE = 'case';

/** Runs the operation that the person chose over all input items. */
export async function route(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return [await runOperation(context).catch((error: unknown) => endOfRun(context, error))];
}

async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const resource = String(context.getNodeParameter('resource', 0));
	const chosen = String(context.getNodeParameter('operation', 0));
	const operation = OPERATIONS.find((row) => row.value === chosen);
	if (operation === undefined || (!isModuleName(resource) && resource !== USAGE)) {
		throw new NodeOperationError(context.getNode(), `The node has no operation '${chosen}' for '${resource}'`);
	}
	const { helpdesk, place, usage, spent } = await openHelpdesk(context, {
		format: choiceOf(context.getNodeParameter('options.format', 0, 'json'), 'Answer Format', ['json', 'xml']),
		// A person presses *Execute* (manual) or *Retry* (retry); all else runs by itself. Sub-workflows (integrated) hide who began.
		bulk: !['manual', 'retry'].includes(context.getMode()),
	});
	const module = isModuleName(resource) ? resource : NO_MODULE;
	const leftOut = new Set<string>();
	const lately = new LatelyWritten(place);
	const run: Run = { context, helpdesk, usage, module, lately, leftOut, items: context.getInputData(), goOn: context.continueOnFail(), ...earlierTry(context) };
	const output = await operation.code.execute(run);
	tellLeftOut(context, leftOut);
	tellPrice(context, spent(), usage());
	return output;
}

/** Trouble with the credential itself: every item carries it with *Continue on Fail*; without, it ends the node. */
function endOfRun(context: IExecuteFunctions, thrown: unknown): INodeExecutionData[] {
	if (!(thrown instanceof HelpdeskError)) throw thrown;
	const { problem } = thrown;
	if (!context.continueOnFail()) throw new NodeOperationError(context.getNode(), problem.message, { description: problem.nextStep, level: 'warning' });
	return context.getInputData().map((_, item) => ({ json: failedJson(item, { kind: 'failed', outcome: 'notSent', problem }), pairedItem: { item } }));
}

/** Tells which columns *Map Input Columns* did not send: a person in the editor by a hint, others in the log. */
function tellLeftOut(context: IExecuteFunctions, leftOut: ReadonlySet<string>): void {
	if (leftOut.size === 0) return;
	const message = `Map Input Columns did not send these columns: ${[...leftOut].join(', ')}.`;
	if (context.getMode() === 'manual') context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	else context.logger.info(`Zoho Support: ${message}`);
}

/** Tells a person who ran the node by hand what it spent. */
function tellPrice(context: IExecuteFunctions, spent: number, { left, limit }: ReturnType<Run['usage']>): void {
	if (context.getMode() !== 'manual' || spent === 0) return;
	const message = `${spent} ${spent === 1 ? 'request' : 'requests'} spent; ${left} of the ${limit} of today are left, as far as this n8n counted.`;
	context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
}
