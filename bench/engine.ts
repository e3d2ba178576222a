import { type SimulatorOptions, startSimulator } from '../simulator/support/simulator';
import { createEngine, type Engine, type WorkflowJson } from '../test/engine/engine';
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

/** The peak of a process, n8n included, and how far it is above the memory with n8n loaded. */
export type Memory = Readonly<{ peakMegabytes: number; grownMegabytes: number }>;

/** Begins to watch the memory of this process; the function it returns ends that. */
export function watchMemory(): () => Memory {
	const before = process.memoryUsage.rss();
	return () => {
		const peak = process.resourceUsage().maxRSS * 1024;
		return { peakMegabytes: peak / 1e6, grownMegabytes: (peak - before) / 1e6 };
	};
}

/** Options for a department with that many cases. One seeded case in ten belongs to another department. */
export function seedFor(cases: number): SimulatorOptions {
	return { seed: 1, cases: Math.ceil((cases * 10) / 9) - 1, dailyLimit: PLENTY };
}

/** Starts the simulator in this process and gives its address. */
export async function openPortal(cases: number): Promise<string> {
	return (await startSimulator(seedFor(cases))).url;
}
