/** One n8n that is killed and started again, the help desk before it and the other side behind it. */
import { setTimeout as wait } from 'node:timers/promises';
import { N8nApi } from '../n8n/api';
import { lastLines } from '../n8n/child';
import { freePort, LOOPBACK } from '../n8n/free-port';
import type { Installation } from '../n8n/install';
import { EndedByItself, startN8n, type StartedN8n } from '../n8n/launch';
import { CREDENTIAL_TYPE } from '../n8n/session';
import { startSimulatedZoho, type SimulatedZoho } from '../n8n/simulated-zoho';
import { makeUserFolder, type UserFolder } from '../n8n/user-folder';
import type { StoredCredential } from '../n8n/workflow';
import { type Mode, SETTINGS } from './modes';
import { Notebook } from './notebook';
import { type Receiver, startReceiver } from './receiver';
import { chaosWorkflow } from './workflow';

export interface PlaceOptions {
	readonly mode: Mode;
	/** Holds package.json and dist/. */
	readonly packageFolder: string;
	readonly signal?: AbortSignal;
}

/** Milliseconds: a poll comes each five seconds; after a kill n8n's scheduler gives up a poll of the dead after a minute. */
const POLL_WITHIN = 180_000;
/** Milliseconds: between two looks at n8n that publishes, and how long for. */
const LOOK_EVERY = 100;
const PUBLISHED_WITHIN = 60_000;
/** Starts in a row until one that gives up is a failure. */
const START_ATTEMPTS = 3;
/** Seconds from the making of a workflow to its first scheduled poll, at least. */
const FIRST_POLL_AFTER = 5;

export class ChaosPlace {
	/** Milliseconds that the last start took until n8n answered. */
	lastStart = 0;
	private n8n: StartedN8n | undefined;
	private workflow: string | undefined;
	private credential: StoredCredential | undefined;
	private readonly folder: UserFolder;
	private readonly api: N8nApi;
	private readonly removeFolder = () => this.folder.remove();

	constructor(
		private readonly installation: Installation,
		private readonly options: PlaceOptions,
		private readonly port: number,
		private readonly zoho: SimulatedZoho,
		private readonly receiver: Receiver,
		readonly book: Notebook,
	) {
		this.folder = makeUserFolder(options.packageFolder);
		this.api = new N8nApi(`http://${LOOPBACK}:${port}`);
		zoho.simulator.beforeAnswer((request) => this.book.asked(request));
	}

	/** The first start: also makes the owner and the credential. */
	async begin(): Promise<void> {
		await this.start();
		await this.ready();
		await this.api.setUpOwner();
		const name = 'Zoho Support (auth token)';
		this.credential = {
			name,
			id: await this.api.addCredential(name, CREDENTIAL_TYPE, this.zoho.credential('authToken')),
		};
	}

	/** Starts n8n in the folder that it lives in, and does not wait for it. */
	async start(): Promise<void> {
		this.book.life += 1;
		const { packageFolder, signal, mode } = this.options;
		this.n8n = await startN8n(this.port, this.installation, {
			packageFolder,
			userFolder: this.folder,
			settings: SETTINGS[mode],
			signal,
		});
		// Where this process ends in a hurry: the folder goes after n8n, whose own end is armed by its start.
		process.off('exit', this.removeFolder);
		process.once('exit', this.removeFolder);
	}

	/** Waits until n8n has started. One that gives up is started again, as whatever keeps n8n running does. */
	async ready(): Promise<void> {
		for (let attempt = 1; ; attempt += 1) {
			const begun = performance.now();
			try {
				await this.n8n?.ready;
				this.lastStart = performance.now() - begun;
				return;
			} catch (error) {
				if (!(error instanceof EndedByItself) || attempt === START_ATTEMPTS) throw error;
				this.book.gaveUp += 1;
				await this.start();
			}
		}
	}

	/** `kill -9`. */
	async kill(): Promise<void> {
		this.book.kills += 1;
		await this.n8n?.crash();
	}

	/** A case comes in; the workflow that is active now owes it. */
	addCase(): string {
		const id = this.zoho.simulator.add('requests', { Subject: `Case ${this.book.cases.length + 1}` });
		this.book.cases.push({ id, workflow: this.workflow ?? '' });
		return id;
	}

	/** A new workflow takes over from the one before; ends when n8n has made its first poll and says that it is published. */
	async publishAnew(): Promise<void> {
		if (this.workflow !== undefined) await this.api.unpublish(this.workflow);
		const { credential, receiver, book } = this;
		if (credential === undefined) throw new Error('The place was not begun.');
		const second = new Date().getSeconds() + FIRST_POLL_AFTER;
		const name = `Chaos ${book.life}`;
		const workflow = await this.api.addWorkflow(chaosWorkflow({ name, credential, url: receiver.url, second }));
		this.workflow = workflow;
		const before = book.polls;
		await this.api.publish(workflow);
		await this.until('The poll at activation', () => book.polls > before);
		await this.published(workflow);
	}

	/** n8n publishes in the background. One that is killed before it is done begins again at "now", some minutes later. */
	private async published(workflow: string): Promise<void> {
		const deadline = performance.now() + PUBLISHED_WITHIN;
		for (;;) {
			const status = await this.api.publicationStatus(workflow);
			if (status === 'published') return;
			if (performance.now() > deadline) throw new Error(`n8n did not publish the workflow: ${status}.`);
			await this.pause(LOOK_EVERY);
		}
	}

	/** The telling of this case is answered only when the function that this gives is called. */
	holdTelling(id: string): () => void {
		return this.receiver.hold(id);
	}

	async until(what: string, holds: () => boolean): Promise<void> {
		await this.book.until(what, holds, POLL_WITHIN, this.options.signal);
	}

	/** Waits for a poll until all cases were told; or for so many, which found nothing to tell: then no longer for these cases. */
	async settled(polls: number): Promise<void> {
		const { book } = this;
		const before = book.turns;
		const isTold = () => book.awaited().length === 0 && book.turns > before;
		await this.until(`${polls} polls`, () => isTold() || book.turns >= before + polls);
		book.giveUp();
	}

	async pause(milliseconds: number): Promise<void> {
		await wait(milliseconds, undefined, { signal: this.options.signal });
	}

	async executions(): Promise<unknown[]> {
		return await this.api.executions();
	}

	/** What n8n said last, for a failure. */
	lastWords(): string {
		return lastLines(this.folder.logFile);
	}

	/** Leaves nothing behind; safe in any state. */
	async close(): Promise<void> {
		await this.n8n?.crash();
		this.receiver.close();
		await this.zoho.close();
		process.off('exit', this.removeFolder);
		this.folder.remove();
	}
}

/** Starts all but the workflow. */
export async function openChaosPlace(installation: Installation, options: PlaceOptions): Promise<ChaosPlace> {
	const zoho = await startSimulatedZoho();
	const book = new Notebook();
	const receiver = await startReceiver((telling) => book.told(telling));
	const place = new ChaosPlace(installation, options, await freePort(), zoho, receiver, book);
	try {
		await place.begin();
		return place;
	} catch (error) {
		await place.close();
		throw error;
	}
}
