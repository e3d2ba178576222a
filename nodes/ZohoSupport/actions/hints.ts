import type { IExecuteFunctions } from 'n8n-workflow';

/** Tells a person who runs the node by hand. False if nobody is there, or if this n8n is too old to have hints. */
export function showHint(context: IExecuteFunctions, message: string): boolean {
	if (context.getMode() !== 'manual' || !('addExecutionHints' in context)) return false;
	context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	return true;
}
