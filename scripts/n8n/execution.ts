/** What n8n saved about one run of a workflow. */
import { arrayAt, isObject, objectAt, textAt, type JsonObject } from './json';

export interface Execution {
	id: string;
	/** `success`, `error`, `running`, … in n8n's words. */
	status: string;
	ended: boolean;
	/** The message of the error that ended the run, '' when none did. */
	error: string;
	/** The items that each node put out over all its runs and outputs, by the node's name. */
	items: Map<string, JsonObject[]>;
}

const UNENDED = new Set(['new', 'running', 'waiting', 'unknown']);

/** Reads an answer of `GET /api/v1/executions/:id?includeData=true`. */
export function readExecution(answer: unknown): Execution {
	const result = objectAt(objectAt(answer, 'data'), 'resultData');
	const status = textAt(answer, 'status');
	const error = objectAt(result, 'error');
	return {
		id: textAt(answer, 'id'),
		status,
		ended: !UNENDED.has(status),
		error: [error.message, error.description].filter((part) => typeof part === 'string').join(' '),
		items: new Map(Object.entries(objectAt(result, 'runData')).map(([node, runs]) => [node, nodeItems(runs)])),
	};
}

/** Every item of a node: runs → outputs → items, each `{ json }`. */
function nodeItems(runs: unknown): JsonObject[] {
	const outputs = (Array.isArray(runs) ? runs : []).flatMap((run) => arrayAt(objectAt(run, 'data'), 'main'));
	const items = outputs.flatMap((output) => (Array.isArray(output) ? output : []));
	return items.map((item) => objectAt(item, 'json')).filter(isObject);
}
