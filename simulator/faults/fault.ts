/** What a fault does to one request. `carriedOut`: the call has its effect although the answer is spoilt. */
interface FaultKindRow {
	readonly carriedOut: boolean;
	readonly onSignIn: boolean;
	readonly description: string;
}

/** Every fault there is. */
export const FAULT_KINDS = {
	delay: { carriedOut: true, onSignIn: true, description: 'answers after "milliseconds" (default 1000)' },
	'reset-before': { carriedOut: false, onSignIn: true, description: 'drops the connection; nothing happened' },
	'reset-after': {
		carriedOut: true,
		onSignIn: true,
		description: 'carries the call out, then drops the connection without an answer',
	},
	cut: {
		carriedOut: true,
		onSignIn: true,
		description: 'sends half of the bytes it promised, then drops the connection',
	},
	half: { carriedOut: true, onSignIn: true, description: 'sends half of the text as a complete HTTP answer' },
	'http-500': { carriedOut: false, onSignIn: true, description: 'answers HTTP 500 with an HTML page' },
	html: { carriedOut: false, onSignIn: true, description: 'answers HTTP 200 with a maintenance page' },
	'http-429': {
		carriedOut: false,
		onSignIn: true,
		description: 'answers HTTP 429 with Retry-After "retryAfter" seconds (default 1)',
	},
	gateway: {
		carriedOut: false,
		onSignIn: true,
		description:
			'answers HTTP "status" (default 403) with a page, as what stands before Zoho does; "above": only bodies of more bytes',
	},
	'error-4820': { carriedOut: false, onSignIn: false, description: 'refuses with 4820, rate limit' },
	'error-4500': { carriedOut: false, onSignIn: false, description: 'refuses with 4500, internal error' },
	'duplicate-delivery': {
		carriedOut: true,
		onSignIn: false,
		description: 'carries the call out twice; the first answer is sent',
	},
	'token-removed': {
		carriedOut: true,
		onSignIn: false,
		description: "removes the call's token or ticket first, so it answers 4834",
	},
	'quota-spent': {
		carriedOut: true,
		onSignIn: false,
		description: "uses up the day's requests first, so it answers 4421",
	},
	empty: { carriedOut: true, onSignIn: true, description: 'carries the call out and answers HTTP 200 without a body' },
	rubbish: {
		carriedOut: true,
		onSignIn: true,
		description: 'carries the call out and answers HTTP 200 with 10 MB of random bytes',
	},
	'foreign-shape': {
		carriedOut: true,
		onSignIn: true,
		description: 'carries the call out and answers well-formed text of a shape nobody knows',
	},
	'echo-error': {
		carriedOut: false,
		onSignIn: true,
		description: 'refuses with 4600 (a sign-in: with a CAUSE) and repeats every parameter, secrets and all',
	},
	'echo-text': {
		carriedOut: false,
		onSignIn: true,
		description: 'answers HTTP 200 with plain text that repeats every value, secrets and all',
	},
	'never-answer': { carriedOut: false, onSignIn: true, description: 'leaves the connection open and never answers' },
} as const satisfies Record<string, FaultKindRow>;

export type FaultKind = keyof typeof FAULT_KINDS;

/** A fault on request. Without `method` and `module` it meets every API call, and no sign-in. */
export interface Fault {
	kind: FaultKind;
	/** How many requests it meets; default 1, without end when only `probability` is given. */
	count?: number;
	/** 0 to 1, drawn for every matching request from a generator started with `seed` (default 1). */
	probability?: number;
	seed?: number;
	/** API method, or `apiauthtoken` / `login` for the sign-in. */
	method?: string;
	module?: string;
	/** Lets this many matching requests through first. */
	after?: number;
	milliseconds?: number;
	/** Seconds. */
	retryAfter?: number;
	/** The HTTP status of what stands before Zoho. */
	status?: number;
	/** Bytes: requests with a body up to so many pass and use nothing up. */
	above?: number;
}
