import { Agent, request } from 'undici';
import { HelpdeskError, problem } from '../../nodes/ZohoSupport/helpdesk/problem';

/** What came back over HTTP, untouched. */
export interface Reply {
	readonly status: number;
	/** `application/json`, without parameters, lower case; empty when none came. */
	readonly mediaType: string;
	/** The service's own clock; null when the header is missing. */
	readonly date: Date | null;
	readonly body: string;
}

const TIMEOUT_MS = 60_000;

/** The probe's connections; counts what is sent. Secrets go in form bodies, never into an address. */
export class Wire {
	private readonly agent = new Agent({ connect: { timeout: TIMEOUT_MS } });

	/** Requests sent so far. */
	sent = 0;

	constructor(private readonly signal: AbortSignal) {}

	/** @throws HelpdeskError `network` when no answer came. A redirect is not followed: it would carry the token away. */
	async post(url: string, form: Readonly<Record<string, string>>): Promise<Reply> {
		this.signal.throwIfAborted();
		this.sent += 1;
		try {
			const { statusCode, headers, body } = await request(url, {
				dispatcher: this.agent,
				method: 'POST',
				headers: { 'content-type': 'application/x-www-form-urlencoded', accept: '*/*' },
				body: new URLSearchParams(form).toString(),
				signal: this.signal,
				headersTimeout: TIMEOUT_MS,
				bodyTimeout: TIMEOUT_MS,
			});
			return {
				status: statusCode,
				mediaType: mediaTypeOf(headers['content-type']),
				date: dateOf(headers.date),
				body: await body.text(),
			};
		} catch (error) {
			this.signal.throwIfAborted();
			throw unreachable(error, new URL(url).host);
		}
	}

	async close(): Promise<void> {
		await this.agent.destroy();
	}
}

/** Only the code of what was thrown is kept: the rest may hold the request. */
function unreachable(error: unknown, host: string): HelpdeskError {
	const code =
		typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
			? ` (${error.code})`
			: '';
	return new HelpdeskError(
		problem('network', `${host} gave no answer${code}.`, 'Check the address and your way to the network.'),
	);
}

function first(header: string | string[] | undefined): string {
	return (Array.isArray(header) ? header[0] : header) ?? '';
}

function mediaTypeOf(header: string | string[] | undefined): string {
	return /^[\w.+/-]{1,60}/.exec(first(header).toLowerCase())?.[0] ?? '';
}

function dateOf(header: string | string[] | undefined): Date | null {
	const time = Date.parse(first(header));
	return Number.isNaN(time) ? null : new Date(time);
}
