import { stringify } from 'flatted';
import type { IDataObject, INodeExecutionData, IRun, IRunData, NodeExecutionHint } from 'n8n-workflow';
import type { N8n } from './n8n';
import { newRunData } from './older-n8n';

/** What stopped a workflow, and the node it happened in. */
export interface RunError {
	node: string;
	/** NodeApiError, NodeOperationError, … */
	name: string;
	message: string;
	description?: string | null;
	/** The HTTP status or code n8n shows. */
	httpCode?: string | null;
	context?: IDataObject;
	/** The error as n8n keeps it. */
	raw: unknown;
}

/** A hint a node left for the person at the canvas. */
export interface NodeHint extends NodeExecutionHint {
	node: string;
}

/** What a run left behind. */
export interface Outcome {
	status: IRun['status'];
	/** The items a node sent out, over all its runs; empty when it did not run. */
	items(nodeName: string, output?: number): INodeExecutionData[];
	/** The same, their JSON only. */
	json(nodeName: string, output?: number): IDataObject[];
	error?: RunError;
	runData: IRunData;
	/** The workflow's static data as n8n would hold it after this run; a manual run leaves it as it was. */
	staticData: IDataObject;
	/**
	 * True where n8n would save it at the end of the run, all of it as it was when the run began but for what the run
	 * changed.
	 */
	savesStaticData: boolean;
	/** What n8n would write to its database for this execution. */
	saved: string;
	/** What n8n's logger was given during the run. */
	logs: string[];
	hints: NodeHint[];
}

/** Reads a finished run. `kept` are the parts that are not in it. */
export function readOutcome(
	run: IRun,
	kept: { staticData: IDataObject; savesStaticData: boolean; logs: string[]; workflowJson: string },
): Outcome {
	const { runData } = run.data.resultData;
	const items = (nodeName: string, output = 0) =>
		(runData[nodeName] ?? []).flatMap((task) => task.data?.main?.[output] ?? []);
	const error = readError(run);
	return {
		status: run.status,
		items,
		json: (nodeName, output) => items(nodeName, output).map((item) => item.json),
		...(error && { error }),
		runData,
		staticData: kept.staticData,
		savesStaticData: kept.savesStaticData,
		saved: `${stringify(run.data)}\n${kept.workflowJson}`,
		logs: kept.logs,
		hints: Object.entries(runData).flatMap(([node, tasks]) =>
			tasks.flatMap((task) => (task.hints ?? []).map((hint) => ({ node, ...hint }))),
		),
	};
}

/** An outcome of a run that ended before its first node: a poll that failed or found nothing. */
export function emptyRun(n8n: N8n, mode: IRun['mode'], error?: Error & { node?: { name: string } }): IRun {
	const data = newRunData(n8n, []);
	if (error) data.resultData.error = error as NonNullable<typeof data.resultData.error>;
	const now = new Date();
	return {
		data,
		mode,
		startedAt: now,
		stoppedAt: now,
		storedAt: 'db',
		status: error ? 'error' : 'success',
		finished: !error,
	};
}

function readError(run: IRun): RunError | undefined {
	const { error, lastNodeExecuted } = run.data.resultData;
	if (error === undefined) return undefined;
	const details = error as Partial<RunError> & { node?: { name?: string } };
	return {
		node: details.node?.name ?? lastNodeExecuted ?? '',
		name: error.name,
		message: error.message,
		description: error.description,
		httpCode: details.httpCode,
		context: details.context,
		raw: error,
	};
}
