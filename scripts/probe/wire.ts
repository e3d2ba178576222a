import { HelpdeskError, problem } from './classic';

/** What came back over HTTP, untouched. */
export interface Reply {
	readonly status: number;
	/** `application/json`, in lower case and without parameters; empty when the header is missing. */
	readonly mediaType: string;
	/** The clock of the service; null when the header is missing. */
	readonly date: Date | null;
	readonly body: string;
}

const TIMEOUT_MS = 60_000;

/** The connection of the probe. It counts what it sends. Secrets go into form bodies, never into an address. */
export class Wire {
	/** Requests sent so far. */
	sent = 0;

	constructor(private readonly signal: AbortSignal) {}

	/** @throws HelpdeskError `network` when no answer came. A redirect is not followed: it would carry the token away. */
	async post(url: string, form: Readonly<Record<string, string>>): Promise<Reply> {
		this.signal.throwIfAborted();
		this.sent += 1;
		const signal = AbortSignal.any([this.signal, AbortSignal.timeout(TIMEOUT_MS)]);
		const body = new URLSearchParams(form);
		try {
			const answer = await fetch(url, { method: 'POST', body, redirect: 'manual', signal });
			const date = new Date(answer.headers.get('date') ?? NaN);
			return {
				status: answer.status,
				mediaType: /^[\w.+/-]{1,60}/.exec(answer.headers.get('content-type')?.toLowerCase() ?? '')?.[0] ?? '',
				date: Number.isNaN(date.getTime()) ? null : date,
				body: await answer.text(),
			};
		} catch (error) {
			this.signal.throwIfAborted();
			// Only the code: the rest of the error may hold the request.
			const { code } = (error as { readonly cause?: { readonly code?: unknown } }).cause ?? {};
			const words = `${new URL(url).host} gave no answer${typeof code === 'string' ? ` (${code})` : ''}.`;
			throw new HelpdeskError(problem('network', words, 'Check the address and your network connection.'));
		}
	}
}
