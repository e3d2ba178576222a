import type { IDataObject } from 'n8n-workflow';
import { startSimulator } from '../../simulator/support/simulator';
import { FRESH, TRIGGER, triggerWorkflow } from '../../test/workflows/active-trigger';
import { credentialsOf, engineFor, PLENTY, watchMemory } from '../engine';
import { ownSecondsOf } from './own-time';

/** Records that changed between two polls, and what they took: peak memory on top of n8n, processor time of the trigger's own work. */
export interface Backlog extends Readonly<Record<'polls' | 'requests' | 'grownMegabytes' | 'ownSeconds', number>> {
	/** The most events of one poll. */
	readonly most: number;
	/** True when each record came once, oldest first. */
	readonly inOrder: boolean;
}

const CASES_BEFORE = 30;

/** Starts a simulator on which `count` cases come in between the first request and the second. Gives its address. */
export async function openBacklogPortal(count: number): Promise<string> {
	const simulator = await startSimulator({ dailyLimit: PLENTY });
	simulator.clock.freeze();
	const add = (cases: number): void => {
		for (let left = cases; left > 0; left -= 1) {
			simulator.clock.advance(1_000);
			const Subject = `The heating in room ${left} is cold again`;
			simulator.add('requests', { Subject, 'Contact Name': 'Ann Lee', Status: 'Open', Priority: 'High' });
		}
	};
	add(CASES_BEFORE);
	simulator.beforeAnswer(() => {
		if (simulator.journal.count({ kind: 'api' }) === 1) add(count);
	});
	return simulator.url;
}

/** Polls a backlog portal in n8n's engine until every record came out. */
export async function pollBacklog(url: string, records: number, most: number): Promise<Backlog> {
	const workflow = triggerWorkflow({ ...FRESH, options: { most } });
	const engine = await engineFor(workflow);
	const memory = watchMemory();
	let staticData: IDataObject = {};
	const poll = async (): Promise<IDataObject[]> => {
		const outcome = await engine.run(workflow, { mode: 'trigger', credentials: credentialsOf(url), staticData });
		if (outcome.error !== undefined) throw new Error(outcome.error.message);
		({ staticData } = outcome);
		return outcome.json(TRIGGER);
	};
	// The activation: what is there now is old.
	await poll();
	const items: IDataObject[] = [];
	let polls = 0;
	for (; items.length < records && polls <= records; polls += 1) items.push(...(await poll()));
	const { grownMegabytes } = memory();
	// The journal counts on when a Pacific day ends; the quota does not.
	const journal = (await (await fetch(`${url}/control/journal?limit=1`)).json()) as { readonly total: number };
	const requests = journal.total - 1;
	const inOrder = isInOrder(items, records);
	return { most, polls, requests, inOrder, grownMegabytes, ownSeconds: ownSecondsOf(items, most) };
}

/** Each record once, oldest first: the ids of the simulator rise. */
function isInOrder(items: readonly IDataObject[], records: number): boolean {
	const ids = items.map(({ id }) => BigInt(String(id)));
	return ids.length === records && ids.every((id, place) => place === 0 || id > ids[place - 1]);
}
