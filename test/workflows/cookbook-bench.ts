/** What the flows of examples/cookbook/ run on: both services, and a server of the person's own that answers. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import type { IDataObject, IPinData } from 'n8n-workflow';
import { sendingTo } from '../../scripts/receiver';
import { DEMO_CREDENTIAL, DEMO_DESK_CREDENTIAL, deskPortal, supportPortal } from '../../scripts/start/portals';
import { type DeskSimulator, startDeskSimulator } from '../../simulator/desk/simulator';
import { type Simulator, startSimulator } from '../../simulator/support/simulator';
import { createEngine, type Engine, type Outcome, type WorkflowJson } from '../engine/engine';

/** What came to the person's own server: where, and its body. */
export interface Told {
	readonly path: string;
	readonly body: IDataObject;
}

/** What one run or poll sent, and what it left behind. */
export interface FlowRun {
	items(step: string): IDataObject[];
	readonly outcome: Outcome;
	/** What came to the person's own server. */
	readonly told: readonly Told[];
	readonly desk: { readonly requests: number; readonly credits: number };
	readonly support: { readonly requests: number };
}

/** A flow with its saved state, as n8n keeps it. */
export interface Flow {
	/** Presses *Execute workflow*. `pinned` are items in place of what a trigger gives. */
	execute(pinned?: IPinData): Promise<FlowRun>;
	/** Polls once, as n8n does with an active workflow. `from` is the trigger, if there are several. */
	poll(from?: string): Promise<FlowRun>;
}

export interface CookbookBench {
	readonly desk: DeskSimulator;
	readonly support: Simulator;
	/** What the server answers. */
	answer: IDataObject;
	/** Lets time pass at both services. */
	later(minutes: number): void;
	open(name: string): Flow;
}

/** The time at which the services begin. */
export const NOW = '2026-11-24T20:00:00Z';

export function loadFlow(name: string): WorkflowJson {
	return JSON.parse(readFileSync(`examples/cookbook/${name}.json`, 'utf8')) as WorkflowJson;
}

export function openCookbook(now: () => string = () => NOW): CookbookBench {
	let engine: Engine;
	let server: FastifyInstance;
	let url: string;
	const told: Told[] = [];
	const bench = {
		desk: undefined as unknown as DeskSimulator,
		support: undefined as unknown as Simulator,
		answer: {} as IDataObject,
	};
	beforeAll(async () => {
		[bench.desk, bench.support] = await Promise.all([startDeskSimulator(), startSimulator()]);
		server = fastify({ forceCloseConnections: true });
		server.post<{ Body: IDataObject }>('*', async ({ url: path, body }) => {
			told.push({ path, body });
			return await Promise.resolve(bench.answer);
		});
		url = await server.listen({ host: '127.0.0.1', port: 0 });
	});
	beforeEach(async () => {
		bench.desk.reset({ now: now() });
		bench.support.reset({ now: now() });
		told.splice(0);
		bench.answer = { received: true };
		engine = await (await createEngine()).restarted();
	});
	afterAll(async () => await Promise.all([bench.desk.close(), bench.support.close(), server.close()]));
	return Object.assign(bench, {
		later: (minutes: number) => {
			bench.desk.clock.advance(minutes * 60_000);
			bench.support.clock.advance(minutes * 60_000);
		},
		open: (name: string) => flowOf(engine, sending(loadFlow(name), url, name), bench, told),
	});
}

const sending = (workflow: WorkflowJson, url: string, id: string): WorkflowJson => ({
	...workflow,
	id,
	nodes: sendingTo(url, workflow.nodes),
});

function flowOf(
	engine: Engine,
	workflow: WorkflowJson,
	{ desk, support }: Pick<CookbookBench, 'desk' | 'support'>,
	told: readonly Told[],
): Flow {
	const portals = { desk: deskPortal(desk), support: supportPortal(support) };
	const used = workflow.nodes.flatMap((node) => Object.values(node.credentials ?? {}).map(({ name }) => name));
	const known = Object.entries({ ...portals.desk.credentials, ...portals.support.credentials });
	const credentials = Object.fromEntries(known.filter(([name]) => used.includes(name)));
	let staticData: IDataObject = {};
	let stored = false;
	const run = async (mode: 'trigger' | 'manual', pinData: IPinData, startNode?: string): Promise<FlowRun> => {
		const before = { desk: portals.desk.counted(), support: portals.support.counted(), told: told.length };
		const outcome = await engine.run(
			{ ...workflow, pinData },
			{ mode, staticData, ...(startNode && { startNode }), ...(!stored && { credentials }) },
		);
		stored = true;
		if (outcome.error !== undefined) throw new Error(`${outcome.error.node}: ${outcome.error.message}`);
		if (mode === 'trigger') ({ staticData } = outcome);
		const after = { desk: portals.desk.counted(), support: portals.support.counted() };
		return {
			items: (step) => outcome.json(step),
			outcome,
			told: told.slice(before.told),
			desk: {
				requests: after.desk.requests - before.desk.requests,
				credits: (after.desk.credits ?? 0) - (before.desk.credits ?? 0),
			},
			support: { requests: after.support.requests - before.support.requests },
		};
	};
	return {
		execute: async (pinned = {}) => await run('manual', pinned, Object.keys(pinned)[0]),
		poll: async (from) => await run('trigger', {}, from),
	};
}

export const DEMO_CREDENTIALS = [DEMO_CREDENTIAL, DEMO_DESK_CREDENTIAL];
