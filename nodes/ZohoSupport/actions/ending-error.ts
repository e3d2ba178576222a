import { type INode, NodeOperationError } from 'n8n-workflow';

/** The name of the type of a node that an agent calls as a tool: n8n makes such a type of each usable one. */
const TOOL_TYPE = /Tool$/;

export function isTool({ type }: INode): boolean {
	return TOOL_TYPE.test(type);
}

/**
 * The error that ends a run. n8n shows a person the message, and the description below it. Of the error of a tool it
 * gives the model the message alone, so that has to say what to do next.
 * @param what what happened
 * @param next what to do next
 */
export function endingError(node: INode, what: string, next: string, itemIndex?: number): NodeOperationError {
	const message = isTool(node) ? `${what} ${next}` : what;
	return new NodeOperationError(node, message, {
		description: next,
		level: 'warning',
		...(itemIndex !== undefined && { itemIndex }),
	});
}
