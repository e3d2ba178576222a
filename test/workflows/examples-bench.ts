import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openReceiver, sendingTo, type Receiver } from '../../scripts/receiver';
import { loadExample } from '../../scripts/start/example';
import { DEMO_CREDENTIAL } from '../../scripts/start/portals';
import { startSimulator, type Simulator } from '../../simulator/support/simulator';
import { createEngine, type Engine, type Outcome, type WorkflowJson } from '../engine/engine';
import { PLENTY } from './workbench';
import { CREDENTIAL, credentialFor } from './zoho-node';

/** The result of one run or poll of an example. */
export interface ExampleOutcome {
	readonly error: Outcome['error'];
	/** The output of a node. */
	items(node: string): IDataObject[];
	readonly requests: number;
	/** What arrived at the receiver. */
	readonly arrived: IDataObject[];
}

export interface ExamplesBench {
	readonly simulator: Simulator;
	/** An example that sends to this bench. `trigger` changes the settings of its first step. */
	load(name: string, trigger?: INodeParameters): ActiveExample;
}

export interface ActiveExample {
	/** Polls once, as n8n does with an active workflow. */
	poll(): Promise<ExampleOutcome>;
	/** Presses *Execute workflow*. */
	execute(): Promise<ExampleOutcome>;
}

/** n8n's engine, a fresh simulator for every test, and an address that the examples send to. */
export function openExamplesBench(): ExamplesBench {
	let engine: Engine;
	let simulator: Simulator;
	let receiver: Receiver;
	beforeAll(async () => {
		[engine, simulator, receiver] = await Promise.all([
			createEngine(),
			startSimulator({ dailyLimit: PLENTY }),
			openReceiver(),
		]);
	});
	beforeEach(() => {
		simulator.reset({ dailyLimit: PLENTY });
		receiver.clear();
	});
	afterAll(async () => await Promise.all([simulator.close(), receiver.close()]));
	return {
		get simulator() {
			return simulator;
		},
		load: (name, trigger = {}) =>
			activeExample({ engine, simulator, receiver }, withTrigger(loadExample(name, 'json'), trigger)),
	};
}

let activated = 0;

function activeExample(
	{ engine, simulator, receiver }: { engine: Engine; simulator: Simulator; receiver: Receiver },
	example: WorkflowJson,
): ActiveExample {
	const workflow = { ...example, id: `example ${(activated += 1)}`, nodes: sendingTo(receiver.url, example.nodes) };
	let staticData: IDataObject = {};
	const run = async (mode: 'trigger' | 'manual'): Promise<ExampleOutcome> => {
		const [counted, told] = [simulator.journal.count({ kind: 'api' }), receiver.arrived.length];
		const credential = credentialFor(simulator.url, { edition: 'custom', dailyLimit: PLENTY })[CREDENTIAL] ?? {};
		const outcome = await engine.run(workflow, { mode, staticData, credentials: { [DEMO_CREDENTIAL]: credential } });
		({ staticData } = outcome);
		return {
			error: outcome.error,
			items: (node) => outcome.json(node),
			requests: simulator.journal.count({ kind: 'api' }) - counted,
			arrived: receiver.arrived.slice(told) as IDataObject[],
		};
	};
	return { poll: async () => await run('trigger'), execute: async () => await run('manual') };
}

function withTrigger(example: WorkflowJson, changed: INodeParameters): WorkflowJson {
	const isFirst = ({ type }: { type: string }) => type.endsWith('Trigger');
	return {
		...example,
		nodes: example.nodes.map((node) =>
			isFirst(node) ? { ...node, parameters: { ...node.parameters, ...changed } } : node,
		),
	};
}
