/** Turns every way of being told to stop into one AbortSignal. */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Milliseconds between two looks at whether the npm that started us is still there. */
const LOOK_EVERY = 1_000;

/** The reason of an abort that a person asked for. */
export class Interrupted extends Error {
	constructor(by: string) {
		super(`Interrupted (${by}).`);
		this.name = 'Interrupted';
	}
}

/**
 * Aborts on Ctrl-C, a termination signal, or the end of the process that started us (npm does not always pass signals
 * on). Further signals change nothing: Ctrl-C reaches us from the terminal and again from npm, and cleaning up goes on.
 */
export function interruption(): AbortSignal {
	const controller = new AbortController();
	const stop = (by: string) => controller.abort(new Interrupted(by));
	for (const name of SIGNALS) process.on(name, stop);
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid !== parent) stop('the starting process ended');
	}, LOOK_EVERY);
	timer.unref();
	return controller.signal;
}

/** Waits, keeping the process alive, until the signal aborts. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
	const alive = setInterval(() => undefined, LOOK_EVERY);
	await new Promise<void>((resolve) => {
		if (signal.aborted) resolve();
		signal.addEventListener('abort', () => resolve(), { once: true });
	});
	clearInterval(alive);
}
