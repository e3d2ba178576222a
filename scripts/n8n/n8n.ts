/** One n8n with a folder of its own. It can be ended, killed and started again. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import getPort from 'get-port';
import pWaitFor from 'p-wait-for';
import type { Installation } from './install';
import { endGroup, lastLines, startGroup } from './process-group';
import { LOOPBACK, makeUserFolder, n8nEnvironment, type UserFolder } from './user-folder';

const USUAL_PORT = 5678;
/**
 * Milliseconds: between two looks at a starting n8n, for the start at most (on a busy machine the tables of a new Postgres
 * alone take more than two minutes), for an orderly end at most.
 */
const LOOK_EVERY = 100;
const START_WITHIN = 300_000;
const END_WITHIN = 10_000;
/** Starts in a row until an n8n that gives up is a failure. */
const ATTEMPTS = 3;

/**
 * What an n8n is there for, the command that starts it, and what it writes when it has started. It answers a little earlier,
 * but may still give up. In queue mode a worker runs the executions, and the main n8n all else.
 */
const ROLES = {
	main: { command: 'start', started: 'Editor is now accessible via' },
	worker: { command: 'worker', started: 'n8n worker is now ready' },
};
/** What n8n writes when another program took the port between our look at it and n8n's. */
const PORT_TAKEN = /port \d+ is already in use/;

export interface N8nOptions {
	/** Default: `main`. */
	role?: keyof typeof ROLES;
	/** Holds the built package to install: package.json and dist/. Default: none. */
	packageFolder?: string;
	/** The port to use and no other; 0 for any free one. Default: n8n's usual port, or a free one when that is taken. */
	port?: number;
	/** Leave the folder when n8n ends. */
	keep?: boolean;
	/** Settings of n8n, on top of ours. */
	settings?: Record<string, string>;
	signal?: AbortSignal;
}

export class N8n {
	/** How often n8n gave up while it started, and was started once more. */
	gaveUp = 0;
	/** Milliseconds that the last start took until n8n answered. */
	lastStart = 0;
	readonly folder: UserFolder;
	private port = 0;
	private child: ChildProcess | undefined;

	constructor(
		private readonly installation: Installation,
		private readonly options: N8nOptions,
	) {
		this.folder = makeUserFolder(options.packageFolder);
	}

	/** Address of the editor, without a slash at the end. */
	get url(): string {
		return `http://${LOOPBACK}:${this.port}`;
	}

	private get role() {
		return ROLES[this.options.role ?? 'main'];
	}

	/** Starts n8n and does not wait for it. @throws when the port that was asked for is taken */
	async start(): Promise<void> {
		const { folder, installation, options } = this;
		this.port ||= await choosePort(options.port);
		const env = n8nEnvironment(folder, this.port, await getPort({ host: LOOPBACK }), options.settings);
		const program = [installation.program, this.role.command];
		this.child = startGroup(process.execPath, program, folder.logFile, { cwd: folder.path, env });
		// When our own process exits, the folder goes after n8n, which goes by a listener of its own.
		process.off('exit', this.removeFolder);
		process.once('exit', this.removeFolder);
	}

	/**
	 * Waits until n8n has started. One that gives up is started again, as whatever keeps n8n running does; where its port was
	 * taken in the last moment, on another port.
	 * @throws when it gives up three times or does not answer within five minutes
	 */
	async ready(): Promise<void> {
		const begun = performance.now();
		for (let attempt = 1; !(await this.answered()); attempt += 1) {
			if (attempt === ATTEMPTS) throw this.failure('n8n ended by itself.');
			this.gaveUp += 1;
			if (!this.options.port && PORT_TAKEN.test(this.log())) this.port = 0;
			await this.start();
		}
		this.lastStart = performance.now() - begun;
	}

	/** `kill -9`: no signal that n8n could act on. */
	async kill(): Promise<void> {
		if (this.child !== undefined) await endGroup(this.child);
	}

	/** Ends n8n and removes its folder, unless that is to be kept. */
	async stop(): Promise<void> {
		if (this.child !== undefined) await endGroup(this.child, END_WITHIN);
		process.off('exit', this.removeFolder);
		this.removeFolder();
	}

	/** Waits until n8n has started; gives false when it ended by itself. A look at the port might find another n8n there. */
	private async answered(): Promise<boolean> {
		const look = () => {
			if (this.child?.exitCode !== null || this.child.signalCode !== null) return pWaitFor.resolveWith(false);
			return this.log().includes(this.role.started) && pWaitFor.resolveWith(true);
		};
		const fallback = () => {
			throw this.failure('n8n does not answer.');
		};
		const timeout = { milliseconds: START_WITHIN, fallback };
		return await pWaitFor<boolean>(look, { interval: LOOK_EVERY, signal: this.options.signal, timeout });
	}

	/** What n8n wrote since its last start. */
	private log(): string {
		return readFileSync(this.folder.logFile, 'utf8');
	}

	private failure(sentence: string): Error {
		return new Error(`${sentence} Its last lines:\n${lastLines(this.folder.logFile)}`);
	}

	private readonly removeFolder = (): void => {
		if (this.options.keep !== true) rmSync(this.folder.path, { recursive: true, force: true, maxRetries: 3 });
	};
}

async function choosePort(asked: number | undefined): Promise<number> {
	const port = await getPort({ host: LOOPBACK, port: asked ?? USUAL_PORT });
	if (!asked || port === asked) return port;
	throw new Error(`Port ${asked} is taken. Choose another with --port, or leave --port out for a free one.`);
}
