import { Interrupted, interruption } from './interruption';

/** A command of this package that a person may stop: what it reads from its arguments, and what it does then. */
export interface Command<Order extends { readonly help: boolean }> {
	/** @throws with a message for people when the arguments are none of its own */
	readonly read: (args: string[]) => Order;
	readonly help: string;
	/** Gives the exit code. */
	readonly run: (order: Order, signal: AbortSignal) => Promise<number>;
}

/** Runs a command and ends the process: 130 when it was stopped, 1 with the message of an error. */
export async function runCommand<Order extends { readonly help: boolean }>({
	read,
	help,
	run,
}: Command<Order>): Promise<never> {
	process.exit(await exitCodeOf({ read, help, run }));
}

async function exitCodeOf<Order extends { readonly help: boolean }>({
	read,
	help,
	run,
}: Command<Order>): Promise<number> {
	try {
		const order = read(process.argv.slice(2));
		if (!order.help) return await run(order, interruption());
		process.stdout.write(`${help}\n`);
		return 0;
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		process.stderr.write(`${message}\n`);
		return error instanceof Interrupted ? 130 : 1;
	}
}
