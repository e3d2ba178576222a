import { supportModule } from '../../nodes/ZohoSupport/services/support/catalogue';
import { HelpdeskError, type Problem } from '../../nodes/ZohoSupport/helpdesk/problem';
import { type AnswerFormat, isTree, listOf, type Tree } from '../../nodes/ZohoSupport/services/support/answer-tree';
import { type AnswerRow, decodeAnswer } from '../../nodes/ZohoSupport/services/support/answers';
import { controlsEscaped } from '../../nodes/ZohoSupport/helpdesk/json-text';
import { zohoToIso } from '../../nodes/ZohoSupport/services/support/times';
import type { Reply } from './wire';

/** What one call of the probe brought: read, and as it came. */
export type Heard =
	| { readonly kind: 'rows'; readonly rows: readonly AnswerRow[]; readonly reply: Reply }
	| { readonly kind: 'error'; readonly code: string; readonly problem: Problem; readonly reply: Reply }
	/** No answer of the API; `gone` when the address itself is not there any more. */
	| { readonly kind: 'unusable'; readonly gone: boolean; readonly problem: Problem; readonly reply: Reply }
	/** A sign-in that worked. */
	| { readonly kind: 'text'; readonly reply: Reply }
	/** The call was not needed, or had nothing to ask with. */
	| { readonly kind: 'skipped'; readonly why: string };

export type CallName =
	| 'signIn'
	| 'records'
	| 'recordsAsXml'
	| 'twoIds'
	| 'since'
	| 'later'
	| 'before'
	| 'dayAway'
	| 'pastTheEnd'
	| 'nobody'
	| 'noSuchMethod';

/** What the probe has heard so far. */
export type Seen = Partial<Record<CallName, Heard>>;

/** Reads an answer of the API. */
export function hear(reply: Reply, format: AnswerFormat): Heard {
	try {
		const answer = decodeAnswer(reply.body, format, reply.status);
		if (answer.kind === 'error')
			return { kind: 'error', code: safeCode(answer.problem.code), problem: answer.problem, reply };
		return { kind: 'rows', rows: answer.kind === 'rows' ? answer.rows : [], reply };
	} catch (error) {
		if (!(error instanceof HelpdeskError)) throw error;
		return { kind: 'unusable', gone: isGone(reply.status), problem: error.problem, reply };
	}
}

/** Statuses that, without an answer of the API, say that nothing lives at the address. */
function isGone(status: number): boolean {
	return status === 404 || status === 410 || (status >= 300 && status < 400);
}

function safeCode(code: string | null): string {
	return code !== null && /^[\d.]{1,8}$/.test(code) ? code : 'without a known code';
}

/** Rows of an answer; "no data" is a list without rows; undefined when it was refused, unusable or not asked. */
export function listedRows(heard: Heard | undefined): readonly AnswerRow[] | undefined {
	if (heard?.kind === 'rows') return heard.rows;
	return heard?.kind === 'error' && heard.problem.kind === 'no-data' ? [] : undefined;
}

/** Why an answer settles nothing, in words without its contents. */
export function whyNot(heard: Heard | undefined): string {
	switch (heard?.kind) {
		case 'error':
			return `the call was refused (${heard.code})`;
		case 'unusable':
			return `no usable answer came (HTTP ${heard.reply.status})`;
		case 'skipped':
			return heard.why;
		case 'rows':
			return 'the answer had no records';
		default:
			return 'not asked';
	}
}

function valueOf(row: AnswerRow, label: string): string | undefined {
	return row.find(([name]) => name === label)?.[1] ?? undefined;
}

/** The id of a case. */
export function idOf(row: AnswerRow): string | undefined {
	for (const label of supportModule('case').idLabels) {
		const id = valueOf(row, label);
		if (id !== undefined) return id;
	}
	return undefined;
}

export type TimeLabel = 'Created Time' | 'Modified Time';

/** A time of a record on the portal's wall, in milliseconds as if that wall were UTC; undefined when it has none. */
export function wallOf(row: AnswerRow, label: TimeLabel): number | undefined {
	const iso = zohoToIso(valueOf(row, label) ?? '', 'utc');
	return iso === undefined ? undefined : Date.parse(iso);
}

/** The wall times of all rows under that label; rows without one are left out. */
export function wallsOf(rows: readonly AnswerRow[], label: TimeLabel): number[] {
	return rows.flatMap((row) => wallOf(row, label) ?? []);
}

/** A field as JSON carries it, before anything is evened out. */
export interface RawField {
	readonly element: 'fl' | 'FL';
	readonly label: string;
	readonly content: unknown;
}

/** True for an answer that came as JSON, whatever was asked for. */
export function isJson({ body }: Reply): boolean {
	return body.trimStart().startsWith('{');
}

/** The fields of each row of a JSON answer as they came. Long numbers may be rounded: only their kind is looked at. */
export function rawRows(reply: Reply): RawField[][] {
	if (!isJson(reply)) return [];
	const parsed: unknown = JSON.parse(controlsEscaped(reply.body));
	const response = isTree(parsed) ? parsed.response : undefined;
	const result = isTree(response) ? response.result : undefined;
	if (!isTree(result)) return [];
	return Object.values(result)
		.filter(isTree)
		.flatMap((element) => listOf(element.row).filter(isTree).map(rawFields));
}

function rawFields(row: Tree): RawField[] {
	return (['fl', 'FL'] as const).flatMap((element) =>
		listOf(row[element]).flatMap((field) =>
			isTree(field) && typeof field.val === 'string' ? [{ element, label: field.val, content: field.content }] : [],
		),
	);
}
