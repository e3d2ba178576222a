import { input, password } from '@inquirer/prompts';
import type { Ask } from './probe/account';
import { INTERRUPTED, probe } from './probe/command';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

/** Asks on the error stream, so that a report can go to a file. Ctrl-C and Ctrl-D end the probe. */
const ask: Ask = async (message, { hidden = false } = {}) => {
	const context = { output: process.stderr, signal: stop.signal };
	try {
		return await (hidden ? password({ message }, context) : input({ message }, context));
	} catch (error) {
		stop.abort();
		throw error;
	}
};

probe(process.argv.slice(2), {
	env: process.env,
	...(process.stdin.isTTY && { ask }),
	tell: (line) => console.error(line),
	print: (text) => console.log(text),
	signal: stop.signal,
}).then(
	(code) => {
		process.exitCode = code;
		if (code === INTERRUPTED) console.error('Interrupted.');
	},
	(error: unknown) => {
		// Only the name: a message or a stack could hold what was typed.
		console.error(`The probe failed: ${error instanceof Error ? error.name : 'unknown'}. Please report it.`);
		process.exitCode = 1;
	},
);
