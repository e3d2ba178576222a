import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';

/** The context of a node that is executed or that polls. */
export type NodeContext = IExecuteFunctions | IPollFunctions;

/** Signals when a person stops the execution; undefined for a poll, which nobody can stop. */
export function cancelSignal(context: NodeContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
