/** Tells a person how far a long step is: one line that rewrites itself on a terminal, a line now and then elsewhere. */

/** Milliseconds between looks at the step, and between lines where the output is not a terminal. */
const LOOK_EVERY = 1_000;
const LINE_EVERY = 15_000;

export interface Progress {
	/** Ends the step, saying how long it took. */
	done(): void;
	/** Ends the step without a word, so that an error message starts on a line of its own. */
	stop(): void;
}

/**
 * Shows a step until it ends.
 * @param title what is being done, such as `Installing n8n`
 * @param measure how far it is (`812 of 2293 packages`), asked once a second; '' for nothing to say
 * @param out where to write (default: standard error, which leaves standard output to results)
 */
export function showProgress(title: string, measure: () => string, out: NodeJS.WriteStream = process.stderr): Progress {
	const started = Date.now();
	let lastLine = 0;
	const show = () => {
		const line = [title, measure(), elapsed(started)].filter((part) => part !== '').join(' · ');
		if (out.isTTY) out.write(`\r\u001b[K${line}`);
		else if (Date.now() - lastLine >= LINE_EVERY) {
			lastLine = Date.now();
			out.write(`${line}\n`);
		}
	};
	show();
	const timer = setInterval(show, LOOK_EVERY);
	const stop = () => {
		clearInterval(timer);
		if (out.isTTY) out.write('\r\u001b[K');
	};
	const done = () => {
		stop();
		out.write(`${title} · done in ${elapsed(started)}\n`);
	};
	return { done, stop };
}

/** Time since `started` (milliseconds since the epoch) as `1 min 05 s` or `12 s`. */
function elapsed(started: number): string {
	const seconds = Math.round((Date.now() - started) / 1000);
	if (seconds < 60) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
