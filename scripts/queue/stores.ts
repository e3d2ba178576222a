/** The Redis and the Postgres that queue mode takes: on free ports of this machine, in a folder that goes with them. */
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import getPort from 'get-port';
import pWaitFor from 'p-wait-for';
import { endGroup, lastLines, startGroup } from '../n8n/process-group';
import { LOOPBACK } from '../n8n/user-folder';
import { isRoot, run, type Programs } from './programs';

/** Milliseconds: between two looks at a starting program, for the start at most, for an orderly end at most. */
const LOOK_EVERY = 100;
const START_WITHIN = 60_000;
const END_WITHIN = 10_000;

/** The user and the database in Postgres; the database is the one that `initdb` makes. */
const USER = 'n8n';
const DATABASE = 'postgres';

/** What each writes when it has started. */
const READY = { redis: 'Ready to accept connections', postgres: 'database system is ready to accept connections' };

export class Stores {
	/** Settings of n8n that lead to both. */
	readonly settings: Record<string, string> = {};
	private readonly folder = mkdtempSync(join(tmpdir(), 'n8n-zoho-queue-'));
	private readonly children: ChildProcess[] = [];
	private readonly password = randomBytes(16).toString('hex');

	private constructor(
		private readonly programs: Programs,
		private readonly signal: AbortSignal | undefined,
	) {}

	/** Starts both. @throws when one does not start, with its last lines and with nothing left running */
	static async open(programs: Programs, signal?: AbortSignal): Promise<Stores> {
		const stores = new Stores(programs, signal);
		try {
			await stores.startRedis();
			await stores.startPostgres();
			return stores;
		} catch (error) {
			await stores.close();
			throw error;
		}
	}

	/** Ends both and removes their folder. */
	async close(): Promise<void> {
		await Promise.all(this.children.map((child) => endGroup(child, END_WITHIN)));
		process.off('exit', this.removeFolder);
		this.removeFolder();
	}

	private async startRedis(): Promise<void> {
		const port = await getPort({ host: LOOPBACK });
		const settings = {
			bind: LOOPBACK,
			port,
			dir: this.folder,
			requirepass: this.password,
			save: '""',
			appendonly: 'no',
		};
		const file = join(this.folder, 'redis.conf');
		const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
		writeFileSync(file, lines.join(''), { mode: 0o600 });
		await this.start('redis', this.programs['redis-server'], [file], { cwd: this.folder });
		Object.assign(this.settings, {
			QUEUE_BULL_REDIS_HOST: LOOPBACK,
			QUEUE_BULL_REDIS_PORT: String(port),
			QUEUE_BULL_REDIS_PASSWORD: this.password,
		});
	}

	private async startPostgres(): Promise<void> {
		const port = await getPort({ host: LOOPBACK });
		const folder = join(this.folder, 'postgres');
		const [data, password] = [join(folder, 'data'), join(folder, 'password')];
		mkdirSync(folder);
		writeFileSync(password, this.password, { mode: 0o600 });
		const owner = isRoot() ? await systemUser() : undefined;
		// The user has to get there, and to read what is there.
		if (owner) for (const path of [this.folder, folder, password]) chownSync(path, owner.uid, owner.gid);
		const options = { cwd: folder, ...owner };
		const access = ['--auth=scram-sha-256', `--username=${USER}`, `--pwfile=${password}`];
		await run(this.programs.initdb, ['-D', data, '--encoding=UTF8', '--locale=C', '--no-sync', ...access], {
			...options,
			signal: this.signal,
		});
		// Nothing outlives the run, so nothing waits for the disk; and no socket beside the port.
		const settings = { listen_addresses: LOOPBACK, port, unix_socket_directories: '', fsync: 'off' };
		const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		await this.start('postgres', this.programs.postgres, ['-D', data, ...args], options);
		Object.assign(this.settings, {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: LOOPBACK,
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: DATABASE,
			DB_POSTGRESDB_USER: USER,
			DB_POSTGRESDB_PASSWORD: this.password,
		});
	}

	private async start(name: keyof typeof READY, program: string, args: string[], options: SpawnOptions): Promise<void> {
		const logFile = join(this.folder, `${name}.log`);
		const child = startGroup(program, args, logFile, options);
		this.children.push(child);
		// When our own process exits, the folder goes after the program, which goes by a listener of its own.
		process.off('exit', this.removeFolder);
		process.once('exit', this.removeFolder);
		const failure = (words: string) => new Error(`${name} ${words}. Its last lines:\n${lastLines(logFile)}`);
		const isReady = () => {
			if (child.exitCode !== null) throw failure('ended by itself');
			return readFileSync(logFile, 'utf8').includes(READY[name]);
		};
		const fallback = () => Promise.reject(failure('does not start'));
		const timeout = { milliseconds: START_WITHIN, fallback };
		await pWaitFor(isReady, { interval: LOOK_EVERY, signal: this.signal, timeout });
	}

	private readonly removeFolder = (): void => rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Who Postgres runs as where we are root. */
async function systemUser(): Promise<{ uid: number; gid: number }> {
	const numbers = await Promise.all(['-u', '-g'].map(async (option) => await run('id', [option, 'postgres'])));
	const [uid, gid] = numbers.map(({ stdout }) => Number(stdout));
	return { uid, gid };
}
