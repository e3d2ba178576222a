import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { startSimulator, type OpenPoints, type Simulator } from '../../simulator/support/simulator';
import { createEngine, type Engine, type Outcome, type RunError, type RunOptions } from '../engine/engine';
import { credentialFor, ZOHO, zohoWorkflow } from './zoho-node';

/** A daily limit, on both sides, that no test reaches. */
export const PLENTY = 1_000_000;

/** The node settings of *On Error: Continue*. */
export const GO_ON = { onError: 'continueRegularOutput' };

/** The node settings of *On Error: Continue (using error output)*. */
export const ERROR_OUTPUT = { onError: 'continueErrorOutput' };

/** How a test runs the node. Everything has a default. */
export interface NodeRunOptions {
	/** The input items. One empty item by default. */
	readonly items?: IDataObject[];
	/** The node's own settings, such as onError. */
	readonly settings?: object;
	/** What differs from the simulator's default credential. */
	readonly credential?: ICredentialDataDecryptedObject;
	readonly mode?: RunOptions['mode'];
	readonly engine?: Engine;
	/** Stops the run, as the editor's stop button does. */
	readonly signal?: AbortSignal;
}

/** The result of one run of the node, and its requests. */
export interface NodeRun {
	readonly items: IDataObject[];
	/** Items of the error output. */
	readonly errorItems: IDataObject[];
	readonly error: RunError | undefined;
	/** API requests that reached the simulator. */
	readonly requests: number;
	readonly outcome: Outcome;
}

/** n8n's engine with the built node, and a new simulator state for every test. */
export interface Workbench {
	readonly engine: Engine;
	readonly simulator: Simulator;
	run(parameters: INodeParameters, options?: NodeRunOptions): Promise<NodeRun>;
}

/** A workbench for the tests of this file or `describe`. */
export function openWorkbench(): Workbench {
	let engine: Engine;
	let simulator: Simulator;
	beforeAll(async () => {
		engine = await createEngine();
		simulator = await startSimulator({ dailyLimit: PLENTY });
	});
	beforeEach(() => {
		letTimePass();
		simulator.reset({ dailyLimit: PLENTY });
	});
	afterAll(async () => await simulator.close());
	return {
		get engine() {
			return engine;
		},
		get simulator() {
			return simulator;
		},
		run: async (parameters, options = {}) => await runNode(options.engine ?? engine, simulator, parameters, options),
	};
}

const steady = performance.now.bind(performance);
let ahead = 0;

/** Recently written values belong to the portal before the reset, so minutes pass on the steady clock. */
export function letTimePass(): void {
	ahead += 10 * 60_000;
	performance.now = () => steady() + ahead;
}

/** Runs one Zoho Support node against a simulator. */
export async function runNode(
	engine: Engine,
	simulator: Simulator,
	parameters: INodeParameters,
	options: NodeRunOptions = {},
): Promise<NodeRun> {
	const before = simulator.journal.count({ kind: 'api' });
	const workflow = zohoWorkflow(parameters, options.items ?? [{}], options.settings ?? {});
	const credentials = credentialFor(simulator.url, { edition: 'custom', dailyLimit: PLENTY, ...options.credential });
	const outcome = await engine.run(workflow, {
		credentials,
		...(options.mode && { mode: options.mode }),
		...(options.signal && { signal: options.signal }),
	});
	return {
		items: outcome.json(ZOHO),
		errorItems: outcome.json(ZOHO, 1),
		error: outcome.error,
		requests: simulator.journal.count({ kind: 'api' }) - before,
		outcome,
	};
}

/** Adds this many cases, named "Case 1" and so on. Returns their ids, oldest first. */
export function addCases(simulator: Simulator, count: number, more: Record<string, string> = {}): string[] {
	return Array.from({ length: count }, (_, place) =>
		simulator.add('requests', { Subject: `Case ${place + 1}`, 'Contact Name': 'Ann Lee', ...more }),
	);
}

/** Adds cases a second apart, so that their times show the order of a list. Returns their ids, oldest first. */
export function addCasesApart(simulator: Simulator, count: number, more: Record<string, string> = {}): string[] {
	return Array.from({ length: count }, (_, place) => {
		simulator.clock.advance(1_000);
		return simulator.add('requests', { Subject: `Case ${place + 1}`, 'Contact Name': 'Ann Lee', ...more });
	});
}

/**
 * Requests for this many records, with pages that overlap by one. `look` adds one to read the front again, when the
 * last changed may come first.
 */
export function priceOfAll(count: number, look = false): number {
	const pages = Math.max(1, Math.ceil(count / 199));
	return look && pages > 1 ? pages + 1 : pages;
}

/** The subjects of all cases, oldest first. */
export function subjects(simulator: Simulator): string[] {
	return simulator.records('requests').map(({ fields }) => fields.Subject ?? '');
}

/** Every value of one switch. */
export type Values<Name extends keyof OpenPoints> = ReadonlyArray<OpenPoints[Name]>;

/** The values that occur more than once. */
export function doubles(values: readonly unknown[]): unknown[] {
	const seen = new Set<unknown>();
	return values.filter((value) => seen.size === seen.add(value).size);
}

/** The ids of items, as texts. */
export function idsOf(items: readonly IDataObject[]): string[] {
	return items.map(({ id }) => String(id));
}
