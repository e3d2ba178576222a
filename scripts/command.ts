/** What all commands here share: how they read arguments, how they stop, and with which exit code they end. */
import { Command, InvalidArgumentError, type OptionValues } from '@commander-js/extra-typings';
import { interruption } from './n8n/interruption';

const STOPPED = 130;

/** A command with its description, whose paragraphs are wrapped again for the terminal. */
export function command(name: string, description: string): Command {
	const paragraphs = description.replace(/(?<!\n)\n(?!\n)/g, ' ');
	return new Command(name).usage('[-- options]').description(paragraphs).helpOption('-h, --help', 'this text');
}

/** Reads an option that takes a whole number. */
export function wholeNumber(least: number, most = Infinity): (text: string) => number {
	return (text) => {
		const number = Number(text);
		if (text.trim() !== '' && Number.isSafeInteger(number) && number >= least && number <= most) return number;
		throw new InvalidArgumentError(
			`It must be a whole number of ${least} or more${most < Infinity ? `, up to ${most}` : ''}.`,
		);
	};
}

/**
 * Runs a command and ends the process with its exit code: 130 when it was stopped, 1 on an error. The command has to clean
 * up when the signal aborts. Commander itself ends the process after `--help` and on wrong options.
 */
export async function runCommand<Options extends OptionValues>(
	description: Command<[], Options>,
	run: (options: Options, signal: AbortSignal) => Promise<number>,
): Promise<never> {
	const options = description.parse().opts();
	const signal = interruption();
	try {
		return process.exit(await run(options, signal));
	} catch (error) {
		const reason: unknown = signal.aborted ? signal.reason : error;
		console.error(reason instanceof Error ? reason.message : String(reason));
		return process.exit(signal.aborted ? STOPPED : 1);
	}
}

/** Ends with the work, or with the signal's reason as soon as it aborts: for work that cannot be stopped. */
export async function orAborted<Result>(work: Promise<Result>, signal?: AbortSignal): Promise<Result> {
	const aborted = new Promise<never>((_resolve, reject) => {
		signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
	});
	return await Promise.race([work, aborted]);
}
