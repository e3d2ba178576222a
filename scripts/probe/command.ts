import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { type Account, type Ask, type Environment, readAccount, Unready, withoutPrivateParts } from './account';
import { HelpdeskError, type Problem, sentences } from './classic';
import { price } from './questions';
import { askAll, type Findings, TOKEN_NAME } from './run';
import { Wire } from './wire';

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
}

export const DONE = 0;
export const REFUSED = 2;
export const INTERRUPTED = 130;

const HELP = `npm run probe [-- --json] [--yes]

Asks a live Zoho Support account about the open points of the classic API that reading can settle: the order of lists, how
empty values come, whether lastmodifiedtime is honoured, and more. It says how many requests it costs and asks before it
starts. It only reads. The report holds no record contents, no names and no secrets: you can paste it into an issue.

  --json    print { probedAt, requests, points: [{ name, value, evidence }] } instead of a table
  --yes     do not ask before starting
  --help    this text

The probe asks for what is not set in the environment:
  ZOHO_SUPPORT_PORTAL, ZOHO_SUPPORT_DEPARTMENT
  ZOHO_SUPPORT_AUTHTOKEN, or ZOHO_SUPPORT_EMAIL and ZOHO_SUPPORT_PASSWORD (signing in makes one more auth token)
  ZOHO_SUPPORT_API       default https://support.zoho.com
  ZOHO_SUPPORT_ACCOUNTS  default https://accounts.zoho.com

Exit code: 0 when the account was asked, 2 when it refused or could not be reached, 130 on Ctrl-C.`;

/** Repeats nothing of what was typed: it may be a secret. */
const NO_SECRETS =
	'The only arguments are --json, --yes and --help. Do not pass secrets as arguments: they would stay in the shell history and show in the list of processes. Set ZOHO_SUPPORT_AUTHTOKEN, or type it when asked.';

/** Runs `npm run probe` with these arguments and gives its exit code. */
export async function probe(argv: readonly string[], place: Place): Promise<number> {
	const flags = readFlags(argv);
	if (flags === undefined) return refuse(place, NO_SECRETS);
	if (flags.help) {
		place.print(HELP);
		return DONE;
	}
	try {
		const account = await readAccount(place.env, place.ask);
		place.tell(priceLines(account));
		if (flags.yes || (await agreed(place))) return await report(account, flags.json, place);
		place.tell('Nothing was asked.');
		return DONE;
	} catch (error) {
		if (place.signal.aborted) return INTERRUPTED;
		if (error instanceof Unready) return refuse(place, error.message);
		throw error;
	}
}

function readFlags(argv: readonly string[]) {
	const flag = { type: 'boolean', default: false } as const;
	const options = { json: flag, yes: { ...flag, short: 'y' }, help: { ...flag, short: 'h' } } as const;
	try {
		return parseArgs({ args: [...argv], options }).values;
	} catch {
		// The message of parseArgs quotes the argument, so it is not shown.
		return undefined;
	}
}

async function report(account: Account, asJson: boolean, place: Place): Promise<number> {
	const say = (prefix: string, { message, nextStep }: Problem): number =>
		refuse(place, withoutPrivateParts(`${prefix}${sentences(message, nextStep)}`, account));
	try {
		const findings = await askAll(account, new Wire(place.signal), (line) => place.tell(`  ${line}`));
		place.print(asJson ? json(findings, new Date()) : table(findings));
		return findings.stoppedBy === undefined ? DONE : say('Stopped before the end. ', findings.stoppedBy);
	} catch (error) {
		if (place.signal.aborted || !(error instanceof HelpdeskError)) throw error;
		return say('', error.problem);
	}
}

/** The cost, before anything is sent. */
function priceLines({ apiAddress, accountsAddress, signIn }: Account): string {
	const { questions, usual, most } = price(signIn.kind);
	const [api, accounts] = [new URL(apiAddress), new URL(accountsAddress)];
	return [
		`${questions} questions for ${api.host}: ${usual} to ${most} requests of the day's quota. They only read.`,
		signIn.kind === 'password' &&
			`One more request signs in at ${accounts.host}. It makes an auth token "${TOKEN_NAME}": remove it afterwards under Active Authtokens.`,
		[api, accounts].some(isUnencrypted) &&
			'Careful: an address is not https, so others on the network can read the secret.',
	]
		.filter(Boolean)
		.join('\n');
}

function isUnencrypted({ protocol, hostname }: URL): boolean {
	return protocol !== 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

async function agreed({ ask }: Place): Promise<boolean> {
	if (ask === undefined) throw new Unready('There is no terminal to ask at. Add --yes to start without asking.');
	return /^y(es)?$/i.test((await ask('Start? [y/N] ')).trim());
}

/** One clear line, and the exit code. */
function refuse({ tell }: Place, text: string): number {
	tell(text.replace(/\s+/g, ' '));
	return REFUSED;
}

/** The findings as a Markdown table that also reads well in a terminal. */
function table({ points, requests }: Findings): string {
	const rows = points.map((point) => [point.name, point.value ?? 'not settled', point.evidence, String(point.price)]);
	const settled = points.filter(({ value }) => value !== null).length;
	const sum = `${settled} of ${points.length} points settled with ${requests} requests.`;
	return `${markdownTable([['Point', 'Answer', 'Evidence', 'Price'], ...rows])}\n\n${sum}`;
}

/** The findings as JSON, for a program or a report. */
function json({ points, requests }: Findings, probedAt: Date): string {
	const shown = points.map(({ name, value, evidence }) => ({ name, value, evidence }));
	return JSON.stringify({ probedAt: probedAt.toISOString(), requests, points: shown }, null, 2);
}
