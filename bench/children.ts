/** Each measurement runs in a process of its own, so that none pays for the memory or the garbage of another. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What a child tells the process that started it. */
type Message =
	| { readonly kind: 'progress' | 'failed'; readonly text: string }
	| { readonly kind: 'result'; readonly value: unknown };

/** How children are watched. */
export interface Watch {
	/** Aborted when everything is to stop. */
	readonly signal: AbortSignal;
	/** Told how far a child has come. */
	readonly tell: (line: string) => void;
}

/** A child that has given its result and goes on until it is ended. */
export interface Child {
	readonly result: unknown;
	/** Ends it at once. Resolves when it is gone. */
	end(): Promise<void>;
}

/**
 * Starts `bench/<file>` and waits for its result.
 * @throws with the child's words when it fails; the signal's reason when aborted
 */
export async function startChild(file: string, args: readonly string[], watch: Watch): Promise<Child> {
	watch.signal.throwIfAborted();
	const child = fork(path.join('bench', file), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
	const kill = (): void => void child.kill('SIGKILL');
	const gone = once(child, 'exit');
	watch.signal.addEventListener('abort', kill, { once: true });
	const end = async (): Promise<void> => {
		watch.signal.removeEventListener('abort', kill);
		kill();
		await gone;
	};
	try {
		return { result: await resultOf(child, file, watch), end };
	} catch (error) {
		await end();
		throw error;
	}
}

/** Runs `bench/<file>` to its result. */
export async function runChild(file: string, args: readonly string[], watch: Watch): Promise<unknown> {
	const child = await startChild(file, args, watch);
	await child.end();
	return child.result;
}

async function resultOf(child: ChildProcess, file: string, { signal, tell }: Watch): Promise<unknown> {
	return await new Promise<unknown>((resolve, reject) => {
		child.on('message', (message: Message) => {
			if (message.kind === 'progress') tell(message.text);
			else if (message.kind === 'result') resolve(message.value);
			else reject(new Error(message.text));
		});
		child.once('error', reject);
		child.once('exit', (code, by) =>
			reject(signal.aborted ? signal.reason : new Error(`bench/${file} ended early (${code ?? by})`)),
		);
	});
}

/** In a child: does its work and sends the result. It ends when the process that started it does. */
export function workAsChild(work: (args: readonly string[], tell: (line: string) => void) => Promise<unknown>): void {
	process.once('disconnect', () => process.exit());
	// Ctrl-C reaches the whole group; the parent ends its children itself.
	process.on('SIGINT', () => undefined);
	const send = (message: Message): void => void process.send?.(message);
	work(process.argv.slice(2), (text) => send({ kind: 'progress', text })).then(
		(value) => send({ kind: 'result', value }),
		(error: unknown) =>
			send({ kind: 'failed', text: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
	);
}
