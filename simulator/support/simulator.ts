import { ACCESS } from './accounts/users';
import type { Fault } from './faults/fault';
import type { JournalEntry, JournalFilter } from './journal';
import type { OpenPoints } from './open-points';
import type { SimulatorOptions } from './options';
import { listen } from './server/server';
import { type RecordAccess, recordsOf } from './simulator-records';
import { World } from './world';

export type { Fault, FaultKind } from './faults/fault';
export type { StoredRecord } from './portal/record';
export type { JournalEntry } from './journal';
export type { ModuleName } from './modules';
export type { OpenPoints } from './open-points';
export type { SimulatorOptions } from './options';

/** A running Zoho Support on this machine, with everything that a test may read or change. */
export interface Simulator extends RecordAccess {
	/**
	 * `http://127.0.0.1:PORT`: API (`/api/…`), accounts (`/apiauthtoken/nb/create`, `/login`), page (`/`), control
	 * (`/control/…`).
	 */
	readonly url: string;
	readonly port: number;
	readonly access: {
		portal: string;
		department: string;
		authToken: string;
		email: string;
		password: string;
		apiKey: string;
	};
	readonly clock: { now(): Date; set(at: Date | string): void; advance(milliseconds: number): void; freeze(): void };
	readonly journal: { entries(): JournalEntry[]; count(filter?: JournalFilter): number; clear(): void };
	readonly faults: { add(fault: Fault): void; clear(): void };
	/** Requests of the Pacific day. */
	readonly quota: { limit(): number; used(): number; spend(n: number): void; exhaust(): void; restore(): void };
	readonly openPoints: Readonly<OpenPoints>;
	setOpenPoints(change: Partial<OpenPoints>): void;
	/** Valid auth tokens. */
	tokens(): string[];
	/** Removes one token, or all. Calls with a removed token get 4834. */
	removeToken(token?: string): void;
	expireTickets(): void;
	/** Runs after a request was read and before it is carried out. */
	beforeAnswer(hook: ((request: JournalEntry) => void) | undefined): void;
	/** Resets the state, as if the simulator had started with these options. */
	reset(options?: Omit<SimulatorOptions, 'port'>): void;
	/** Closes at once, even with open connections. */
	close(): Promise<void>;
}

/** Starts a simulator on 127.0.0.1. Rejects when the port is taken or an option is wrong. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const world = new World(options);
	const server = await listen(world, options.port ?? 0);
	return {
		url: `http://127.0.0.1:${server.port}`,
		port: server.port,
		access: { ...ACCESS },
		...serviceOf(world),
		...recordsOf(world),
		get openPoints() {
			return world.points;
		},
		setOpenPoints: (change) => world.setOpenPoints(change),
		tokens: () => world.centres.main.accounts.tokens(),
		removeToken: (token) => world.centres.main.accounts.removeToken(token),
		expireTickets: () => world.centres.main.accounts.expireTickets(),
		beforeAnswer: (hook) => void (world.hook = hook),
		reset: (fresh = {}) => world.reset(fresh),
		close: () => server.close(),
	};
}

/** Everything goes through the world, so that these objects still work after a reset. */
function serviceOf(world: World): Pick<Simulator, 'clock' | 'journal' | 'faults' | 'quota'> {
	const andTell = (change: () => void): void => {
		change();
		world.changed();
	};
	return {
		clock: {
			now: () => world.clock.now(),
			set: (at) => andTell(() => world.clock.set(at)),
			advance: (milliseconds) => andTell(() => world.clock.advance(milliseconds)),
			freeze: () => andTell(() => world.clock.freeze()),
		},
		journal: {
			entries: () => world.journal.entries(),
			count: (filter) => world.journal.count(filter),
			clear: () => world.journal.clear(),
		},
		faults: {
			add: (fault) => andTell(() => world.faults.add(fault)),
			clear: () => andTell(() => world.faults.clear()),
		},
		quota: {
			limit: () => world.centres.main.quota.limit(),
			used: () => world.centres.main.quota.used(),
			spend: (requests) => andTell(() => world.centres.main.quota.spend(requests)),
			exhaust: () => andTell(() => world.centres.main.quota.exhaust()),
			restore: () => andTell(() => world.centres.main.quota.restore()),
		},
	};
}
