import { HelpdeskError, problem } from '../classic';
import type { DeskAccount } from './account';
import { isJsonObject, type Json, type JsonObject } from './product';

/** One call of Zoho Desk. */
export interface DeskCall {
	readonly method?: 'GET' | 'POST' | 'PATCH';
	/** Below `/api/v1`. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: JsonObject;
}

/** An answer of Zoho Desk. */
export interface DeskReply {
	readonly status: number;
	/** Credits that the service says it cost. */
	readonly weight: number | undefined;
	/** Undefined for an empty answer. */
	readonly body: JsonObject | undefined;
}

const TIMEOUT_MS = 60_000;

/** The line to Zoho Desk. It counts what it sends and what that cost. Secrets go into bodies and headers, never into an address. */
export class DeskLine {
	sent = 0;
	/** As far as the service said them. */
	credits = 0;
	private token = '';
	private organizationId: string | undefined;

	constructor(
		private readonly account: DeskAccount,
		private signal: AbortSignal,
	) {}

	/** From here on Ctrl-C does not stop it: for what must be put away. */
	finish(): void {
		this.signal = new AbortController().signal;
	}

	/** Makes an access token and finds the organization. @throws HelpdeskError when nobody is let in */
	async open(): Promise<void> {
		const { accountsAddress, clientId, clientSecret, refreshToken } = this.account;
		const { body } = await this.exchange(`${accountsAddress}/oauth/v2/token`, {
			method: 'POST',
			body: new URLSearchParams({
				grant_type: 'refresh_token',
				client_id: clientId,
				client_secret: clientSecret,
				refresh_token: refreshToken,
			}),
		});
		if (typeof body?.access_token !== 'string') throw refusedSignIn(body?.error);
		this.token = body.access_token;
		const { status, body: answer } = await this.call({ path: '/organizations' });
		const rows = Array.isArray(answer?.data) ? answer.data.filter(isJsonObject) : [];
		this.organizationId = chosen(
			rows.map(({ id }) => String(id)),
			this.account.organizationId,
			status,
		);
	}

	async call({ method = 'GET', path, query = {}, body }: DeskCall): Promise<DeskReply> {
		const search = new URLSearchParams(query).toString();
		return await this.exchange(`${this.account.deskAddress}/api/v1${path}${search === '' ? '' : `?${search}`}`, {
			method,
			headers: {
				authorization: `Zoho-oauthtoken ${this.token}`,
				...(this.organizationId !== undefined && { orgId: this.organizationId }),
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
	}

	/** @throws HelpdeskError `network` when no answer came. A redirect is not followed: it would carry the token away. */
	private async exchange(url: string, request: RequestInit): Promise<DeskReply> {
		this.signal.throwIfAborted();
		this.sent += 1;
		const signal = AbortSignal.any([this.signal, AbortSignal.timeout(TIMEOUT_MS)]);
		try {
			const answer = await fetch(url, { ...request, redirect: 'manual', signal });
			const said = answer.headers.get('x-rate-limit-request-weight-v3') ?? '';
			const weight = /^\d+$/.test(said) ? Number(said) : undefined;
			this.credits += weight ?? 0;
			return { status: answer.status, weight, body: objectIn(await answer.text()) };
		} catch (error) {
			this.signal.throwIfAborted();
			const { code } = (error as { readonly cause?: { readonly code?: unknown } }).cause ?? {};
			const words = `${new URL(url).host} gave no answer${typeof code === 'string' ? ` (${code})` : ''}.`;
			throw new HelpdeskError(problem('network', words, 'Check the data centre and your network connection.'));
		}
	}
}

function objectIn(text: string): JsonObject | undefined {
	try {
		const parsed = JSON.parse(text) as Json;
		return isJsonObject(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

function refusedSignIn(error: unknown): HelpdeskError {
	const code = typeof error === 'string' && /^[\w ]{1,40}$/.test(error) ? error : 'no access token came';
	return new HelpdeskError(
		problem(
			'sign-in',
			`The accounts server refused the sign-in: ${code}.`,
			'Check client ID, client secret, refresh token and data centre.',
		),
	);
}

function chosen(ids: readonly string[], wanted: string | undefined, status: number): string {
	if (wanted !== undefined && ids.includes(wanted)) return wanted;
	if (wanted === undefined && ids.length === 1) return ids[0];
	const found = ids.length === 0 ? `none (HTTP ${status})` : String(ids.length);
	throw new HelpdeskError(
		problem(
			'setup',
			`The account shows ${found} of its organizations${wanted === undefined ? '' : ', and not the one that was named'}.`,
			'Set ZOHO_DESK_ORGANIZATION to the ID of one of them: Setup > Developer Space > API.',
		),
	);
}
