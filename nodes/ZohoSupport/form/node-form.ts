import type { IExecuteFunctions } from 'n8n-workflow';
import type { Given } from './given';
import { HelpdeskError, problem, errorText, sentences } from '../helpdesk/problem';

/** The files of items. */
type FileHelpers = Pick<
	IExecuteFunctions['helpers'],
	'assertBinaryData' | 'getBinaryDataBuffer' | 'getBinaryMetadata' | 'getBinaryStream' | 'prepareBinaryData'
>;

/** What an operation may ask n8n: the form values of an item, its files, and a few facts. */
export interface NodeForm extends Pick<IExecuteFunctions, 'getNode' | 'getTimezone' | 'logger'> {
	readonly helpers: FileHelpers;
	/** @throws HelpdeskError `data` where it can't be worked out for the item */
	getNodeParameter(name: string, item: number, otherwise?: unknown): unknown;
	/** A parameter with its expressions as they stand. */
	asWritten(name: string, item: number): unknown;
}

/**
 * The form of the node. An error in an expression is caught here, whatever its class: it may come from another copy
 * of n8n-workflow, and an expression may throw anything.
 */
export function formOf(context: IExecuteFunctions): NodeForm {
	return {
		logger: context.logger,
		helpers: context.helpers,
		getNode: () => context.getNode(),
		getTimezone: () => context.getTimezone(),
		asWritten: (name, item) => context.getNodeParameter(name, item, null, { rawExpressions: true }),
		getNodeParameter: (name, item, otherwise) => {
			try {
				return context.getNodeParameter(name, item, otherwise);
			} catch (error) {
				throw notWorkedOut(error);
			}
		},
	};
}

/** What the form gives for one item. */
export function formFor({ context }: { readonly context: NodeForm }, item: number): Given {
	return (name, otherwise) => context.getNodeParameter(name, item, otherwise);
}

function notWorkedOut(thrown: unknown): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			sentences(`The value of a field could not be worked out: ${errorText(thrown)}`),
			'Correct the expression for this item.',
		),
	);
}
