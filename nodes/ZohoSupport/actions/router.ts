import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import { HelpdeskError } from '../helpdesk/problem';
import { openHelpdesk } from '../connection/open-helpdesk';
import { isModuleName } from '../helpdesk/modules';
import { OPERATIONS, USAGE } from './properties';
import type { Run } from './run';

/** Runs the operation that the person chose over all input items. */
export async function route(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = String(context.getNodeParameter('resource', 0));
	const chosen = String(context.getNodeParameter('operation', 0));
	const operation = OPERATIONS.find((row) => row.value === chosen);
	if (operation === undefined || (!isModuleName(resource) && resource !== USAGE)) {
		throw new NodeOperationError(context.getNode(), `The node has no operation '${chosen}' for '${resource}'`);
	}
	try {
		const { helpdesk, usage, spent } = await openHelpdesk(context);
		const run: Run = { context, helpdesk, usage, module: isModuleName(resource) ? resource : 'case', items: context.getInputData(), goOn: context.continueOnFail() };
		const output = await operation.code.execute(run);
		tellPrice(context, spent(), run);
		return [output];
	} catch (error) {
		throw endOfRun(context, error);
	}
}

/** Trouble with the credential itself concerns no item: it ends the node, whatever *On Error* says of items. */
function endOfRun(context: IExecuteFunctions, thrown: unknown): unknown {
	if (!(thrown instanceof HelpdeskError)) return thrown;
	const { message, nextStep } = thrown.problem;
	return new NodeOperationError(context.getNode(), message, { description: nextStep, level: 'warning' });
}

/** Tells a person who ran the node by hand what it spent. */
function tellPrice(context: IExecuteFunctions, spent: number, run: Run): void {
	if (context.getMode() !== 'manual' || spent === 0) return;
	const { left, limit } = run.usage();
	const message = `${spent} ${spent === 1 ? 'request' : 'requests'} spent; ${left} of the ${limit} of today are left, as far as this n8n counted.`;
	context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
}
