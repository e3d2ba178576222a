import { INTERRUPTED, probe } from './probe/command';
import { askAtTerminal } from './probe/terminal';

const stop = new AbortController();
const interrupt = (): void => stop.abort();
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);

probe(process.argv.slice(2), {
	env: process.env,
	...(process.stdin.isTTY && { ask: askAtTerminal(stop.signal, interrupt) }),
	tell: (line) => void process.stderr.write(`${line}\n`),
	print: (text) => void process.stdout.write(`${text}\n`),
	signal: stop.signal,
}).then(
	(code) => {
		process.exitCode = code;
		if (code === INTERRUPTED) process.stderr.write('Interrupted.\n');
	},
	(error: unknown) => {
		// Only the name: a message or a stack could hold what was typed.
		process.stderr.write(`The probe broke: ${error instanceof Error ? error.name : 'unknown'}. Please report it.\n`);
		process.exitCode = 1;
	},
);
