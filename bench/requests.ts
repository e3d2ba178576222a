/** Child: runs each operation on a simulated desk and counts the requests that reach it. Its result is a list of costs. */
import { startSimulator, type Simulator } from '../simulator/simulator';
import { createEngine, type Engine } from '../test/engine/engine';
import { credentialFor, ZOHO, zohoWorkflow } from '../test/workflows/zoho-node';
import { workAsChild } from './children';
import { PLENTY, seedFor } from './desk-size';
import type { Cost } from './figures';
import { operationsOn, type CountedOperation } from './operations';

workAsChild(async ([cases], tell) => {
	const desk = await startSimulator({ ...seedFor(Number(cases)), dailyLimit: PLENTY });
	const engine = await createEngine();
	const costs: Cost[] = [];
	for (const each of operationsOn(desk, Number(cases))) {
		costs.push(await costOf(engine, desk, each));
		tell(`${each.name}: ${costs.at(-1)?.requests}`);
	}
	await desk.close();
	return costs;
});

async function costOf(
	engine: Engine,
	desk: Simulator,
	{ name, parameters, items, gives, least, why }: CountedOperation,
): Promise<Cost> {
	const before = desk.journal.count({ kind: 'api' });
	const credentials = credentialFor(desk.url, { edition: 'custom', dailyLimit: PLENTY });
	const outcome = await engine.run(zohoWorkflow(parameters, items), { mode: 'trigger', credentials });
	const came = outcome.json(ZOHO).length;
	if (outcome.error !== undefined || (gives !== undefined && came !== gives))
		throw new Error(`${name}: ${outcome.error?.message ?? `${came} items came, not ${gives}`}`);
	return { operation: name, requests: desk.journal.count({ kind: 'api' }) - before, least, why };
}
