/** What n8n's canvas shows below the name of a node. n8n works it out from an expression, and shows nothing where that fails. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { INode, INodeParameters, INodeTypes } from 'n8n-workflow';
import { createEngine } from '../engine/engine';
import { loadN8n } from '../engine/n8n';
import { node } from '../engine/workflow-json';

const NODE = 'n8n-nodes-zoho-support.zohoSupport';
const TRIGGER = 'n8n-nodes-zoho-support.zohoSupportTrigger';

describe('below its name', () => {
	let types: INodeTypes;
	beforeAll(async () => {
		({ types } = await createEngine());
	});

	function subtitleOf(type: string, parameters: INodeParameters): unknown {
		const ours: INode = node('Node', type, parameters);
		const { Workflow } = loadN8n().workflow;
		const workflow = new Workflow({ nodes: [ours], connections: {}, active: false, nodeTypes: types });
		const { subtitle } = types.getByNameAndVersion(type, 1).description;
		return workflow.expression.getSimpleParameterValue(ours, subtitle, 'internal', {}, undefined, 'failed');
	}

	it.each([
		['desk', 'case', 'getMany', 'get many: ticket'],
		['support', 'case', 'upsert', 'create or update: case'],
		['desk', 'apiUsage', 'checkConnection', 'check connection: API usage'],
	])('the node of %s, %s, %s says what it does', (service, resource, operation, subtitle) => {
		expect(subtitleOf(NODE, { service, resource, operation })).toBe(subtitle);
	});

	it('the trigger says what it waits for', () => {
		expect(subtitleOf(TRIGGER, { service: 'desk', resource: 'case', event: 'created' })).toBe('ticket: created');
	});
});
