import type { Ask, Environment } from './account';
import type { Pace } from './desk/pace';
import { Unready } from './account';

/** What the probe needs of the place it runs in. */
export interface Place {
	readonly env: Environment;
	/** Left out when there is no terminal. */
	readonly ask?: Ask;
	/** Writes progress and trouble to the error stream, so that `--json` stays clean. */
	readonly tell: (line: string) => void;
	/** Writes the report. */
	readonly print: (text: string) => void;
	/** Aborts on Ctrl-C. */
	readonly signal: AbortSignal;
	/** The clock of the machine, unless a test gives another. */
	readonly pace?: Pace;
}

/** What was chosen on the command line. */
export interface Flags {
	readonly json: boolean;
	readonly yes: boolean;
	readonly write: boolean;
	readonly reply: boolean;
}

export const DONE = 0;
export const REFUSED = 2;
export const INTERRUPTED = 130;

/** One clear line, and the exit code. */
export function refuse({ tell }: Place, text: string): number {
	tell(text.replace(/\s+/g, ' '));
	return REFUSED;
}

/** @throws Unready when nobody can be asked and `--yes` was not given */
export async function agreed({ ask }: Place): Promise<boolean> {
	if (ask === undefined) throw new Unready('There is no terminal to ask at. Add --yes to start without asking.');
	return /^y(es)?$/i.test((await ask('Start? [y/N] ')).trim());
}

export function isUnencrypted({ protocol, hostname }: URL): boolean {
	return protocol !== 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
