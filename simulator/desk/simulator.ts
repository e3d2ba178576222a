import { ACCESS } from './access';
import { Desk } from './desk';
import type { DeskHost, Hook } from './desk';
import type { Fault } from './fault';
import type { JournalEntry, JournalFilter } from './journal';
import type { OpenPoints } from './open-points';
import type { DeskOptions } from './options';
import { recordsOf } from './simulator-records';
import type { RecordAccess } from './simulator-records';
import { listen } from './server/server';

export type { Fault, FaultKind } from './fault';
export type { JournalEntry, JournalFilter } from './journal';
export type { Edition } from './limits/edition';
export type { OpenPoints } from './open-points';
export type { DeskOptions } from './options';
export type { ModuleName } from './store/module';
export type { StoredRecord } from './simulator-records';

/** A running Zoho Desk on this machine, with everything that a test may read or change. */
export interface DeskSimulator extends RecordAccess {
	/** `http://127.0.0.1:PORT`: accounts (`/oauth/v2/…`) and API (`/api/v1/…`). */
	readonly url: string;
	readonly port: number;
	readonly access: typeof ACCESS;
	readonly clock: { now(): Date; set(at: Date | string): void; advance(milliseconds: number): void; freeze(): void };
	readonly journal: {
		entries(): JournalEntry[];
		count(filter?: JournalFilter): number;
		credits(filter?: JournalFilter): number;
		clear(): void;
	};
	readonly faults: { add(fault: Fault): void; clear(): void };
	/** Credits of the day. */
	readonly credits: {
		readonly limit: number;
		readonly used: number;
		spend(n: number): void;
		exhaust(): void;
		restore(): void;
	};
	readonly grants: {
		/** Ends the refresh token and its access tokens, or all of them. */
		revoke(refreshToken?: string): void;
		/** Ends all access tokens; refresh tokens stay. */
		expireAccessTokens(): void;
		refreshTokens(): string[];
		accessTokens(): string[];
		/** An access token with these scopes (default: all), past the accounts server. */
		accessToken(scopes?: readonly string[]): string;
		/** A refresh token with these scopes, past the accounts server. */
		refreshToken(scopes: readonly string[]): string;
	};
	readonly openPoints: Readonly<OpenPoints>;
	setOpenPoints(change: Partial<OpenPoints>): void;
	/** Runs after a request was read and before it is carried out. The answer waits for its promise. */
	beforeAnswer(hook: Hook | undefined): void;
	/** Resets the state, as if the simulator had started with these options. */
	reset(options?: Omit<DeskOptions, 'port'>): void;
	/** Closes at once, even with open connections. */
	close(): Promise<void>;
}

/** Starts a simulator of Zoho Desk on 127.0.0.1. Rejects when the port is taken or an option is wrong. */
export async function startDeskSimulator(options: DeskOptions = {}): Promise<DeskSimulator> {
	const host: DeskHost = { desk: new Desk(options) };
	const server = await listen(host, options.port ?? 0);
	return {
		url: `http://127.0.0.1:${server.port}`,
		port: server.port,
		access: ACCESS,
		...serviceOf(host),
		...recordsOf(host),
		get openPoints() {
			return host.desk.points;
		},
		setOpenPoints: (change) => host.desk.setOpenPoints(change),
		beforeAnswer: (hook) => void (host.desk.hook = hook),
		reset: (fresh = {}) => void (host.desk = new Desk(fresh)),
		close: () => server.close(),
	};
}

/** Everything goes through the host, so that these objects still work after a reset. */
function serviceOf(host: DeskHost): Pick<DeskSimulator, 'clock' | 'journal' | 'faults' | 'credits' | 'grants'> {
	return {
		clock: {
			now: () => host.desk.clock.now(),
			set: (at) => host.desk.clock.set(at),
			advance: (milliseconds) => host.desk.clock.advance(milliseconds),
			freeze: () => host.desk.clock.freeze(),
		},
		journal: {
			entries: () => host.desk.journal.entries(),
			count: (filter) => host.desk.journal.count(filter),
			credits: (filter) => host.desk.journal.credits(filter),
			clear: () => host.desk.journal.clear(),
		},
		faults: { add: (fault) => host.desk.faults.add(fault), clear: () => host.desk.faults.clear() },
		credits: creditsOf(host),
		grants: grantsOf(host),
	};
}

function creditsOf(host: DeskHost): DeskSimulator['credits'] {
	return {
		get limit() {
			return host.desk.credits.limit;
		},
		get used() {
			return host.desk.credits.used;
		},
		spend: (credits) => host.desk.credits.spend(credits),
		exhaust: () => host.desk.credits.exhaust(),
		restore: () => host.desk.credits.restore(),
	};
}

function grantsOf(host: DeskHost): DeskSimulator['grants'] {
	return {
		revoke: (refreshToken) => {
			const tokens = refreshToken === undefined ? host.desk.grants.refreshTokens() : [refreshToken];
			for (const token of tokens) host.desk.grants.revoke(token);
		},
		expireAccessTokens: () => host.desk.grants.expireAccess(),
		refreshTokens: () => host.desk.grants.refreshTokens(),
		accessTokens: () => host.desk.grants.accessTokens(),
		accessToken: (scopes) => host.desk.grants.direct(scopes),
		refreshToken: (scopes) => host.desk.grants.addRefresh({ scopes, agentId: ACCESS.agents.ada }),
	};
}
