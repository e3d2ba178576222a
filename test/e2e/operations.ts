/** A workflow with one node an operation, and what the form of each must show. */
import type { INode, INodeParameters } from 'n8n-workflow';
import { NODE_TYPE } from '../../scripts/n8n/credential';
import type { WorkflowJson } from '../engine/engine';
import { autoMap, fields } from '../workflows/zoho-node';

export interface OperationForm {
	/** The node's name in the workflow, and of its picture. */
	name: string;
	parameters: INodeParameters;
	/** Labels that the form shows, next to Resource and Operation. */
	fields: string[];
}

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const WRITING = ['Fill In Fields', 'Fields', 'Options'];

export const OPERATION_FORMS: OperationForm[] = [
	{ name: 'get many cases', parameters: { operation: 'getMany' }, fields: ['Return All', 'Limit', 'Options'] },
	{ name: 'get a case', parameters: { operation: 'get', recordId: byId('1') }, fields: ['Case', 'Options'] },
	{
		name: 'search cases',
		parameters: { operation: 'search', searchField: 'Priority', searchValue: 'High' },
		fields: ['Search In', 'Value', 'Return All', 'Limit', 'Options'],
	},
	{
		name: 'create cases',
		parameters: {
			operation: 'create',
			fields: fields({ Subject: '={{ $json.subject }}' }),
		},
		fields: WRITING,
	},
	{
		name: 'update a contact',
		parameters: { resource: 'contact', operation: 'update', recordId: byId('1') },
		fields: ['Contact', ...WRITING],
	},
	{
		name: 'upsert contacts',
		parameters: { resource: 'contact', operation: 'upsert', fields: autoMap('Email') },
		fields: ['Fill In Fields', 'Fields', 'Columns to Leave Out', 'Options'],
	},
	{
		name: 'delete a task',
		parameters: { resource: 'task', operation: 'delete', recordId: byId('1') },
		fields: ['Task'],
	},
	{
		name: 'read a conversation',
		parameters: { operation: 'getConversation', recordId: byId('1') },
		fields: ['Case', 'With Content'],
	},
	{ name: 'see the usage', parameters: { resource: 'apiUsage', operation: 'getUsage' }, fields: [] },
];

/** The workflow that holds a node for each of the forms, unconnected. */
export function formsWorkflow(): WorkflowJson {
	const trigger: INode = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodes = OPERATION_FORMS.map(
		({ name, parameters }, index): INode => ({
			id: `form-${index}`,
			name,
			type: NODE_TYPE,
			typeVersion: 1,
			position: [240 * (index % 5), 200 + 200 * Math.floor(index / 5)],
			parameters: { service: 'support', ...parameters },
		}),
	);
	return { name: 'Every form', nodes: [trigger, ...nodes], connections: {}, settings: { executionOrder: 'v1' } };
}

/** The name of the one step of such a workflow. */
export const STEP = 'Step';

/** A workflow that a person starts, of one step of ours. */
export function oneStepWorkflow(name: string, parameters: INodeParameters): WorkflowJson {
	const [trigger] = formsWorkflow().nodes;
	const step: INode = { id: 'step', name: STEP, type: NODE_TYPE, typeVersion: 1, position: [240, 0], parameters };
	const connections = { Start: { main: [[{ node: STEP, type: 'main' as const, index: 0 }]] } };
	return { name, nodes: [...(trigger ? [trigger] : []), step], connections, settings: { executionOrder: 'v1' } };
}

/** A workflow that reads one record, whose run fails when there is no such record or the sign-in is refused. */
export function readOneWorkflow(name: string, recordId: string): WorkflowJson {
	return oneStepWorkflow(name, { service: 'support', resource: 'case', operation: 'get', recordId: byId(recordId) });
}
