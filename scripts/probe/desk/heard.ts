import type { DeskReply } from './line';
import { isJsonObject, type JsonObject } from './product';

/** What one call of the probe brought. */
export interface Heard {
	readonly kind: 'rows' | 'record' | 'refused' | 'skipped';
	/** 0 where nothing was sent. */
	readonly status: number;
	readonly weight?: number;
	/** Rows of a list; empty also where the answer was. */
	readonly rows?: readonly JsonObject[];
	readonly body?: JsonObject;
	/** The `errorCode` of a refusal. */
	readonly code?: string;
	/** The sentence of a refusal: it is looked at, and never shown. */
	readonly sentence?: string;
	/** Why the call settles nothing; repeats nothing of the answer. */
	readonly why: string;
}

export const READ_CALLS = [
	...(['tickets', 'ticketsOneShort', 'ticketsFromOne', 'ticketsDeep', 'ticketsDepth', 'searchDeep'] as const),
	...(['contacts', 'contactsFromOne', 'accounts', 'accountsFromOne', 'agents', 'agentsFromOne'] as const),
	...(['departments', 'bothDepartments', 'otherDepartment', 'byModified', 'contactsByModified'] as const),
	...(['fieldsOfTickets', 'twoIncludes', 'around', 'fromTheStart', 'toTheEnd', 'nothing'] as const),
	...(['nobody', 'organizationFields', 'fields', 'withSeveral'] as const),
] as const;

export type ReadCall = (typeof READ_CALLS)[number];

/** What the probe has heard so far. */
export type Seen = Partial<Record<ReadCall, Heard>>;

export const skipped = (why: string): Heard => ({ kind: 'skipped', status: 0, why });

/** Reads an answer of Zoho Desk. */
export function hear({ status, weight, body }: DeskReply): Heard {
	const common = { status, ...(weight !== undefined && { weight }), ...(body !== undefined && { body }) };
	if (status >= 400) {
		const code = typeof body?.errorCode === 'string' && /^\w{1,40}$/.test(body.errorCode) ? body.errorCode : 'no code';
		const sentence = String(body?.message ?? body?.errorMessage ?? '');
		return { ...common, kind: 'refused', code, sentence, why: `refused (HTTP ${status}, ${code})` };
	}
	if (status === 204 || body === undefined)
		return { ...common, kind: 'rows', rows: [], why: 'the answer had no records' };
	if (Array.isArray(body.data))
		return { ...common, kind: 'rows', rows: body.data.filter(isJsonObject), why: 'the answer had no records' };
	return { ...common, kind: 'record', why: 'the answer was a single record' };
}

export const whyNot = (heard: Heard | undefined): string => heard?.why ?? 'not asked';

export const rowsOf = (heard: Heard | undefined): readonly JsonObject[] => heard?.rows ?? [];

/** A text of a row; undefined where there is none. */
export function textIn(row: JsonObject | undefined, key: string): string | undefined {
	const value = row?.[key];
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** True for a refusal that names this parameter. */
export function refuses(heard: Heard | undefined, parameter: string): boolean {
	return heard?.kind === 'refused' && heard.status === 422 && heard.sentence?.includes(`'${parameter}'`) === true;
}
