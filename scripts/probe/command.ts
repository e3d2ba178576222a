import { parseArgs } from 'node:util';
import { Unready } from './account';
import { probeClassic } from './classic-probe';
import { probeDesk } from './desk/probe';
import { DONE, type Flags, INTERRUPTED, type Place, refuse } from './place';

export { DONE, INTERRUPTED, type Place, REFUSED } from './place';

const HELP = `npm run probe [-- --service support|desk] [--json] [--yes] [--write [--reply]]

Asks a live account about what Zoho's documents leave open: the order of lists, where they begin and end, how empty values
come, whether searches lag, and more. It says what it costs and asks before it starts. It only reads, unless you say
otherwise. The report holds no record contents, no names, no ids and no secrets: you can paste it into an issue.

  --service S  support (preset): the classic Zoho Support; desk: Zoho Desk
  --write      Desk: also make one marked ticket, change it, and move it to the recycle bin, with its contact
  --reply      Desk, with --write: also send one e-mail from that ticket, to n8n-probe@example.com, which nobody has
  --json       print { probedAt, requests, points: [{ name, value, evidence }] } instead of a table
  --yes        do not ask before starting
  --help       this text

The probe asks for what is not set in the environment. Zoho Support:
  ZOHO_SUPPORT_PORTAL, ZOHO_SUPPORT_DEPARTMENT
  ZOHO_SUPPORT_AUTHTOKEN, or ZOHO_SUPPORT_EMAIL and ZOHO_SUPPORT_PASSWORD (signing in makes one more auth token)
  ZOHO_SUPPORT_API       default https://support.zoho.com
  ZOHO_SUPPORT_ACCOUNTS  default https://accounts.zoho.com

Zoho Desk:
  ZOHO_DESK_DATA_CENTRE  such as zoho.com (default) or zoho.eu
  ZOHO_DESK_CLIENT_ID, ZOHO_DESK_CLIENT_SECRET, ZOHO_DESK_REFRESH_TOKEN
  ZOHO_DESK_ORGANIZATION its ID, if the account has several
  ZOHO_DESK_API, ZOHO_DESK_ACCOUNTS  other addresses than those of the data centre

Exit code: 0 when the account was asked, 2 when it refused or could not be reached, 130 on Ctrl-C.`;

/** Repeats nothing of what was typed: it may be a secret. */
const NO_SECRETS =
	'The only arguments are --service support or desk, --write, --reply, --json, --yes and --help. Do not pass secrets as arguments: they would stay in the shell history and show in the list of processes. Set ZOHO_SUPPORT_AUTHTOKEN or ZOHO_DESK_REFRESH_TOKEN, or type it when asked.';

/** Runs `npm run probe` with these arguments and gives its exit code. */
export async function probe(argv: readonly string[], place: Place): Promise<number> {
	const flags = readFlags(argv);
	if (flags === undefined) return refuse(place, NO_SECRETS);
	if (flags.help) {
		place.print(HELP);
		return DONE;
	}
	try {
		return await (flags.service === 'desk' ? probeDesk : probeClassic)(flags, place);
	} catch (error) {
		if (place.signal.aborted) return INTERRUPTED;
		if (error instanceof Unready) return refuse(place, error.message);
		throw error;
	}
}

/** Undefined for arguments that are not known, or do not go together. */
function readFlags(argv: readonly string[]): (Flags & { help: boolean; service: string }) | undefined {
	const flag = { type: 'boolean', default: false } as const;
	const options = {
		...{ json: flag, write: flag, reply: flag },
		...{ yes: { ...flag, short: 'y' }, help: { ...flag, short: 'h' } },
		service: { type: 'string', default: 'support' },
	} as const;
	try {
		const { values } = parseArgs({ args: [...argv], options });
		const { service, write, reply } = values;
		const fits = service === 'desk' ? write || !reply : service === 'support' && !write && !reply;
		return fits ? values : undefined;
	} catch {
		// The message of parseArgs quotes the argument, so it is not shown.
		return undefined;
	}
}
