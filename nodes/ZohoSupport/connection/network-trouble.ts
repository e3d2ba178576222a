import { errorText, HelpdeskError, type Problem, problem, problemIn } from '../helpdesk/problem';

/** Codes after which a request certainly never reached the service: no connection was made. */
const NEVER_ARRIVED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ERR_INVALID_URL']);
/** Codes that say so only of the attempt to connect; on a connection that stood they come after sending too. */
const WHILE_CONNECTING: ReadonlySet<string> = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);
const CERTIFICATE = /^(CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER))/;

const WORDS: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'the address refuses connections',
	ENOTFOUND: 'there is no such address',
	EAI_AGAIN: 'the name of the address could not be looked up',
	ECONNRESET: 'the connection was lost before an answer came',
	ECONNABORTED: 'no answer came in time',
	ETIMEDOUT: 'no answer came in time',
	ERR_BAD_RESPONSE: 'the answer broke off',
};

/**
 * Puts what an HTTP helper threw into a problem. Nothing of the thrown error is kept but its code: it holds the whole
 * request, password and all.
 */
export function networkTrouble(thrown: unknown, host: string): HelpdeskError {
	const own = findOwnProblem(thrown);
	if (own !== undefined) return new HelpdeskError(own);
	const { code, syscall } = findCode(thrown);
	const connecting = code !== undefined && WHILE_CONNECTING.has(code) && syscall === 'connect';
	const neverArrived = code !== undefined && (connecting || NEVER_ARRIVED.has(code) || CERTIFICATE.test(code));
	const why = code === undefined ? wordsOf(thrown) : CERTIFICATE.test(code) ? 'its certificate is not trusted' : (Object.hasOwn(WORDS, code) ? WORDS[code] : 'the connection failed');
	// n8n replaces a message that holds a common code by its own words, so only the words are given.
	const message = `${host} could not be reached: ${why}${code === undefined || Object.hasOwn(WORDS, code) ? '' : ` (${code})`}.`;
	const nextStep = neverArrived ? 'Check the data centre or address in the credential, and that this n8n can reach it.' : 'Try again later.';
	return new HelpdeskError({ ...problem('network', message, nextStep), neverArrived });
}

/** n8n refuses some addresses by policy before sending; those words name no secret and are worth showing. */
function wordsOf(thrown: unknown): string {
	return /blocked|not allowed|SSRF|restricted/i.test(errorText(thrown)) ? 'this n8n does not allow the address' : 'the connection failed';
}

/** An error and what it wraps, outermost first. */
function* chain(thrown: unknown): Generator<object> {
	let current = thrown;
	for (let depth = 0; depth < 6 && typeof current === 'object' && current !== null; depth += 1) {
		yield current;
		current = 'cause' in current ? current.cause : undefined;
	}
}

function findCode(thrown: unknown): { readonly code?: string; readonly syscall?: unknown } {
	for (const error of chain(thrown)) {
		if (!('code' in error) || typeof error.code !== 'string' || !/^[A-Z][A-Z0-9_]+$/.test(error.code)) continue;
		return { code: error.code, syscall: 'syscall' in error ? error.syscall : undefined };
	}
	return {};
}

/** Our own error may come back wrapped, and from the credential's bundle, whose classes are others: it is known by its shape. */
function findOwnProblem(thrown: unknown): Problem | undefined {
	for (const error of chain(thrown)) {
		const own = problemIn(error);
		if (own !== undefined) return own;
	}
	return undefined;
}
