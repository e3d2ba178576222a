import { markdownTable } from 'markdown-table';
import type { ServiceName } from '../../../scripts/n8n/workflow';
import { cell, MADE } from '../committed-page';
import { TITLES } from '../services';
import type { MistakeGroup } from './mistake';

/** What a person saw after a mistake. */
export interface Seen {
	readonly did: string;
	readonly service: ServiceName;
	readonly message: string;
	readonly nextStep: string;
}

const INTRODUCTION = `# Errors: what you see, and what to do

${MADE}

Each row is a mistake that a test makes on purpose, with the text that n8n shows. "Item 0" is the first input item, as n8n counts.
What Zoho said begins with "Zoho says", and has Zoho's code in brackets. Here a simulator speaks for Zoho: a live account may
use other words for the same code.

**You have an error before you?** Search this page for two or three of its words (Ctrl+F). The most frequent ones:

| You see                                                         | What it means                                                     | What to do                                                                                                                                                                                                     |
| --------------------------------------------------------------- | ----------------------------------------------------------------- | ------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------- |
| \`THRESHOLD_EXCEEDED\`, \`4421\`, "are used up"                 | the day's credits or requests are gone, for all apps together     | Wait until the time that the error names. Triggers then catch up by themselves. A run by hand begins with all its items: [when something fails](../README.md#when-something-fails)                              |
| "are kept for people"                                           | the reserve is left; a workflow that runs by itself does not use it | Wait until the time that the error names, run it by hand, or lower _Reserve Kept for People_ in the credential                                                                                                 |
| \`invalid_code\`, \`4834\`, "the connection to Zoho is gone"    | somebody removed the grant or the token, or deactivated the user  | Zoho Desk: open the credential and connect again. Zoho Support: enter a new token. Triggers go on where they were; nothing is lost                                                                              |
| \`departmentId\`, "Invalid department"                          | there is no such department                                       | Zoho Desk: put its ID into _Department ID_ of the credential; your browser shows it in the address under Setup > General > Departments. Zoho Support: its name, as under Setup > Departments                      |
| no error, but no records at all                                 | perhaps a _Department ID_ of Zoho Desk that does not exist, or another one | Zoho may answer it with nothing. Run _API Usage_ > _Check Connection_: it names the department, or says that there is none. If you change the ID, triggers begin anew, from now                                                                                                                        |
| \`SCOPE_MISMATCH\`                                              | the connected account did not grant a right                       | Open the credential and connect again                                                                                                                                                                          |
| "Uncertain"                                                     | a write was sent, but no answer came                              | Look in the help desk whether it was carried out, before you send it again                                                                                                                                     |

With _On Error: Continue_ the text is the \`error\` of the item, and what to do is its \`details.nextStep\`. Every operation may meet
the errors of [credential, rights and setup](#credential-rights-and-setup) and of
[limits, and trouble on the way](#limits-and-trouble-on-the-way).
`;

/** docs/errors.md. */
export function errorsPage(groups: readonly MistakeGroup[], seen: readonly Seen[]): string {
	const parts = groups.map(({ title, mistakes }) => {
		const rows = mistakes.flatMap(({ did }) => rowsOf(did, seen));
		return `## ${title}\n\n${markdownTable([['You did', 'Service', 'You see', 'What to do'], ...rows])}\n`;
	});
	return [INTRODUCTION, ...parts].join('\n');
}

/** One row, or one for each service if they say different things. */
function rowsOf(did: string, seen: readonly Seen[]): string[][] {
	const ofThis = seen.filter((one) => one.did === did);
	const [first] = ofThis;
	const isSame = ofThis.every(({ message, nextStep }) => message === first?.message && nextStep === first.nextStep);
	if (first !== undefined && ofThis.length > 1 && isSame) return [row({ ...first, service: 'both' })];
	return ofThis.map((one) => row({ ...one, service: TITLES[one.service] }));
}

const row = ({ did, service, message, nextStep }: Record<keyof Seen, string>) =>
	[did, service, message, nextStep].map((text) => cell(stable(text)));

/** Without what is another one in each run: the port of a simulator, and the time at which a day ends. */
function stable(text: string): string {
	return text
		.replaceAll(/127\.0\.0\.1:\d+/g, 'desk.example')
		.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '2026-11-25T08:00:00.000Z');
}
