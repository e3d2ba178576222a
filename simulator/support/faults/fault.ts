import type { Timing } from '../../faults/pending-faults';
import type { RefusalCode } from '../refusals';

/** What a fault does to one request. `carriedOut`: the call takes effect, although its answer is damaged. */
interface FaultKindRow {
	readonly carriedOut: boolean;
	readonly onSignIn: boolean;
	readonly description: string;
}

/** All kinds of faults. */
export const FAULT_KINDS = {
	delay: { carriedOut: true, onSignIn: true, description: 'answers after "milliseconds" (default 1000)' },
	'reset-before': {
		carriedOut: false,
		onSignIn: true,
		description: 'drops the connection before the call is carried out',
	},
	'reset-after': {
		carriedOut: true,
		onSignIn: true,
		description: 'carries the call out, then drops the connection without an answer',
	},
	cut: {
		carriedOut: true,
		onSignIn: true,
		description: 'sends half of the announced bytes, then drops the connection',
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
			'answers HTTP "status" (default 403) with a page, like a proxy in front of Zoho; "above": only bodies with more bytes',
	},
	'error-4820': { carriedOut: false, onSignIn: false, description: 'refuses with 4820, rate limit' },
	refuse: {
		carriedOut: false,
		onSignIn: false,
		description: 'refuses with the error "code" (default 4001), and adds "message" to its words',
	},
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
		description: 'carries the call out and answers with well-formed text of an unknown kind',
	},
	'echo-error': {
		carriedOut: false,
		onSignIn: true,
		description: 'refuses with 4600 (a sign-in: with a CAUSE) and repeats every parameter, including secrets',
	},
	'echo-text': {
		carriedOut: false,
		onSignIn: true,
		description: 'answers HTTP 200 with plain text that repeats every value, including secrets',
	},
	'never-answer': { carriedOut: false, onSignIn: true, description: 'leaves the connection open and never answers' },
} as const satisfies Record<string, FaultKindRow>;

export type FaultKind = keyof typeof FAULT_KINDS;

/** A requested fault. Without `method` and `module` it affects every API call, but no sign-in. */
export interface Fault extends Timing {
	kind: FaultKind;
	/** API method, or `apiauthtoken` / `login` for the sign-in. */
	method?: string;
	module?: string;
	milliseconds?: number;
	/** Seconds. */
	retryAfter?: number;
	/** The HTTP status of a proxy or firewall in front of Zoho. */
	status?: number;
	/** What the fault `refuse` says. */
	code?: RefusalCode;
	message?: string;
}
