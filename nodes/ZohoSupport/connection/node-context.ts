import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';

/** Who asks: a node that runs, or one that polls. */
export type NodeContext = IExecuteFunctions | IPollFunctions;

/** Tells when a person stops the execution; undefined for a poll, which nobody can stop. */
export function cancelSignal(context: NodeContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
