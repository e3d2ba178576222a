import { type SimulatorOptions, startSimulator } from '../simulator/support/simulator';
import { createEngine, type Engine, type Outcome, type RunOptions, type WorkflowJson } from '../test/engine/engine';
import { credentialFor } from '../test/workflows/zoho-node';

/** Requests a day that no measurement reaches. */
export const PLENTY = 1_000_000;

/** n8n's engine with the node types of a workflow. Loading them must not count, so its garbage is collected. */
export async function engineFor({ nodes }: WorkflowJson): Promise<Engine> {
	const engine = await createEngine();
	for (const { type, typeVersion } of nodes) engine.types.getByNameAndVersion(type, typeVersion);
	globalThis.gc?.();
	return engine;
}

export const credentialsOf = (url: string) => credentialFor(url, { edition: 'custom', dailyLimit: PLENTY });

/** What a process takes: time, and memory at the peak, n8n included, and how far that is above the memory with n8n loaded. */
export type Use = Readonly<Record<'seconds' | 'processorSeconds' | 'peakMegabytes' | 'grownMegabytes', number>>;

/** Begins to watch this process; the function it returns tells what it took since. */
export function watchUse(): () => Use {
	const [memory, start, processor] = [process.memoryUsage.rss(), performance.now(), process.cpuUsage()];
	return () => {
		const { user, system } = process.cpuUsage(processor);
		const seconds = (performance.now() - start) / 1000;
		const peak = process.resourceUsage().maxRSS * 1024;
		const megabytes = { peakMegabytes: peak / 1e6, grownMegabytes: (peak - memory) / 1e6 };
		return { seconds, processorSeconds: (user + system) / 1e6, ...megabytes };
	};
}

/**
 * Runs a workflow in an engine of its own. It is watched from its start to the end of its last node, before the test
 * engine writes out the execution.
 */
export async function watchedRun(
	workflow: WorkflowJson,
	last: string,
	credentials: RunOptions['credentials'],
): Promise<{ outcome: Outcome; use: Use }> {
	const engine = await engineFor(workflow);
	const used = watchUse();
	let use: Use | undefined;
	const onNode = ({ node: name }: { node: string }): void => {
		if (name === last) use = used();
	};
	const outcome = await engine.run(workflow, { mode: 'trigger', credentials, onNode });
	if (outcome.error !== undefined || use === undefined)
		throw new Error(`The list could not be read: ${outcome.error?.message ?? 'the last node did not run'}`);
	return { outcome, use };
}

/** Options for a department with that many cases. One seeded case in ten belongs to another department. */
export function seedFor(cases: number): SimulatorOptions {
	return { seed: 1, cases: Math.ceil((cases * 10) / 9) - 1, dailyLimit: PLENTY };
}

/** Starts the simulator in this process and gives its address. */
export async function openPortal(cases: number): Promise<string> {
	return (await startSimulator(seedFor(cases))).url;
}
