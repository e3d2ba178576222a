import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/support/simulator';
import { createEngine, type Engine } from '../engine/engine';
import { type ActiveTrigger, activeTrigger, FRESH } from './active-trigger';
import { PLENTY } from './workbench';

export { type ActiveTrigger, activeTrigger, FRESH, type Polled, TRIGGER, triggerWorkflow } from './active-trigger';

export interface TriggerBench {
	readonly engine: Engine;
	readonly simulator: Simulator;
	/** A trigger of a new workflow, before its first poll. */
	activate(parameters?: INodeParameters, credential?: ICredentialDataDecryptedObject): ActiveTrigger;
}

/** n8n's engine with the built trigger, and a new simulator state for every test. */
export function openTriggerBench(): TriggerBench {
	let engine: Engine;
	let simulator: Simulator;
	beforeAll(async () => {
		engine = await createEngine();
		simulator = await startSimulator({ dailyLimit: PLENTY });
	});
	beforeEach(() => simulator.reset({ dailyLimit: PLENTY }));
	afterAll(async () => await simulator.close());
	return {
		get engine() {
			return engine;
		},
		get simulator() {
			return simulator;
		},
		activate: (parameters = FRESH, credential = {}) => activeTrigger(engine, simulator, parameters, credential),
	};
}

/** The subjects of items. */
export function subjectsOf(items: readonly IDataObject[]): unknown[] {
	return items.map(({ Subject }) => Subject);
}
