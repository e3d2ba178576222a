import type { IExecuteFunctions, IHookFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

/** The context of a node that is executed or that polls. */
export type NodeContext = IExecuteFunctions | IPollFunctions;

/** Any context that may call a service: also that of a form, and that of a webhook which is set up or removed. */
export type CallContext = NodeContext | ILoadOptionsFunctions | IHookFunctions;

/** Signals when a person stops the execution; undefined for a poll, which nobody can stop. */
export function cancelSignal(context: CallContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
