import type { DeskAnswer, DeskCall, DeskDoor } from '../../../nodes/ZohoSupport/services/desk/call';
import { HelpdeskError, problem, type Problem, type ProblemKind } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { Json } from '../../../nodes/ZohoSupport/helpdesk/json';

/** What a door does with a call: it answers, or throws. */
export type Script = (call: DeskCall) => DeskAnswer | HelpdeskError;

/** A door that answers by a script, and what went through it. */
export interface ScriptedDoor {
	readonly send: DeskDoor;
	readonly calls: DeskCall[];
	/** Each call as `METHOD /path?query`. */
	readonly asked: () => string[];
	/** What the calls cost, by their own estimate. */
	readonly credits: () => number;
}

export function scriptedDoor(script: Script): ScriptedDoor {
	const calls: DeskCall[] = [];
	return {
		calls,
		asked: () =>
			calls.map(({ method, path, query }) => {
				const parts = Object.entries(query ?? {}).map(([name, value]) => `${name}=${value}`);
				return `${method} ${path}${parts.length === 0 ? '' : `?${parts.join('&')}`}`;
			}),
		credits: () => calls.reduce((sum, { weight }) => sum + weight, 0),
		send: async (call) => {
			calls.push(call);
			const answer = await Promise.resolve(script(call));
			if (answer instanceof HelpdeskError) throw answer;
			return answer;
		},
	};
}

export const EMPTY: DeskAnswer = { kind: 'empty' };
export const body = (value: Json): DeskAnswer => ({ kind: 'body', body: value });
export const data = (rows: readonly Json[]): DeskAnswer => (rows.length === 0 ? EMPTY : body({ data: rows }));
export const refusal = (kind: ProblemKind, more: Partial<Problem> = {}): DeskAnswer => ({
	kind: 'error',
	problem: { ...problem(kind, 'Zoho says: no [X]', 'Correct it.'), ...more },
});
export const thrown = (kind: ProblemKind, more: Partial<Problem> = {}): HelpdeskError =>
	new HelpdeskError({ ...problem(kind, 'The answer was lost.', 'Try again.'), ...more });

/** Answers the pages of a list whose first row is 0 or 1. */
export function pageOf(rows: readonly Json[], { query }: DeskCall, base = 0): DeskAnswer {
	const from = Math.max(0, Number(query?.from) - base);
	return data(rows.slice(from, from + Number(query?.limit)));
}
