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

/** Begins to watch the memory of this process. The function it returns gives the peak, in MB, and its distance from now. */
export function watchMemory(): () => { readonly peakMegabytes: number; readonly grownMegabytes: number } {
	const before = process.memoryUsage.rss();
	return () => {
		const peak = process.resourceUsage().maxRSS * 1024;
		return { peakMegabytes: peak / 1e6, grownMegabytes: (peak - before) / 1e6 };
	};
}
