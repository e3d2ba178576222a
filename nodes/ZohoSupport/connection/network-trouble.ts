import { errorText, HelpdeskError, type Problem, problem, problemIn } from '../helpdesk/problem';

/** Codes of failed connections: the request certainly never reached the service. */
const NEVER_ARRIVED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ERR_INVALID_URL']);
/** System calls before anything is sent: the name lookup and the connection. */
const BEFORE_SENDING: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo']);
/**
 * Messages of Node.js and of the proxy agent for a connection that ended before it was established. These errors have
 * no code of their own.
 */
const BEFORE_CONNECTED = /before secure TLS connection was established|before receiving CONNECT response/;
/** Codes that only a socket or its timeout gives. Other errors of a socket name the system call. */
const OF_SOCKET = /^(ECONNABORTED|EPROTO|ERR_SSL_)/;
const CERTIFICATE = /^(CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER))/;

const REASONS: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: 'the host name does not exist',
	EAI_AGAIN: 'the host name could not be looked up',
	ECONNRESET: 'the connection was lost before an answer came',
	ECONNABORTED: 'no answer came in time',
	ETIMEDOUT: 'no answer came in time',
	ERR_BAD_RESPONSE: 'the answer was incomplete',
};

/**
 * Turns what an HTTP helper threw into a problem. Only the code of the error is kept, because the error holds the
 * whole request with the password.
 */
export function networkTrouble(thrown: unknown, host: string): HelpdeskError {
	const own = findOwnProblem(thrown);
	if (own !== undefined) return new HelpdeskError(own);
	const code = findCode(thrown);
	const isForbidden = code === undefined && isRefusedByPolicy(thrown);
	const neverArrived = isForbidden || certainlyNotSent([...chain(thrown)], code);
	const why = isForbidden
		? 'this n8n does not allow requests to this address'
		: code === undefined
			? 'the connection failed'
			: CERTIFICATE.test(code)
				? 'its certificate is not trusted'
				: Object.hasOwn(REASONS, code)
					? REASONS[code]
					: 'the connection failed';
	// n8n replaces a message that contains a common code with its own text, so a common code is left out.
	const shownCode = code === undefined || Object.hasOwn(REASONS, code) ? '' : ` (${code})`;
	const message = `${host} could not be reached: ${why}${shownCode}.`;
	const nextStep = neverArrived
		? 'Check the data centre or address in the credential, and check that this n8n can reach it.'
		: 'Try again later. If this stays, check the network, proxy and firewall between n8n and Zoho.';
	return new HelpdeskError({ ...problem('network', message, nextStep), neverArrived });
}

/** True if n8n refused the address by policy, before sending. */
function isRefusedByPolicy(thrown: unknown): boolean {
	return /blocked|not allowed|SSRF|restricted/i.test(errorText(thrown));
}

/** True if an error, or one that it wraps, shows that the request was not sent. */
function certainlyNotSent(errors: readonly object[], code: string | undefined): boolean {
	if (code !== undefined && (NEVER_ARRIVED.has(code) || CERTIFICATE.test(code))) return true;
	const namesCall = (error: object) => 'syscall' in error && typeof error.syscall === 'string';
	const isOfSocket = (code !== undefined && OF_SOCKET.test(code)) || errors.some(namesCall);
	return errors.some(
		(error) => neverSent(error) || (isOfSocket && 'request' in error && neverConnected(error.request)),
	);
}

/** The error and the errors that it wraps, outermost first. */
function* chain(thrown: unknown): Generator<object> {
	let current = thrown;
	for (let depth = 0; depth < 6 && typeof current === 'object' && current !== null; depth += 1) {
		yield current;
		current = 'cause' in current ? current.cause : undefined;
	}
}

function findCode(thrown: unknown): string | undefined {
	for (const error of chain(thrown)) {
		if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(error.code)) return error.code;
	}
	return undefined;
}

/**
 * True if an error shows that the request was not sent. A code such as ECONNRESET does not say when the connection
 * broke.
 */
function neverSent(error: object): boolean {
	// If a name has several addresses, Node.js tries each and collects the errors.
	if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0)
		return error.errors.every(isOfConnecting);
	if ('syscall' in error && BEFORE_SENDING.has(error.syscall)) return true;
	return 'message' in error && typeof error.message === 'string' && BEFORE_CONNECTED.test(error.message);
}

function isOfConnecting(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return false;
	return neverSent(error) || ('code' in error && error.code === 'ERR_SOCKET_CONNECTION_TIMEOUT');
}

/**
 * True for a request of Node.js whose connection was never ready: it has no connection (the proxy gave none), or the
 * TLS handshake was not complete. Node.js sends nothing before that.
 */
function neverConnected(request: unknown): boolean {
	if (typeof request !== 'object' || request === null || !('socket' in request)) return false;
	const { socket } = request;
	if (socket === null) return !('res' in request) || request.res === null || request.res === undefined;
	return typeof socket === 'object' && 'secureConnecting' in socket && socket.secureConnecting === true;
}

/** Our own error may be wrapped: n8n calls the credential, whose errors come through its HTTP helper. */
function findOwnProblem(thrown: unknown): Problem | undefined {
	for (const error of chain(thrown)) {
		const own = problemIn(error);
		if (own !== undefined) return own;
	}
	return undefined;
}
