import { parseArgs } from 'node:util';

export const HELP = `npm run probe [-- --json] [--yes]

Asks a live Zoho Support account the open points of the classic API that reading can settle: the order of lists, how
empty values come, whether lastmodifiedtime is honoured, and more. It says how many requests it will cost and asks before
it starts. It only reads. The answer holds no record contents, no names and no secrets, and can be pasted into a report.

  --json    print { probedAt, requests, points: [{ name, value, evidence }] } instead of a table
  --yes     do not ask before starting
  --help    this text

What is not set in the environment is asked for:
  ZOHO_SUPPORT_PORTAL, ZOHO_SUPPORT_DEPARTMENT
  ZOHO_SUPPORT_AUTHTOKEN, or ZOHO_SUPPORT_EMAIL and ZOHO_SUPPORT_PASSWORD (signing in makes one more auth token)
  ZOHO_SUPPORT_API       default https://support.zoho.com
  ZOHO_SUPPORT_ACCOUNTS  default https://accounts.zoho.com

Ends with 0 when the account was asked, with 2 when it refused or could not be reached, with 130 on Ctrl-C.`;

export interface Flags {
	readonly json: boolean;
	readonly yes: boolean;
	readonly help: boolean;
}

const OPTIONS = {
	json: { type: 'boolean', default: false },
	yes: { type: 'boolean', short: 'y', default: false },
	help: { type: 'boolean', short: 'h', default: false },
} as const;

const NO_SECRETS =
	'Only --json, --yes and --help are taken as arguments. Secrets are not: they would stay in the shell history and show in the list of processes. Set ZOHO_SUPPORT_AUTHTOKEN, or leave it out and type it when asked.';

/**
 * Reads the arguments. Gives the line to print when there is one too many; that line repeats nothing of what was typed,
 * because it may be a secret.
 */
export function readFlags(argv: readonly string[]): Flags | string {
	try {
		const { values } = parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false });
		return values;
	} catch {
		// The message of parseArgs quotes the argument: it is not shown.
		return NO_SECRETS;
	}
}
