/** One n8n that is killed and started again, the simulated services before it and the other side behind it. */
import { setTimeout as wait } from 'node:timers/promises';
import pWaitFor from 'p-wait-for';
import type { Installation } from '../n8n/install';
import type { N8nOptions } from '../n8n/n8n';
import { openSession, type Session } from '../n8n/session';
import type { ServiceName } from '../n8n/workflow';
import { Lane } from './lane';
import type { Telling } from './reckoning';
import type { Opening } from './services';
import type { Mode } from './verdict';

export interface PlaceOptions extends Pick<N8nOptions, 'packageFolder' | 'signal'> {
	readonly mode: Mode;
	readonly services: readonly ServiceName[];
	/** What the services are in this run. Default: those of the crash test. */
	readonly openings?: Readonly<Record<ServiceName, Opening>>;
	/** Settings of n8n, on top of those of the mode. */
	readonly settings?: Record<string, string>;
}

/** Milliseconds: polls are five seconds apart; after a kill n8n's scheduler gives up a poll of the dead after a minute. */
const POLL_WITHIN = 180_000;

/** Settings of n8n with durable cursors. */
export const DURABLE = {
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	// Seconds: its scheduler looks often enough for a poll each five seconds.
	N8N_SCHEDULER_EXECUTOR_INTERVAL: '1',
	N8N_SCHEDULER_MATERIALIZATION_INTERVAL: '1',
	N8N_SCHEDULER_REAPER_INTERVAL: '5',
};

export class ChaosPlace {
	readonly lanes: readonly Lane[];
	/** How often n8n was started, and how often it was killed. */
	readonly lives = { life: 1 };
	kills = 0;

	constructor(
		readonly session: Session,
		services: readonly ServiceName[],
		private readonly signal: AbortSignal | undefined,
		openings?: PlaceOptions['openings'],
	) {
		this.lanes = services.map((name) => new Lane(name, session, this.lives, openings));
	}

	/** Starts n8n again, and does not wait for it. */
	async start(): Promise<void> {
		this.lives.life += 1;
		await this.session.n8n.start();
	}

	async kill(): Promise<void> {
		this.kills += 1;
		await this.session.n8n.kill();
	}

	/** Cases come in everywhere. */
	addCases(count: number): void {
		for (const lane of this.lanes) lane.addCases(count);
	}

	/** New workflows take over. Ends when n8n has made their first polls and says that they are published. */
	async publishAnew(): Promise<void> {
		for (const lane of this.lanes) {
			const before = lane.book.polls;
			const workflow = await lane.publishAnew(`Chaos ${lane.name} ${this.lives.life}`);
			await this.until('The poll at activation', () => lane.book.polls > before);
			// One that is killed while n8n still publishes begins again at "now", some minutes later.
			await this.session.api.published(workflow, this.signal);
		}
	}

	async until(what: string, holds: () => boolean): Promise<void> {
		const timeout = { milliseconds: POLL_WITHIN, message: `${what} did not come within ${POLL_WITHIN / 1_000} s.` };
		await pWaitFor(holds, { interval: 5, timeout, signal: this.signal });
	}

	/** Waits for a poll after which all cases are told; or for so many polls, and then no longer for these cases. */
	async settled(polls: number): Promise<void> {
		const waits = this.lanes.map(async ({ book }) => {
			const before = book.turns;
			const isTold = () => book.awaited().length === 0 && book.turns > before;
			await this.until(`${polls} polls`, () => isTold() || book.turns >= before + polls);
			book.giveUp();
		});
		await Promise.all(waits);
	}

	async pause(milliseconds: number): Promise<void> {
		await wait(milliseconds, undefined, { signal: this.signal });
	}
}

/** Starts all but the workflows. */
export async function openChaosPlace(
	installation: Installation,
	{ mode, services, packageFolder, signal, settings, openings }: PlaceOptions,
): Promise<ChaosPlace> {
	const session = await openSession(installation, {
		packageFolder,
		signal,
		settings: { ...(mode === 'durable' && DURABLE), ...settings },
		// Not the usual one, which belongs to `npm run n8n`.
		port: 0,
		examples: [],
		onArrival: async (arrival) => {
			const { service, ...telling } = arrival as unknown as Telling & { service: ServiceName };
			await place.lanes.find(({ name }) => name === service)?.book.told(telling);
		},
	});
	const place = new ChaosPlace(session, services, signal, openings);
	return place;
}
