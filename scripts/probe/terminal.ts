import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Ask } from './account';

/**
 * Asks at the terminal, on the error stream, so that a report can go to a file. Hidden input is not echoed. Ctrl-C while a
 * question stands is told to `interrupt`; the terminal is left as it was.
 */
export function askAtTerminal(signal: AbortSignal, interrupt: () => void): Ask {
	return async (question, { hidden = false } = {}) => {
		let muted = false;
		const output = new Writable({
			write(chunk: Buffer, _encoding, done) {
				if (!muted) process.stderr.write(chunk);
				done();
			},
		});
		const lines = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 });
		lines.on('SIGINT', interrupt);
		// Ctrl-D ends the input: nobody is going to answer.
		lines.on('close', interrupt);
		try {
			const answer = lines.question(question, { signal });
			muted = hidden;
			return await answer;
		} finally {
			lines.off('close', interrupt);
			lines.close();
			if (hidden) process.stderr.write('\n');
		}
	};
}
