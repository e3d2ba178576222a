/** The kind of problem. It decides what is retried, renewed, attached to an item or shown. */
export type ProblemKind =
	| 'sign-in' // the token, ticket or key was not accepted
	| 'permission'
	| 'setup' // the portal or department in the credential is wrong
	| 'quota' // the daily quota is used up
	| 'reserve' // n8n stopped before the requests that are reserved for people
	| 'rate' // rate limit: wait and try again
	| 'no-data' // the list is empty
	| 'not-found'
	| 'data' // the service does not accept a row or a value
	| 'unclear' // an undocumented error: a write may or may not have been carried out
	| 'request' // the call itself is wrong: module, method or parameter
	| 'service' // internal error of the service
	| 'network' // no answer came
	| 'garbled' // the answer did not come from the service, or cannot be read
	| 'blocked' // something between n8n and the service did not pass on the request
	| 'unanswered' // not sent, because the previous requests got no usable answer
	| 'gone' // the API no longer answers at this address
	| 'shifting' // records moved during a long read more often than it can follow
	| 'cancelled'; // a person stopped the execution

/** A problem as the person who uses the workflow sees it. */
export interface Problem {
	readonly kind: ProblemKind;
	/** What happened, in the words of the service where it gave some. */
	readonly message: string;
	/** The code of the service; null if it gave none. */
	readonly code: string | null;
	/** What to do next. */
	readonly nextStep: string;
	/** True if the request certainly never reached the service. */
	readonly neverArrived?: boolean;
	/** True if the problem occurred during sign-in, before the call itself was sent. */
	readonly whileSigningIn?: boolean;
	/** How long the service asked to wait, in seconds. */
	readonly retryAfterSeconds?: number;
	/** The row of the call that the service names, counted from 1. */
	readonly row?: number | undefined;
}

/** A problem that ends the call it happened in. */
export class HelpdeskError extends Error {
	constructor(readonly problem: Problem) {
		super(problem.message);
		this.name = 'HelpdeskError';
	}
}

/** Problems that are the same for every item of a run: nothing more is sent. */
const ENDS_RUN: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
	'quota',
	'reserve',
	'sign-in',
	'setup',
	'permission',
	'request',
	'rate',
	'blocked',
	'unanswered',
	'gone',
	'cancelled',
]);

/** True for a problem that is the same for every item. */
export function endsRun(trouble: Problem): boolean {
	return trouble.whileSigningIn === true || ENDS_RUN.has(trouble.kind);
}

/** Problems of a request that was sent, and got no usable answer. */
const NO_ANSWER: ReadonlySet<ProblemKind> = new Set<ProblemKind>(['network', 'service', 'garbled']);

/** True if no usable answer came. */
export function hasNoAnswer(trouble: Problem): boolean {
	return NO_ANSWER.has(trouble.kind);
}

/** A problem without a code of the service, such as a missing answer. */
export function problem(kind: ProblemKind, message: string, nextStep: string): Problem {
	return { kind, message, nextStep, code: null };
}

/** Joins sentences and adds missing full stops: the service often leaves them out. */
export function sentences(...parts: readonly string[]): string {
	return parts.map((part) => (/[.!?…]$/.test(part.trim()) ? part.trim() : `${part.trim()}.`)).join(' ');
}

/**
 * Returns what was thrown as a HelpdeskError; rethrows anything else, which is a bug. n8n may have loaded this package
 * twice: an error of the other copy has another class and is recognized by its shape.
 */
export function asHelpdeskError(thrown: unknown): HelpdeskError {
	const trouble = problemIn(thrown);
	if (trouble === undefined) throw thrown;
	return thrown instanceof HelpdeskError ? thrown : new HelpdeskError(trouble);
}

/** The problem in an error of this package; undefined for any other error. */
export function problemIn(thrown: unknown): Problem | undefined {
	if (typeof thrown !== 'object' || thrown === null || !('name' in thrown) || thrown.name !== 'HelpdeskError')
		return undefined;
	return 'problem' in thrown && isProblem(thrown.problem) ? thrown.problem : undefined;
}

function isProblem(value: unknown): value is Problem {
	return typeof value === 'object' && value !== null && 'kind' in value && 'message' in value && 'nextStep' in value;
}

/** The message of any error. */
export function errorText(thrown: unknown): string {
	const words: unknown = typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : thrown;
	return typeof words === 'string' ? words : 'no reason was given';
}
