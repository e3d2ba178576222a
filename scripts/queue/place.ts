/** n8n in queue mode: a main n8n, two workers, Redis and Postgres; the services before it, the other side behind it. */
import { randomBytes } from 'node:crypto';
import { DURABLE, openChaosPlace, type ChaosPlace, type PlaceOptions } from '../chaos/place';
import type { Installation } from '../n8n/install';
import { N8n } from '../n8n/n8n';
import type { ServiceName } from '../n8n/workflow';
import { SeenExecutions } from './executions';
import { PROCESSES, type ProcessName } from './plan';
import { ensurePrograms } from './programs';
import { QUEUE_SERVICES } from './services';
import { Stores } from './stores';

export interface QueueOptions extends Pick<PlaceOptions, 'packageFolder' | 'signal'> {
	readonly service: ServiceName;
}

/**
 * All n8n of one place share them. Milliseconds: an execution of a worker that was killed counts as gone after 20 to 25
 * seconds, in place of 60 to 90.
 */
const QUEUE = { EXECUTIONS_MODE: 'queue', QUEUE_WORKER_LOCK_DURATION: '20000', QUEUE_WORKER_STALLED_INTERVAL: '5000' };

const QUEUE_MODE = { mode: 'durable', openings: QUEUE_SERVICES } as const;

export class QueuePlace {
	readonly executions = new SeenExecutions();
	/** How often each process was killed. */
	readonly kills = new Map<ProcessName, number>(PROCESSES.map((name) => [name, 0]));

	constructor(
		readonly chaos: ChaosPlace,
		private readonly workers: readonly N8n[],
		private readonly stores: Stores,
	) {}

	/** How often an n8n gave up while it started. */
	get gaveUp(): number {
		return this.processes().reduce((sum, { gaveUp }) => sum + gaveUp, 0);
	}

	/** `kill -9` for all of them at once. Each is to be started again before the next kill. */
	async kill(victims: readonly ProcessName[]): Promise<void> {
		await Promise.all(victims.map(async (name) => await this.process(name).kill()));
		for (const name of victims) this.kills.set(name, (this.kills.get(name) ?? 0) + 1);
		// Before the main n8n notices that a worker is gone, and forgets what its execution was given.
		if (!victims.includes('main')) await this.look();
	}

	/** Starts them again. Ends when all have started. */
	async start(victims: readonly ProcessName[]): Promise<void> {
		if (victims.includes('main')) this.chaos.lives.life += 1;
		await Promise.all(victims.map(async (name) => await started(this.process(name))));
	}

	/** Notes what n8n knows of its executions. */
	async look(): Promise<void> {
		const ids = this.chaos.lanes.flatMap(({ book }) => book.cases.map(({ id }) => id));
		this.executions.look(await this.chaos.session.api.executions(), ids);
	}

	async close(): Promise<void> {
		try {
			await Promise.all([this.chaos.session.close(), ...this.workers.map(async (worker) => await worker.stop())]);
		} finally {
			await this.stores.close();
		}
	}

	private processes(): N8n[] {
		return [this.chaos.session.n8n, ...this.workers];
	}

	private process(name: ProcessName): N8n {
		return this.processes()[PROCESSES.indexOf(name)];
	}
}

/** Starts all of it, but no workflow. */
export async function openQueuePlace(installation: Installation, options: QueueOptions): Promise<QueuePlace> {
	const { service, packageFolder, signal } = options;
	const stores = await Stores.open(await ensurePrograms(signal), signal);
	const settings = { ...QUEUE, ...stores.settings, N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex') };
	const closing: Array<() => Promise<unknown>> = [() => stores.close()];
	try {
		// It makes the tables: so it starts first.
		const chaos = await openChaosPlace(installation, {
			...QUEUE_MODE,
			services: [service],
			packageFolder,
			signal,
			settings,
		});
		closing.unshift(() => chaos.session.close());
		const worker = { role: 'worker', packageFolder, port: 0, settings: { ...DURABLE, ...settings }, signal } as const;
		const workers = PROCESSES.slice(1).map(() => new N8n(installation, worker));
		closing.unshift(() => Promise.all(workers.map(async (each) => await each.stop())));
		await Promise.all(workers.map(started));
		return new QueuePlace(chaos, workers, stores);
	} catch (error) {
		for (const close of closing) await close();
		throw error;
	}
}

async function started(n8n: N8n): Promise<void> {
	await n8n.start();
	await n8n.ready();
}
