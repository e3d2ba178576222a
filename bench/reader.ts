/** Child: reads every case of a desk once, with the node or with n8n's HTTP Request. Its result is what that took. */
import { createEngine } from '../test/engine/engine';
import { credentialFor } from '../test/workflows/zoho-node';
import { workAsChild } from './children';
import { PLENTY } from './desk-size';
import type { Reading } from './figures';
import { collectGarbage } from './garbage';
import { READERS } from './readers';

workAsChild(async ([kind, url = '', cases]) => {
	const reader = READERS[kind === 'http' ? 'http' : 'ours'];
	const workflow = reader.workflow(url);
	const engine = await createEngine();
	for (const { type, typeVersion } of workflow.nodes) engine.types.getByNameAndVersion(type, typeVersion);
	const uses = workflow.nodes.some(({ credentials }) => credentials !== undefined);
	const credentials = uses ? credentialFor(url, { edition: 'custom', dailyLimit: PLENTY }) : {};

	// What loading n8n left behind belongs to neither reader.
	collectGarbage();
	const start = startOf();
	let taken: Omit<Reading, 'items'> | undefined;
	// Measured as the last node ends, before the harness writes out the execution and looks at the items.
	const onNode = ({ node }: { node: string }): void => void (node === reader.last && (taken = start()));
	const outcome = await engine.run(workflow, { mode: 'trigger', credentials, onNode });

	const items = outcome.json(reader.last);
	const read = reader.cases(items);
	if (outcome.error !== undefined || taken === undefined)
		throw new Error(`The reading failed: ${outcome.error?.message ?? 'it did not end'}`);
	if (read !== Number(cases)) throw new Error(`${read} cases were read, not ${cases}`);
	return { ...taken, items: items.length };
});

/** Begins a measurement; the function that it gives ends it. */
function startOf(): () => Omit<Reading, 'items'> {
	const at = performance.now();
	const processor = process.cpuUsage();
	const memory = process.memoryUsage.rss();
	return () => {
		const { user, system } = process.cpuUsage(processor);
		const peak = process.resourceUsage().maxRSS * 1024;
		return {
			seconds: (performance.now() - at) / 1000,
			processorSeconds: (user + system) / 1e6,
			peakMegabytes: peak / 1e6,
			grownMegabytes: (peak - memory) / 1e6,
		};
	};
}
