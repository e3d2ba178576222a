import { get } from 'es-toolkit/compat';
import { XMLParser } from 'fast-xml-parser';
import * as classic from './classic';
import type { Reply } from './wire';

/** What one call of the probe brought. */
export interface Heard {
	/** `unusable`: the answer did not come from the API. `text`: a sign-in that worked. `skipped`: nothing was sent. */
	readonly kind: 'rows' | 'error' | 'unusable' | 'text' | 'skipped';
	/** The rows of a list; empty also where the service says that there is no data. */
	readonly rows?: readonly Row[];
	/** The code of a refusal. */
	readonly code?: string;
	readonly problem?: classic.Problem;
	readonly reply?: Reply;
	/** Why the call settles nothing, in words that repeat nothing of the answer. */
	readonly why?: string;
}

type ListCall = 'records' | 'recordsAsXml' | 'since' | 'later' | 'before' | 'dayAway' | 'pastTheEnd';

export type CallName = ListCall | 'signIn' | 'twoIds' | 'nobody' | 'noSuchMethod';

/** What the probe has heard so far. */
export type Seen = Partial<Record<CallName, Heard>>;

/** Reads an answer of the API. */
export function hear(reply: Reply, format: classic.AnswerFormat): Heard {
	try {
		const answer = classic.decodeAnswer(reply.body, format, reply.status);
		if (answer.kind !== 'error') {
			const rows = answer.kind === 'rows' ? answer.rows.map(rowOf) : [];
			return { kind: 'rows', rows, reply, why: 'the answer had no records' };
		}
		const { problem } = answer;
		const code = problem.code !== null && /^[\d.]{1,8}$/.test(problem.code) ? problem.code : 'without a known code';
		const noData = problem.kind === 'no-data' && { rows: [] };
		return { kind: 'error', code, problem, reply, why: `the call was refused (${code})`, ...noData };
	} catch (error) {
		if (!(error instanceof classic.HelpdeskError)) throw error;
		return { kind: 'unusable', problem: error.problem, reply, why: `no usable answer came (HTTP ${reply.status})` };
	}
}

export function whyNot(heard: Heard | undefined): string {
	return heard?.why ?? 'not asked';
}

/** What the probe looks at in a case. Times are by the portal's clock, in milliseconds as if that clock showed UTC. */
export type Row = Readonly<{ id?: string; created?: number; modified?: number }>;

const CASE = classic.supportModule('case');

function rowOf(row: classic.AnswerRow): Row {
	const valueOf = (label: string) => row.find(([name]) => name === label)?.[1] ?? undefined;
	const timeOf = (label: string) => {
		const iso = classic.zohoToIso(valueOf(label) ?? '', 'utc');
		return iso === undefined ? undefined : Date.parse(iso);
	};
	const id = CASE.idLabels.map(valueOf).find((value) => value !== undefined);
	return { id, created: timeOf('Created Time'), modified: timeOf('Modified Time') };
}

/** These values of all rows; rows without one are left out. */
export function valuesOf<Key extends keyof Row>(rows: readonly Row[] = [], key: Key) {
	return rows.map((row) => row[key]).filter((value) => value !== undefined);
}

/** A field as it came. */
export interface RawField {
	readonly element: 'fl' | 'FL';
	readonly label: string;
	readonly content: unknown;
	readonly isCdata: boolean;
}

/** True for an answer that came as JSON, whatever was asked for. */
export const isJson = ({ body }: Reply): boolean => body.trimStart().startsWith('{');

/** Gives an XML answer the shape of a JSON answer. */
const XML = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '',
	textNodeName: 'content',
	cdataPropName: 'cdata',
	parseTagValue: false,
});

/** The fields of each row of a list, as they came. Long numbers may be rounded: only their kind is looked at. */
export function rawRows(heard: Heard | undefined, format: classic.AnswerFormat): RawField[][] {
	if (heard?.kind !== 'rows' || heard.reply === undefined || isJson(heard.reply) !== (format === 'json')) return [];
	const { body } = heard.reply;
	const tree: unknown = format === 'json' ? JSON.parse(classic.controlsEscaped(body)) : XML.parse(body);
	const modules = Object.values((get(tree, 'response.result') as object | null | undefined) ?? {}).filter(
		classic.isTree,
	);
	return modules.flatMap(({ row }) => classic.listOf(row).filter(classic.isTree).map(rawFields));
}

function rawFields(row: classic.Tree): RawField[] {
	return (['fl', 'FL'] as const).flatMap((element) =>
		classic.listOf(row[element]).flatMap((field) => {
			if (!classic.isTree(field) || typeof field.val !== 'string') return [];
			const isCdata = 'cdata' in field;
			return [{ element, label: field.val, content: isCdata ? field.cdata : field.content, isCdata }];
		}),
	);
}
