import { HelpdeskError, type Problem } from '../../nodes/ZohoSupport/helpdesk/problem';
import { type Account, type Ask, type Environment, readAccount, Unready, withoutPrivateParts } from './account';
import { HELP, readFlags } from './flags';
import { price } from './questions';
import { json, table } from './report';
import { askAll, TOKEN_NAME } from './run';
import { Wire } from './wire';

/** What the probe needs of the place it runs in. */
export interface Place {
	readonly env: Environment;
	/** Absent when there is no terminal. */
	readonly ask?: Ask;
	/** Progress and trouble: the error stream, so that `--json` stays clean. */
	readonly tell: (line: string) => void;
	/** The report. */
	readonly print: (text: string) => void;
	/** Aborts on Ctrl-C. */
	readonly signal: AbortSignal;
}

export const DONE = 0;
export const REFUSED = 2;
export const INTERRUPTED = 130;

/** Runs `npm run probe` with these arguments and gives its exit code. */
export async function probe(argv: readonly string[], place: Place): Promise<number> {
	const flags = readFlags(argv);
	if (typeof flags === 'string') return refuse(place, flags);
	if (flags.help) {
		place.print(HELP);
		return DONE;
	}
	try {
		const account = await readAccount(place.env, place.ask);
		place.tell(priceLines(account));
		if (!flags.yes && !(await agreed(place))) {
			place.tell('Nothing was asked.');
			return DONE;
		}
		return await report(account, flags.json, place);
	} catch (error) {
		if (place.signal.aborted) return INTERRUPTED;
		if (error instanceof Unready) return refuse(place, error.message);
		throw error;
	}
}

async function report(account: Account, asJson: boolean, place: Place): Promise<number> {
	const wire = new Wire(place.signal);
	const say = (text: string): number => refuse(place, withoutPrivateParts(text, account));
	try {
		const findings = await askAll(account, wire, (line) => place.tell(`  ${line}`));
		place.print(asJson ? json(findings, new Date()) : table(findings));
		if (findings.stoppedBy === undefined) return DONE;
		return say(`Stopped before the end. ${inWords(findings.stoppedBy)}`);
	} catch (error) {
		if (place.signal.aborted || !(error instanceof HelpdeskError)) throw error;
		return say(inWords(error.problem));
	} finally {
		await wire.close();
	}
}

/** What it will cost, before anything is sent. */
function priceLines({ apiAddress, accountsAddress, signIn }: Account): string {
	const { questions, usual, most } = price(signIn.kind);
	const lines = [
		`${questions} questions for ${new URL(apiAddress).host}: ${usual} to ${most} requests of the day's quota. They only read.`,
	];
	if (signIn.kind === 'password') {
		lines.push(
			`One more request signs in at ${new URL(accountsAddress).host}. It makes an auth token "${TOKEN_NAME}": remove it afterwards under Active Authtokens.`,
		);
	}
	if ([apiAddress, accountsAddress].some(isInTheOpen))
		lines.push('Careful: an address is not https, so the secret travels in the open.');
	return lines.join('\n');
}

function isInTheOpen(address: string): boolean {
	const { protocol, hostname } = new URL(address);
	return protocol !== 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

async function agreed({ ask }: Place): Promise<boolean> {
	if (ask === undefined) throw new Unready('There is no terminal to ask at: add --yes to start without asking.');
	return /^y(es)?$/i.test((await ask('Start? [y/N] ')).trim());
}

/** What happened and what to do, as sentences. */
function inWords({ message, nextStep }: Problem): string {
	return `${message.replace(/(?<![.!?])$/, '.')} ${nextStep}`;
}

/** One clear line, and the exit code. */
function refuse({ tell }: Place, text: string): number {
	tell(text.replace(/\s+/g, ' '));
	return REFUSED;
}
