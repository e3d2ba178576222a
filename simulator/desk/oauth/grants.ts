import { createHash } from 'node:crypto';

import type { Clock } from '../../clock';
import { ACCESS } from '../access';

const MINUTE = 60_000;
const TOKEN_LIFE = 60 * MINUTE;
const CODE_LIFE = MINUTE;
/** Open-points 9, limits. */
const TOKENS_PER_WINDOW = 10;
const WINDOW = 10 * MINUTE;
const LIVE_TOKENS = 10;
const REFRESH_TOKENS = 20;

/** What a token may do, and whose it is. */
export interface Grant {
	readonly scopes: readonly string[];
	readonly agentId: string;
}

interface RefreshGrant extends Grant {
	readonly refreshToken: string;
	/** When its access tokens were made, for the throttle. */
	issued: number[];
}

interface AccessGrant extends Grant {
	readonly refreshToken: string | undefined;
	readonly expires: number;
}

interface Code extends Grant {
	readonly redirect: string;
	readonly expires: number;
	readonly givesRefresh: boolean;
}

/** Everything may be done with these, and the demo refresh token has them all. */
export const ALL_SCOPES = ['Desk.*.ALL'];

/** Codes, refresh tokens and access tokens of the one client. */
export class Grants {
	private readonly codes = new Map<string, Code>();
	private readonly refresh = new Map<string, RefreshGrant>();
	private readonly access = new Map<string, AccessGrant>();
	private made = 0;
	private hasConsented = false;

	constructor(private readonly clock: Clock) {
		this.addRefresh({ scopes: ALL_SCOPES, agentId: ACCESS.agents.ada }, ACCESS.refreshToken);
	}

	/** Keeps a consent and returns its code, which lives a minute. */
	consent(scopes: readonly string[], redirect: string, wish: { offline: boolean; consent: boolean }): string {
		const code = this.newSecret('code');
		const givesRefresh = wish.offline && (wish.consent || !this.hasConsented);
		const expires = this.clock.milliseconds() + CODE_LIFE;
		this.codes.set(code, { scopes, redirect, expires, givesRefresh, agentId: ACCESS.agents.ada });
		this.hasConsented = true;
		return code;
	}

	/** Uses a code up; undefined when it is unknown, used, too old, or made for another redirect. */
	exchange(
		code: string,
		redirect: string,
	): { accessToken: string; refreshToken?: string; scopes: readonly string[] } | undefined {
		const kept = this.codes.get(code);
		this.codes.delete(code);
		if (kept === undefined || kept.expires < this.clock.milliseconds() || kept.redirect !== redirect) return undefined;
		const { scopes } = kept;
		if (!kept.givesRefresh) return { accessToken: this.addAccess(kept, undefined), scopes };
		const refreshToken = this.addRefresh(kept);
		return { accessToken: this.addAccess(kept, refreshToken), refreshToken, scopes };
	}

	/** A new access token; undefined when the refresh token is unknown, `throttled` when it was used too often. */
	renew(refreshToken: string): { accessToken: string; scopes: readonly string[] } | 'throttled' | undefined {
		const grant = this.refresh.get(refreshToken);
		if (grant === undefined) return undefined;
		const now = this.clock.milliseconds();
		grant.issued = grant.issued.filter((at) => at > now - WINDOW);
		if (grant.issued.length >= TOKENS_PER_WINDOW) return 'throttled';
		grant.issued.push(now);
		return { accessToken: this.addAccess(grant, refreshToken), scopes: grant.scopes };
	}

	/** An access token without a refresh token (client credentials). */
	direct(scopes: readonly string[] = ALL_SCOPES): string {
		return this.addAccess({ scopes, agentId: ACCESS.agents.ada }, undefined);
	}

	/** The grant of a live access token; undefined when it is false or too old. */
	of(accessToken: string): Grant | undefined {
		const grant = this.access.get(accessToken);
		return grant !== undefined && grant.expires > this.clock.milliseconds() ? grant : undefined;
	}

	/** Removes a refresh token with its access tokens, or one access token. False when the token is unknown. */
	revoke(token: string): boolean {
		for (const [accessToken, grant] of this.access) if (grant.refreshToken === token) this.access.delete(accessToken);
		return this.refresh.delete(token) || this.access.delete(token);
	}

	/** Ends all access tokens; refresh tokens stay. */
	expireAccess(): void {
		this.access.clear();
	}

	expireOne(accessToken: string): void {
		this.access.delete(accessToken);
	}

	refreshTokens(): string[] {
		return [...this.refresh.keys()];
	}

	accessTokens(): string[] {
		return [...this.access.keys()].filter((token) => this.of(token) !== undefined);
	}

	/** Adds a refresh token with these scopes. The 21st silently ends the oldest. */
	addRefresh(grant: Grant, refreshToken = this.newSecret('refresh')): string {
		const oldest = this.refreshTokens()[0];
		if (this.refresh.size >= REFRESH_TOKENS && oldest !== undefined) this.revoke(oldest);
		this.refresh.set(refreshToken, { scopes: grant.scopes, agentId: grant.agentId, refreshToken, issued: [] });
		return refreshToken;
	}

	/** An eleventh live access token of a refresh token ends the oldest. */
	private addAccess(grant: Grant, refreshToken: string | undefined): string {
		const siblings = [...this.access].filter(
			([, one]) => refreshToken !== undefined && one.refreshToken === refreshToken,
		);
		const oldest = siblings[0]?.[0];
		if (siblings.length >= LIVE_TOKENS && oldest !== undefined) this.access.delete(oldest);
		const token = this.newSecret('access');
		const expires = this.clock.milliseconds() + TOKEN_LIFE;
		this.access.set(token, { scopes: grant.scopes, agentId: grant.agentId, refreshToken, expires });
		return token;
	}

	/** Looks like Zoho's tokens, and is the same in every run. */
	private newSecret(kind: string): string {
		this.made += 1;
		const digest = createHash('sha256').update(`${kind} ${this.made}`).digest('hex');
		return `1000.${digest.slice(0, 32)}.${digest.slice(32)}`;
	}
}
