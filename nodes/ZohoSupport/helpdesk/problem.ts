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
	| 'request' // the call itself: module, method or parameter
	| 'service' // the service failed inside
	| 'network' // no answer came
	| 'garbled' // an answer came that is none
	| 'gone' // the API no longer answers at this address
	| 'shifting' // records moved under a long read more often than it can follow
	| 'cancelled'; // the person stopped the execution

/** Trouble in words for the person at the canvas. */
export interface Problem {
	readonly kind: ProblemKind;
	/** What happened, in Zoho's words where it gave some. */
	readonly message: string;
	/** The service's code, such as '4834'; null when it gave none. */
	readonly code: string | null;
	/** What to do next. */
	readonly nextStep: string;
	/** Only for `network`: true when the request certainly never reached the service. */
	readonly neverArrived?: boolean;
	/** True when the trouble came while a token was made, before the call itself was sent. */
	readonly whileSigningIn?: boolean;
	/** How long the service asked to wait, in seconds. */
	readonly retryAfterSeconds?: number;
}

/** A problem that ends the call it happened in. */
export class HelpdeskError extends Error {
	constructor(readonly problem: Problem) {
		super(problem.message);
		this.name = 'HelpdeskError';
	}
}

/** Trouble after which no other item of a run would fare better: nothing more is sent. */
const ENDS_RUN: ReadonlySet<ProblemKind> = new Set<ProblemKind>(['quota', 'reserve', 'sign-in', 'setup', 'permission', 'request', 'rate', 'gone', 'cancelled']);

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

/** What was thrown, as a HelpdeskError; anything else is a defect and goes on as it is. */
export function asHelpdeskError(thrown: unknown): HelpdeskError {
	if (thrown instanceof HelpdeskError) return thrown;
	throw thrown;
}
