/** One n8n that is killed and started again, the simulated service before it and the other side behind it. */
import { setTimeout as wait } from 'node:timers/promises';
import pWaitFor from 'p-wait-for';
import type { Installation } from '../n8n/install';
import type { N8nOptions } from '../n8n/n8n';
import { openSession, type Session } from '../n8n/session';
import { withCredential } from '../n8n/workflow';
import { Notebook } from './notebook';
import type { Telling } from './reckoning';
import type { Mode } from './verdict';
import { chaosWorkflow } from './workflow';

export type PlaceOptions = Pick<N8nOptions, 'packageFolder' | 'signal'> & { readonly mode: Mode };

/** Milliseconds: polls are five seconds apart; after a kill n8n's scheduler gives up a poll of the dead after a minute. */
const POLL_WITHIN = 180_000;
/** Seconds from the making of a workflow to its first scheduled poll, at least. */
const FIRST_POLL_AFTER = 5;

/** Settings of n8n with durable cursors. */
const DURABLE = {
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
	private workflow = '';

	constructor(
		readonly session: Session,
		readonly book: Notebook,
		private readonly signal: AbortSignal | undefined,
	) {
		session.zoho.beforeAnswer((request) => book.asked(request));
	}

	/** Starts n8n again, and does not wait for it. */
	async start(): Promise<void> {
		this.book.life += 1;
		await this.session.n8n.start();
	}

	async kill(): Promise<void> {
		this.book.kills += 1;
		await this.session.n8n.kill();
	}

	/** Cases come in; the workflow that is active now owes them. */
	addCases(count: number): string[] {
		return Array.from({ length: count }, () => {
			const id = this.session.zoho.add('requests', { Subject: `Case ${this.book.cases.length + 1}` });
			this.book.cases.push({ id, workflow: this.workflow });
			return id;
		});
	}

	/** A new workflow takes over from the one before. Ends when n8n has made its first poll and says that it is published. */
	async publishAnew(): Promise<void> {
		const { book } = this;
		const { api, receiver, credentials } = this.session;
		if (this.workflow !== '') await api.unpublish(this.workflow);
		const second = new Date().getSeconds() + FIRST_POLL_AFTER;
		const workflow = chaosWorkflow(`Chaos ${book.life}`, `${receiver.url}/`, second);
		this.workflow = await api.addWorkflow(withCredential(workflow, credentials.authToken));
		const before = book.polls;
		await api.publish(this.workflow);
		await this.until('The poll at activation', () => book.polls > before);
		// One that is killed while n8n still publishes begins again at "now", some minutes later.
		await api.published(this.workflow, this.signal);
	}

	async until(what: string, holds: () => boolean): Promise<void> {
		const timeout = { milliseconds: POLL_WITHIN, message: `${what} did not come within ${POLL_WITHIN / 1_000} s.` };
		await pWaitFor(holds, { interval: 5, timeout, signal: this.signal });
	}

	/** Waits for a poll after which all cases are told; or for so many polls, and then no longer for these cases. */
	async settled(polls: number): Promise<void> {
		const { book } = this;
		const before = book.turns;
		const isTold = () => book.awaited().length === 0 && book.turns > before;
		await this.until(`${polls} polls`, () => isTold() || book.turns >= before + polls);
		book.giveUp();
	}

	async pause(milliseconds: number): Promise<void> {
		await wait(milliseconds, undefined, { signal: this.signal });
	}
}

/** Starts all but the workflow. */
export async function openChaosPlace(
	installation: Installation,
	{ mode, packageFolder, signal }: PlaceOptions,
): Promise<ChaosPlace> {
	const book = new Notebook();
	const session = await openSession(installation, {
		packageFolder,
		signal,
		settings: mode === 'durable' ? DURABLE : {},
		// Not the usual one, which belongs to `npm run n8n`.
		port: 0,
		examples: [],
		onArrival: (arrival) => book.told(arrival as unknown as Telling),
	});
	return new ChaosPlace(session, book, signal);
}
