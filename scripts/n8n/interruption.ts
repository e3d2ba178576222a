/**
 * Aborts on Ctrl-C, on a termination signal, and when the process that started us ends: npm does not always pass a signal
 * on. Later signals change nothing, so cleaning up goes on: Ctrl-C comes from the terminal and once more from npm.
 */
export function interruption(): AbortSignal {
	const controller = new AbortController();
	const stop = (by: string) => controller.abort(new Error(`Stopped (${by}).`));
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
	const parent = process.ppid;
	const look = () => process.ppid !== parent && stop('the process that started this one has ended');
	setInterval(look, 1_000).unref();
	return controller.signal;
}
