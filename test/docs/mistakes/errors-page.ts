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
