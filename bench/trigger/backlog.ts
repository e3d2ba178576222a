/** Child: a trigger in n8n's engine meets a desk of backlog-desk.ts. Its result is what the backlog took. */
import type { IDataObject } from 'n8n-workflow';
import { createEngine } from '../../test/engine/engine';
import { FRESH, TRIGGER, triggerWorkflow } from '../../test/workflows/active-trigger';
import { credentialFor } from '../../test/workflows/zoho-node';
import { workAsChild } from '../children';
import { PLENTY } from '../desk-size';
import { member, number } from '../figures';
import { collectGarbage } from '../garbage';
import type { Backlog } from './figures';
import { ownSecondsOf } from './own-time';

workAsChild(async ([url = '', count, cap]): Promise<Backlog> => {
	const [records, most] = [Number(count), Number(cap)];
	const engine = await createEngine();
	const workflow = triggerWorkflow({ ...FRESH, options: { most } });
	for (const { type, typeVersion } of workflow.nodes) engine.types.getByNameAndVersion(type, typeVersion);
	collectGarbage();
	const before = process.memoryUsage.rss();

	const credentials = credentialFor(url, { edition: 'custom', dailyLimit: PLENTY });
	const items: IDataObject[] = [];
	let staticData: IDataObject = {};
	const poll = async (): Promise<IDataObject[]> => {
		const outcome = await engine.run(workflow, { mode: 'trigger', credentials, staticData });
		if (outcome.error !== undefined) throw new Error(outcome.error.message);
		({ staticData } = outcome);
		return outcome.json(TRIGGER);
	};
	// The activation: what is there is old.
	await poll();
	let polls = 0;
	for (; items.length < records && polls <= records; polls += 1) items.push(...(await poll()));
	const grownMegabytes = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
	const requests = (await requestsOf(url)) - 1;
	return {
		most,
		polls,
		requests,
		inOrder: isInOrder(items, records),
		grownMegabytes,
		ownSeconds: ownSecondsOf(items, most),
	};
});

/** Each once, oldest first: the desk counts its ids up. */
function isInOrder(items: readonly IDataObject[], records: number): boolean {
	const ids = items.map(({ id }) => BigInt(String(id)));
	return ids.length === records && ids.every((id, place) => place === 0 || id > (ids[place - 1] ?? id));
}

/** Requests that reached the desk. */
async function requestsOf(url: string): Promise<number> {
	const state: unknown = await (await fetch(`${url}/control/state`)).json();
	return number(member(state, 'quota'), 'used');
}
