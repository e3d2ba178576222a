import { type Simulator, startSimulator } from '../../simulator/simulator';
import type { Engine } from '../../test/engine/engine';
import { ZOHO, zohoWorkflow } from '../../test/workflows/zoho-node';
import { credentialsOf, engineFor } from '../engine';
import { type CountedOperation, operationsOn } from './operations';
import { seedFor } from './portal';

/** The requests of one operation. */
export interface Cost extends Pick<CountedOperation, 'name' | 'least' | 'why'> {
	readonly requests: number;
}

/** Runs each operation once and counts the requests that reach the simulator. */
export async function countRequests(cases: number): Promise<Cost[]> {
	const simulator = await startSimulator(seedFor(cases));
	const engine = await engineFor(zohoWorkflow({}));
	const costs: Cost[] = [];
	for (const operation of operationsOn(simulator, cases)) {
		const requests = await requestsOf(engine, simulator, operation);
		console.log(`${operation.name}: ${requests}`);
		costs.push({ name: operation.name, least: operation.least, why: operation.why, requests });
	}
	return costs;
}

async function requestsOf(engine: Engine, simulator: Simulator, operation: CountedOperation): Promise<number> {
	const { name, parameters, items, gives = items?.length } = operation;
	const before = simulator.journal.count({ kind: 'api' });
	const workflow = zohoWorkflow(parameters, items);
	const outcome = await engine.run(workflow, { mode: 'trigger', credentials: credentialsOf(simulator.url) });
	const came = outcome.json(ZOHO).length;
	if (outcome.error !== undefined) throw new Error(`${name}: ${outcome.error.message}`);
	if (gives !== 'any' && came !== (gives ?? 1)) throw new Error(`${name} gave ${came} items, not ${gives}`);
	return simulator.journal.count({ kind: 'api' }) - before;
}
