/** What kind of trouble it is: decides what is retried, renewed, pinned or shown. */
export type ProblemKind =
	| 'sign-in' // the token, ticket or key is not accepted
	| 'permission'
	| 'setup' // the portal or department of the credential
	| 'quota' // the day's requests are spent
	| 'reserve' // we stopped before the reserve kept for people
	| 'rate' // too fast; wait and try again
	| 'no-data' // an empty list
	| 'not-found'
	| 'data' // a row or value that the service does not take
	| 'unclear' // an error that no document lists: of a write nobody knows whether it was carried out
	| 'request' // the call itself: module, method or parameter
	| 'service' // the service failed inside
	| 'network' // no answer came
	| 'garbled' // an answer came that is none
	| 'blocked' // what stands before the service did not hand the request on
	| 'unanswered' // the requests before it got no usable answer, so it was not sent
	| 'gone' // the API no longer answers at this address
	| 'shifting' // records moved under a long read more often than it can follow
	| 'cancelled'; // the person stopped the execution

/** Trouble in words for the person at the canvas. */
export interface Problem {
	readonly kind: ProblemKind;
	/** What happened, in the words of the service where it gave some. */
	readonly message: string;
	/** The service's code, as it gave it; null when it gave none. */
	readonly code: string | null;
	/** What to do next. */
	readonly nextStep: string;
	/** True when the request certainly never reached the service. */
	readonly neverArrived?: boolean;
	/** True when the trouble came while a token was made, before the call itself was sent. */
	readonly whileSigningIn?: boolean;
	/** How long the service asked to wait, in seconds. */
	readonly retryAfterSeconds?: number;
	/** The row of the call that the service's words name, counted from 1. */
	readonly row?: number | undefined;
}

/** A problem that ends the call it happened in. */
export class HelpdeskError extends Error {
	constructor(readonly problem: Problem) {
		super(problem.message);
		this.name = 'HelpdeskError';
	}
}

/** Trouble after which no other item of a run would fare better: nothing more is sent. */
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

/** True for trouble that is the same for every item. */
export function endsRun(trouble: Problem): boolean {
	return trouble.whileSigningIn === true || ENDS_RUN.has(trouble.kind);
}

/** A problem that is not the service's answer but the lack of a usable one. */
export function problem(kind: ProblemKind, message: string, nextStep: string): Problem {
	return { kind, message, nextStep, code: null };
}

/** Sentences one after another, each with a full stop: words of the service often have none. */
export function sentences(...parts: readonly string[]): string {
	return parts.map((part) => (/[.!?…]$/.test(part.trim()) ? part.trim() : `${part.trim()}.`)).join(' ');
}

/**
 * What was thrown, as a HelpdeskError; anything else is a defect and goes on as it is. Another bundle of the package has a class of its
 * own, and what it threw may come through the memory that they share: it is known by its shape.
 */
export function asHelpdeskError(thrown: unknown): HelpdeskError {
	const trouble = problemIn(thrown);
	if (trouble === undefined) throw thrown;
	return thrown instanceof HelpdeskError ? thrown : new HelpdeskError(trouble);
}

/** The problem that an error of this package carries; undefined for any other. */
export function problemIn(thrown: unknown): Problem | undefined {
	if (typeof thrown !== 'object' || thrown === null || !('name' in thrown) || thrown.name !== 'HelpdeskError')
		return undefined;
	return 'problem' in thrown && isProblem(thrown.problem) ? thrown.problem : undefined;
}

function isProblem(value: unknown): value is Problem {
	return typeof value === 'object' && value !== null && 'kind' in value && 'message' in value && 'nextStep' in value;
}

/** What an error says, whoever made it. */
export function errorText(thrown: unknown): string {
	const words: unknown = typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : thrown;
	return typeof words === 'string' ? words : 'no reason was given';
}
