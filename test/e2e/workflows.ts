/** Workflows to open in the editor. */
import type { INode, INodeParameters } from 'n8n-workflow';
import { NODE_TYPE } from '../../scripts/n8n/credential';
import type { WorkflowJson } from '../engine/engine';

/** The name of the one step of such a workflow. */
export const STEP = 'Step';

const START: INode = {
	id: 'start',
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Makes a file of its input, under the name that nodes expect. */
const FILE: INode = {
	id: 'file',
	name: 'A file',
	type: 'n8n-nodes-base.convertToFile',
	typeVersion: 1.1,
	position: [0, 200],
	parameters: { operation: 'toJson' },
};

/** A node of ours in a workflow. */
export interface Step {
	name: string;
	/** What a person would change in a freshly dropped node is left out. */
	parameters: INodeParameters;
	/** Whether a file comes in. */
	needsFile?: boolean;
}

const COLUMNS = 8;

/** A workflow that a person starts, with nodes of ours side by side, each right behind the start or a file. */
export function workflowOf(name: string, steps: readonly Step[]): WorkflowJson {
	const to = ({ name: node }: Pick<Step, 'name'>) => ({ node, type: 'main' as const, index: 0 });
	const nodes = steps.map(
		(step, index): INode => ({
			id: `step-${index}`,
			name: step.name,
			type: NODE_TYPE,
			typeVersion: 1,
			position: [240 * (1 + (index % COLUMNS)), 200 * Math.floor(index / COLUMNS)],
			parameters: step.parameters,
		}),
	);
	const fromFile = steps.filter(({ needsFile }) => needsFile);
	const fromStart = steps.filter(({ needsFile }) => !needsFile);
	const file = fromFile.length > 0 ? [FILE] : [];
	return {
		name,
		nodes: [START, ...file, ...nodes],
		connections: {
			[START.name]: { main: [[...file, ...fromStart].map(to)] },
			...(file.length > 0 && { [FILE.name]: { main: [fromFile.map(to)] } }),
		},
		settings: { executionOrder: 'v1' },
	};
}

/** A workflow that a person starts, of one step of ours. */
export function oneStepWorkflow(name: string, parameters: INodeParameters): WorkflowJson {
	return workflowOf(name, [{ name: STEP, parameters }]);
}

/** A workflow that reads one record, whose run fails when there is no such record or the sign-in is refused. */
export function readOneWorkflow(name: string, recordId: string): WorkflowJson {
	return oneStepWorkflow(name, { service: 'support', resource: 'case', operation: 'get', recordId });
}
