import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Engine, WorkflowJson } from '../engine/engine';
import { node } from '../engine/workflow-json';
import { movedClock } from './moved-clock';
import { openTriggerBench, subjectsOf } from './trigger-bench';
import { PLENTY } from './workbench';
import { CREDENTIAL, credentialFor, fields } from './zoho-node';

const MINUTE = 60_000;
const NOON = Date.parse('2026-11-24T20:00:00Z');

function triggerNode(name: string, id: string, parameters: INodeParameters): INode {
	const polling = {
		service: 'support',
		resource: 'case',
		pollTimes: { item: [{ mode: 'everyMinute' }] },
		...parameters,
	};
	const credentials = { zohoSupportApi: { id: CREDENTIAL, name: CREDENTIAL } };
	return {
		...node(name, 'zohoSupportTrigger', polling, { id, credentials }),
		type: 'n8n-nodes-zoho-support.zohoSupportTrigger',
	};
}

/** A node next to the triggers that has its own schedule. */
function reportOf(workflow: WorkflowJson, parameters: INodeParameters): WorkflowJson {
	const credentials = { zohoSupportApi: { id: CREDENTIAL, name: CREDENTIAL } };
	const report = {
		...node('Report', 'zohoSupport', { service: 'support', ...parameters }, { credentials }),
		type: 'n8n-nodes-zoho-support.zohoSupport',
	};
	const schedule = node(
		'Schedule',
		'scheduleTrigger',
		{ rule: { interval: [{ field: 'hours' }] } },
		{ typeVersion: 1.2 },
	);
	const to = { main: [[{ node: 'Report', type: 'main' as const, index: 0 }]] };
	return {
		...workflow,
		nodes: [...workflow.nodes, schedule, report],
		connections: { ...workflow.connections, Schedule: to },
	};
}

/** A workflow in which each trigger leads to the same node. */
function workflowOf(id: string, ...triggers: INode[]): WorkflowJson {
	const to = { main: [[{ node: 'After', type: 'main' as const, index: 0 }]] };
	return {
		id,
		name: id,
		nodes: [...triggers, node('After', 'noOp')],
		connections: Object.fromEntries(triggers.map(({ name }) => [name, to])),
	};
}

describe('the state of a trigger', () => {
	const setClock = movedClock(NOON);
	const bench = openTriggerBench();
	let now: number;
	let saved: IDataObject;

	beforeEach(() => {
		[now, saved] = [NOON, {}];
		bench.simulator.clock.set(new Date(now));
		bench.simulator.clock.freeze();
	});

	const later = (milliseconds: number) => {
		setClock((now += milliseconds));
		bench.simulator.clock.advance(milliseconds);
	};
	const poll = async (workflow: WorkflowJson, startNode: string, engine: Engine = bench.engine) => {
		const credentials = credentialFor(bench.simulator.url, { edition: 'custom', dailyLimit: PLENTY });
		const outcome = await engine.run(workflow, { mode: 'trigger', startNode, credentials, staticData: saved });
		saved = outcome.staticData;
		return subjectsOf(outcome.json(startNode));
	};
	const addCase = (Subject: string) => {
		later(MINUTE);
		const id = bench.simulator.add('requests', { Subject, 'Contact Name': 'Ann Lee' });
		later(MINUTE);
		return id;
	};

	it.each([['the same id'], ['another id']])(
		'is separate from another trigger of the workflow with %s',
		async (which) => {
			const workflow = workflowOf(
				which,
				triggerNode('New', 'the same id', { event: 'created' }),
				triggerNode('Changed', which, { event: 'updated' }),
			);
			await poll(workflow, 'New');
			await poll(workflow, 'Changed');
			const told: unknown[] = [];
			for (const subject of ['One', 'Two']) {
				const id = addCase(subject);
				told.push(['New', ...(await poll(workflow, 'New'))], ['Changed', ...(await poll(workflow, 'Changed'))]);
				bench.simulator.change('requests', id, { Status: 'Closed' });
				later(MINUTE);
				told.push(['New', ...(await poll(workflow, 'New'))], ['Changed', ...(await poll(workflow, 'Changed'))]);
			}
			expect(told).toEqual([
				['New', 'One'],
				['Changed'],
				['New'],
				['Changed', 'One'],
				['New', 'Two'],
				['Changed'],
				['New'],
				['Changed', 'Two'],
			]);
		},
	);

	it('is separate when durable cursors keep only the static data of the workflow', async () => {
		const workflow = workflowOf(
			'two seeds',
			triggerNode('New', 'one id', { event: 'created' }),
			triggerNode('Changed', 'one id', { event: 'updated' }),
		);
		await poll(workflow, 'New');
		const one = addCase('One');
		bench.simulator.change('requests', one, { Status: 'Closed' });
		later(MINUTE);
		await poll(workflow, 'Changed');
		saved = { global: saved.global };
		const engine = await bench.engine.restarted();
		expect([await poll(workflow, 'New', engine), await poll(workflow, 'Changed', engine)]).toEqual([['One'], []]);
	});

	it.each<[string, INodeParameters]>([
		['reads', { resource: 'case', operation: 'getMany', limit: 1 }],
		['writes', { resource: 'contact', operation: 'create', fields: fields({ 'Last Name': 'Lee' }) }],
		['asks for the usage', { resource: 'apiUsage', operation: 'getUsage' }],
	])('is not reset by a node on another branch that %s meanwhile, even if n8n is killed', async (_, parameters) => {
		const workflow = reportOf(
			workflowOf(String(parameters.operation), triggerNode('New', 'a trigger', { event: 'created' })),
			parameters,
		);
		await poll(workflow, 'New');
		addCase('One');
		const before = await poll(workflow, 'New');
		const whenItBegan = saved;
		const told: unknown[] = [];
		for (const subject of ['Two', 'Three']) {
			addCase(subject);
			told.push(...(await poll(workflow, 'New')));
		}
		const credentials = credentialFor(bench.simulator.url, { edition: 'custom', dailyLimit: PLENTY });
		const report = await bench.engine.run(workflow, {
			mode: 'trigger',
			startNode: 'Schedule',
			credentials,
			staticData: whenItBegan,
		});
		if (report.savesStaticData) saved = report.staticData;
		const after = await poll(workflow, 'New', await bench.engine.restarted());
		expect([report.error, before, told, after]).toEqual([undefined, ['One'], ['Two', 'Three'], []]);
	});

	it('continues when the trigger is renamed while n8n runs', async () => {
		await poll(workflowOf('renamed', triggerNode('Old name', 'its id', { event: 'created' })), 'Old name');
		addCase('One');
		expect(
			await poll(workflowOf('renamed', triggerNode('New name', 'its id', { event: 'created' })), 'New name'),
		).toEqual(['One']);
	});
});
